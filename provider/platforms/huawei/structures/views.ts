import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { fileProblem } from "../workflowFile";
import { enterpriseProject, optionalNumber, optionalText } from "./common";

const optionalFlag = (doc: string) => field(z.boolean().optional(), doc);

const owner = {
  projectId: optionalText("The id of the project."),
  domainId: optionalText("The id of the account."),
};
const times = {
  createTime: field(z.string(), "When it was created, UTC.", { wireName: "create_at" }),
  updateTime: field(z.string().optional(), "When it was changed last, UTC.", { wireName: "update_at" }),
};
const project = field(enterpriseProject.optional(), "The enterprise project.");

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
  enterpriseProject: project,
});

/** The encoding of the content is not documented: where it is no YAML mapping, it is taken for Base64. */
function decodeArchive(archive: unknown): unknown {
  if (typeof archive !== "string" || fileProblem(archive) === undefined) return archive;
  const decoded = Buffer.from(archive, "base64").toString("utf8");
  return fileProblem(decoded) === undefined ? decoded : archive;
}

export const workflowView = structure("WorkflowView", "A workflow.", {
  id: field(z.string(), "The id."),
  name: field(z.string(), "The name."),
  description: optionalText("The description."),
  vendor: optionalText("Who offers it."),
  scope: optionalText("Who sees it: `domain`, the account, or `public`, everybody."),
  domain: optionalText("The tenant's name."),
  workflowUrl: optionalText(
    "The URL of the file in object storage. It may give access: treat it as a secret.",
  ),
  logo: optionalText("The logo."),
  image: optionalText("The topology as a picture."),
  archive: field(z.string().optional(), "The file, where it was asked for.", {
    codec: { encode: (archive) => archive, decode: decodeArchive },
  }),
  ...owner,
  ...times,
  enterpriseProject: project,
});

export const workflowTool = structure("WorkflowTool", "A tool that a workflow uses.", {
  name: field(z.string(), "The name."),
  version: optionalText("The version."),
  type: optionalText("`container` or `spark`."),
  image: optionalText("The address of the image."),
  cpu: optionalText("The cores that are recommended, such as `2C`."),
  memory: optionalText("The memory that is recommended, such as `8G`."),
  command: optionalText("The command."),
  description: optionalText("The description."),
  scope: optionalText("Who sees it."),
});

export const inputView = structure("WorkflowInput", "An input of a workflow.", {
  type: optionalText("`number`, `array`, `string` or `bool`."),
  default: field(z.unknown().optional(), "The value where none is given."),
  value: field(z.unknown().optional(), "The value in an execution."),
  description: optionalText("The description."),
  label: optionalText("The group that it is shown in."),
});

export const toolView = structure("ToolView", "A tool.", {
  id: field(z.string(), "The id.", { wireName: "guid" }),
  name: field(z.string(), "The name."),
  version: field(z.string(), "The version."),
  image: optionalText("The address of the image."),
  category: optionalText("The category."),
  description: optionalText("The description."),
  vendor: optionalText("Who offers it."),
  scope: optionalText("Who sees it: `domain`, the tenant, or `public`, all tenants."),
  domain: optionalText("The tenant's name."),
  instruction: optionalText("How to use it."),
  cpu: optionalText("The cores that it needs, such as `2C`."),
  memory: optionalText("The memory that it needs, such as `8G`."),
  command: optionalText("The command."),
  type: optionalText("`container` or `spark`."),
  logo: optionalText("The logo."),
  ...owner,
  ...times,
  enterpriseProject: project,
});
