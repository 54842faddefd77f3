import { z } from "zod";

import { refusalOf } from "../../../core/deletion";
import { hasCode } from "../../../core/errors";
import { defineResource } from "../../../core/definition";
import { field, type Rule, structure } from "../../../core/schema/field";
import { waitUntil } from "../../../core/wait";
import { platform } from "../api/connection";
import { addressable, label } from "../api/names";
import { decodeMembers, encode, encodeChanged, nonEmpty, timeOf } from "../api/wire";
import { asListed } from "../api/lists";
import { createCluster, deleteCluster, getCluster, listClusters, updateCluster } from "./calls";
import { refusalOfNamespaces } from "./refusal";
import { clusterView } from "./structures";

const NAME = /^[A-Za-z0-9_][A-Za-z0-9-_]{0,253}[A-Za-z0-9_]$/;
const LONGEST_AUTO_NAME = 63;
const DEFAULT_SOURCE = "OnPremise";
/** The server stores texts without the white space around them, and takes an empty one for one that is not to change. */
const KEPT = { platformDefault: "", removal: "replace", key: trimmed } as const;

const versioned: Rule = {
  needs: ["clusterType", "version"],
  check: ({ clusterType, version }) =>
    clusterType === "Kubernetes" && (trimmed(version) ?? "") === ""
      ? [{ path: ["version"], reason: "is required with clusterType Kubernetes" }]
      : [],
};

const credential = z
  .string()
  .regex(/^[A-Za-z0-9+/\s]+={0,2}\s*$/, "must be base64")
  .refine((text) => text.replaceAll(/\s/g, "").length % 4 === 0, "must be base64, with its padding");

const inputs = structure(
  "ClusterArgs",
  "A Kubernetes cluster.",
  {
    clusterName: field(
      addressable(
        z
          .string()
          .regex(NAME, "must be 2 to 255 letters, digits, underscores and hyphens, no hyphen at either end"),
      ).optional(),
      "The name: 2 to 255 letters, digits, underscores and hyphens.",
      { autoName: { maxLength: LONGEST_AUTO_NAME, letterFirst: true }, change: "replace" },
    ),
    endpoint: field(
      z
        .string()
        .min(1)
        .regex(/^\S(.*\S)?$/, "must not begin or end with a space"),
      "The address of the cluster, for people: the connection is made as `credential` says.",
    ),
    clusterType: field(z.enum(["Kubernetes", "K3S"]), "The kind of cluster."),
    version: field(
      z.string().optional(),
      "The version of Kubernetes, such as `v1.16`. Required with `Kubernetes`. To take it away replaces the cluster.",
      KEPT,
    ),
    credential: field(
      credential.optional(),
      "A kubeconfig in base64. Without it the server uses its own account in the cluster that it runs in. The server parses " +
        "it, and does not try it. To take it away replaces the cluster.",
      { secret: true, removal: "replace", key: canonicalBase64 },
    ),
    description: field(z.string().optional(), "The description. To take it away replaces the cluster.", KEPT),
    source: field(z.string().optional(), "Where the cluster comes from, such as `CCE`.", {
      platformDefault: DEFAULT_SOURCE,
      key: sourceKey,
    }),
    setting: field(
      z.string().optional(),
      "More about the cluster, in free text. To take it away replaces the cluster.",
      KEPT,
    ),
    status: field(
      z.enum(["online", "offline"]).optional(),
      "Whether queues may be created and changed on it. An offline cluster still lets queues be deleted.",
      { platformDefault: "online" },
    ),
    namespaceList: field(
      z.array(label).optional(),
      "The namespaces that queues may use; without it they may use all. One that a queue uses cannot be taken out. To empty " +
        "the list replaces the cluster.",
      { unordered: true, removal: "replace" },
    ),
  },
  { rules: [versioned] },
);

/** A Kubernetes cluster that jobs run on. */
export const cluster = defineResource({
  type: "paddleflow:Cluster",
  doc:
    "A Kubernetes cluster that is registered with PaddleFlow. Only `root` manages clusters. With a cluster go all its idle " +
    "queues: let the program's queues use its name, so that they are deleted before it.",
  platform,
  inputs,
  outputs: z.object({
    clusterId: field(z.string(), "The server's id, such as `cluster-de8100ad`."),
    createTime: field(z.string(), "When it was registered, in the server's local time."),
  }),
  change: "update",
  id: { pattern: NAME, example: "gpu-east" },
  timeouts: { create: 10, update: 10, delete: 60 },
  actions: {
    create: "POST /cluster",
    read: "GET /cluster/{clusterName}",
    update: "PUT /cluster/{clusterName}",
    delete: "DELETE /cluster/{clusterName}",
  },

  async create({ client, inputs: wanted, signal }) {
    await createCluster(client, encode(inputs, wanted), signal);
    return String(wanted.clusterName);
  },

  async read({ client, id, signal }) {
    const wire = await getCluster(client, id, signal);
    if (wire === undefined) return undefined;
    const { clusterId, createTime } = decodeMembers(clusterView, wire);
    const found = { ...decodeMembers(inputs, wire), credential: nonEmpty(wire.credential) };
    return { inputs: found, outputs: { clusterId, createTime } };
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    // What has a default is set to it, as the server takes its absence for no change.
    const all = { status: "online", ...wanted, source: sourceKey(wanted.source) };
    const names = new Set(changed);
    // The type is only taken together with the version.
    if (names.has("clusterType") || names.has("version")) names.add("clusterType").add("version");
    await updateCluster(client, id, encodeChanged(inputs, all, names), signal);
  },

  async delete({ client, id, signal, log }) {
    await waitUntil<void>({
      what: "the deletion of the cluster",
      signal,
      log,
      poll: async () => {
        const refusal = await refusalOf(() => deleteCluster(client, id, signal));
        if (refusal === undefined) return { done: undefined };
        if (!hasCode(refusal, "QueueIsInUse")) throw refusal;
        return { progress: refusal.message };
      },
    });
  },

  takesApart: "its queues",

  refusal: refusalOfNamespaces,

  lookup: {
    name: "clusterName",
    // The server with SQLite takes a second cluster of one name, but keeps them apart nowhere.
    unique: true,
    what: ({ clusterName: name }) => `cluster ${name}`,
    async find({ client, inputs: { clusterName: name = "" }, signal }) {
      const wire = await getCluster(client, name, signal);
      return wire === undefined ? [] : [{ id: name, createTime: timeOf(wire.createTime) }];
    },
    async all({ client, signal }) {
      const filters = { names: undefined, status: undefined };
      return asListed(await listClusters(client, filters, signal), ({ clusterName }) => String(clusterName));
    },
  },
});

function canonicalBase64(value: unknown): unknown {
  return typeof value === "string" ? Buffer.from(value, "base64").toString("base64") : value;
}

/** A text without what Go takes for white space around it. */
function trimmed(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "") : value;
}

function sourceKey(value: unknown): unknown {
  return nonEmpty(trimmed(value)) ?? DEFAULT_SOURCE;
}
