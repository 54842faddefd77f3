import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { enterpriseProject, optionalFlag, optionalNumber, optionalText, owner, times } from "../api/views";

export const environmentView = structure("EnvironmentView", "An environment.", {
  id: field(z.string(), "The id.", { wireName: "guid" }),
  name: field(z.string(), "The name."),
  description: optionalText("The description."),
  status: field(
    z.string(),
    "The state: `Creating`, `Running`, `CreatedFailed`, `Abnormal`, `Deleting` or `DeletedFailed`.",
  ),
  source: field(z.string(), "What it is on: `cci` or `cce`."),
  clusterId: optionalText("The id of the cluster."),
  clusterName: optionalText("The name of the cluster or namespace."),
  cpu: optionalNumber("Cores."),
  memory: optionalNumber("Memory."),
  stackId: optionalText("The id of the stack that made the cluster."),
  isGeneCluster: optionalFlag("Whether the cluster was created with the environment."),
  bucketName: optionalText("The bucket of object storage."),
  defaultEnv: optionalFlag("Whether it is the default environment."),
  orderId: optionalText("The number of the order of a prepaid cluster."),
  clusterInfo: optionalText("What is known of the cluster, for `cce`."),
  ...owner,
  ...times,
  enterpriseProject,
});
