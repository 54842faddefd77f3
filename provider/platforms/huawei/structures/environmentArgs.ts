import { z } from "zod";

import { field, type Rule, structure } from "../../../core/schema/field";
import { enterpriseProjectIdField, nameField, text } from "./common";

const MAX_NAME = 64;
const secret = { secret: true, writeOnly: true } as const;

/** What each source needs, and what it has no use for. */
const members: Rule = {
  needs: ["source"],
  check({ source, clusterId, clusterName, bucketName, inputsJson, ak, sk }) {
    const needed = (given: Readonly<Record<string, unknown>>) =>
      Object.entries(given).flatMap(([name, value]) =>
        value === undefined ? [{ path: [name], reason: `is needed where source is ${String(source)}` }] : [],
      );
    const useless = (given: Readonly<Record<string, unknown>>) =>
      Object.entries(given).flatMap(([name, value]) =>
        value === undefined
          ? []
          : [{ path: [name], reason: `is of no use where source is ${String(source)}` }],
      );
    if (source === "cci") {
      return [...needed({ clusterName, ak, sk }), ...useless({ clusterId, inputsJson })];
    }
    const either = (clusterId === undefined) === (inputsJson === undefined);
    const wrong = { path: ["clusterId"], reason: "give either clusterId or, for a new cluster, inputsJson" };
    return [...needed({ bucketName }), ...useless({ clusterName }), ...(either ? [wrong] : [])];
  },
};

/** The inputs of an environment. */
export const environmentArgs = structure(
  "EnvironmentArgs",
  "An environment.",
  {
    envName: nameField(MAX_NAME),
    source: field(
      z.enum(["cci", "cce"]),
      "What it is on: `cci`, serverless containers, or `cce`, a Kubernetes cluster.",
    ),
    clusterId: field(text.optional(), "The id of an existing cluster, for `cce`.", { computed: true }),
    clusterName: field(text.optional(), "The name of an existing namespace, for `cci`.", { computed: true }),
    bucketName: field(
      text.optional(),
      "The bucket of object storage. Needed for `cce`; for `cci`, the parallel file system if one is used.",
    ),
    inputsJson: field(
      z.record(z.string().min(1), z.unknown()).optional(),
      "The definition of a new cluster for `cce`: `kind` as `cluster`, `apiVersion` as `v2`, `metadata` and `spec`.",
      { writeOnly: true },
    ),
    defaultEnv: field(
      z.boolean().default(false),
      "Whether it becomes the default environment. It stops being so when another one becomes it.",
      { writeOnly: true },
    ),
    ak: field(
      text.optional(),
      "The id of an access key with which the service uses the account's storage, for `cci`.",
      secret,
    ),
    sk: field(text.optional(), "The access key that belongs to `ak`.", secret),
    projectId: field(text.optional(), "The id of the project. Left out, it is the connection's.", {
      writeOnly: true,
    }),
    enterpriseProjectId: enterpriseProjectIdField,
    deleteCluster: field(
      z.boolean().default(false),
      "Whether a delete also deletes the cluster, where it was created with the environment. Namespaces always stay.",
      { local: true, change: "update" },
    ),
  },
  { rules: [members] },
);
