import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { OperationFailedError } from "../../../core/errors";
import { field, type Rule, structure } from "../../../core/schema/field";
import { nonEmpty } from "../../../core/schema/wire";
import { waitUntil } from "../../../core/wait";
import { needsGcs } from "../api/client";
import { platform } from "../api/connection";
import { createTime, enterpriseProjectIdField, nameField, text, uuid } from "../api/fields";
import { byName } from "../api/objects";
import { decodeMembers, encode } from "../api/wire";
import { createEnvironment, ENVIRONMENTS, getEnvironment } from "./calls";
import { deleteAndWait } from "./delete";
import { environmentView } from "./structures";

const MAX_NAME = 64;
const secret = { secret: true, writeOnly: true } as const;

/** The inputs that each source needs, and those that have no use with it. */
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

const inputs = structure(
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
      { writeOnly: true, codec: { encode: String, decode: (wire) => wire } },
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

/** A place where executions run. */
export const environment = defineResource({
  type: "huawei:Environment",
  doc:
    "An environment: a namespace of serverless containers or a Kubernetes cluster that executions run in. Its calls are " +
    "those of the REST reference, a later addition to the document. Every change replaces it.",
  platform,
  inputs,
  outputs: z.object({ createTime }),
  change: "replace",
  id: { pattern: uuid, example: "9c1e684f-d574-99e0-19fa-3f4ac7156c4f" },
  timeouts: { create: 60, update: 60, delete: 60 },
  actions: {
    create: "POST /v1/environments",
    read: "get_environment",
    update: "none: every change replaces",
    delete: "DELETE /v1/environments/{id}",
  },
  validate: (_inputs, settings) => needsGcs(settings),

  create: ({ client, inputs: wanted, signal }) =>
    createEnvironment(client.gcs, encode(inputs, wanted), signal),

  async read({ client, id, signal }) {
    const wire = await getEnvironment(client.gcs, id, signal);
    if (wire === undefined || ENVIRONMENTS.isLeaving(wire)) return undefined;
    const own = decodeMembers(environmentView, wire);
    const { source, clusterId, clusterName, isGeneCluster } = own;
    return {
      inputs: {
        envName: own.name,
        source,
        // The service chooses the others: the id of serverless containers, and both of a new cluster.
        clusterId: source === "cce" && isGeneCluster !== true ? clusterId : undefined,
        clusterName: source === "cci" ? clusterName : undefined,
        bucketName: nonEmpty(own.bucketName),
        enterpriseProjectId: own.enterpriseProject?.id,
      },
      outputs: { createTime: own.createTime },
    };
  },

  async settle({ client, id, changed, signal, log }) {
    // No change reaches the service, so that the state of an environment that was made before does not matter.
    let isMade = changed !== undefined;
    await waitUntil({
      what: "the environment",
      signal,
      log,
      poll: async () => {
        const status = nonEmpty((await getEnvironment(client.gcs, id, signal))?.status) ?? "gone";
        isMade &&= status !== "Creating";
        if (status === "Running" || isMade) return { done: undefined };
        if (status === "Creating") return { progress: status };
        throw new OperationFailedError(`the environment is ${status}`, {
          advice:
            "Look at the cluster or namespace in the console; no call mends an environment, so replace it with " +
            "`pulumi up --replace URN` where it stays so",
        });
      },
    });
  },

  delete: (operation) => deleteAndWait(operation),

  lookup: byName<z.output<typeof inputs>>(ENVIRONMENTS, "envName"),
});
