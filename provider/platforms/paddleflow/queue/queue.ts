import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, type Rule, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { platform } from "../api/connection";
import { addressable, label } from "../api/names";
import { decodeMembers, encode, timeOf } from "../api/wire";
import { asListed } from "../api/lists";
import { listQueues } from "../api/calls";
import { getCluster } from "../cluster/calls";
import { type Amounts, changeOfAmounts, exceeding } from "./amounts";
import { createQueue, getQueue, updateQueue } from "./calls";
import { deleteFreeQueue } from "./delete";
import { queueLimits } from "./limits";
import { changeOfLocation, isolationOf, locationOf, visibleLocation } from "./location";
import { queueResources, queueView } from "./structures";
import { waitForOpenQueue } from "./wait";

const LONGEST_NAME = 63;
const RESERVED = "default";
const ELASTIC = "elasticQuota";
const VOLCANO = "volcanoCapabilityQuota";

const guarantee: Rule = {
  needs: ["quotaType", "minResources", "maxResources"],
  check({ quotaType = ELASTIC, minResources, maxResources }) {
    if (minResources === undefined || minResources === null) return [];
    if (quotaType !== ELASTIC) {
      return [{ path: ["minResources"], reason: `is for quotaType ${ELASTIC} only` }];
    }
    if (!isRecord(minResources) || !isRecord(maxResources)) return [];
    return exceeding(minResources as Amounts, maxResources as Amounts).map((path) => ({
      path: ["minResources", ...path],
      reason: "must not be more than in maxResources",
    }));
  },
};

const inputs = structure(
  "QueueArgs",
  "A queue.",
  {
    name: field(
      addressable(label)
        .refine((name) => name !== RESERVED, `must not be ${RESERVED}, which Kubernetes has already`)
        .optional(),
      "The name: lower-case letters, digits and hyphens, at most 63. A queue that Kubernetes has already under this name is " +
        "taken over, and its capacity overwritten.",
      { autoName: { maxLength: LONGEST_NAME, lowerCase: true, letterFirst: true }, change: "replace" },
    ),
    namespace: field(
      label,
      "The Kubernetes namespace that its jobs run in. It is created where it is missing, and never deleted.",
      { change: "replace" },
    ),
    clusterName: field(
      z.string().min(1),
      "The cluster, which must be online. In single-cluster mode it is `default-cluster`.",
      { change: "replace" },
    ),
    quotaType: field(
      z.enum([ELASTIC, VOLCANO]).optional(),
      "The kind of the queue in Kubernetes: an ElasticResourceQuota or a Queue of Volcano.",
      { platformDefault: ELASTIC, change: "replace" },
    ),
    maxResources: field(queueResources, "What its jobs can have at most; what is left out is zero."),
    minResources: field(
      queueResources.optional(),
      "What its jobs are guaranteed; not more than maxResources. Only with `elasticQuota`.",
    ),
    location: field(
      z.record(z.string().min(1), z.string().min(1)).optional(),
      "Where its jobs run: labels of nodes. For an elastic queue the key " +
        "`paddleflow.baidu.com/resource-isolation-type` (`logical`, the default, or `physical`) says how its resources are " +
        "kept from others'; another value of it replaces the queue, and so does emptying the location of a Volcano queue.",
    ),
    schedulingPolicy: field(
      z.array(z.string().regex(/^\S*[^\s-]$/, "must be a name that does not end in a hyphen")).optional(),
      "The scheduling policies. To empty the list replaces the queue.",
      { unordered: true, removal: "replace" },
    ),
  },
  { rules: [guarantee] },
);

/** A share of a cluster's resources that jobs are put into. */
export const queue = defineResource({
  type: "paddleflow:Queue",
  doc: "A queue: a share of a cluster's resources, which jobs are put into. Only `root` manages queues.",
  platform,
  inputs,
  outputs: z.object({
    queueId: field(z.string(), "The server's id, such as `queue-bca64b17`."),
    createTime: field(z.string(), "When it was created, in the server's local time."),
  }),
  change: "update",
  id: { pattern: /^(?!.*login$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, example: "train" },
  timeouts: { create: 10, update: 10, delete: 60 },
  actions: {
    create: "POST /queue",
    read: "GET /queue/{queueName}",
    update: "PUT /queue/{queueName}",
    delete: "DELETE /queue/{queueName}; before v0.14.1 PUT /queue/{queueName}?action=close first",
  },

  async create({ client, inputs: wanted, signal }) {
    await createQueue(client, encode(inputs, wanted), signal);
    return String(wanted.name);
  },

  async read({ client, id, prior, signal }) {
    const wire = await getQueue(client, id, signal);
    if (wire === undefined) return undefined;
    const { queueId, createTime, quotaType, name, namespace, clusterName, ...found } = decodeMembers(
      queueView,
      wire,
    );
    const inputs = {
      name,
      namespace,
      clusterName,
      quotaType,
      maxResources: found.maxResources,
      // The server shows zeros where there is no such thing.
      minResources: quotaType === ELASTIC ? found.minResources : undefined,
      location: visibleLocation(found.location, prior?.location),
      schedulingPolicy: found.schedulingPolicy,
    };
    return { inputs, outputs: { queueId, createTime } };
  },

  replaces(changed, before, after) {
    if (!changed.has("location")) return [];
    const emptied =
      after.quotaType === VOLCANO &&
      Object.keys(locationOf(after.location)).length === 0 &&
      Object.keys(locationOf(before.location)).length > 0;
    return emptied || isolationOf(before.location) !== isolationOf(after.location) ? ["location"] : [];
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    const now = decodeMembers(queueView, await getQueue(client, id, signal));
    const policies = wanted.schedulingPolicy ?? [];
    const gone = (now.schedulingPolicy ?? []).filter((policy) => !policies.includes(policy));
    const { maxResources, minResources, location = {} } = wanted;
    const changes = {
      ...(changed.has("maxResources") && { maxResources: changeOfAmounts(maxResources, now.maxResources) }),
      ...(changed.has("minResources") && { minResources: changeOfAmounts(minResources, now.minResources) }),
      ...(changed.has("location") && { location: changeOfLocation(location, now.location) }),
      ...(changed.has("schedulingPolicy") && {
        schedulingPolicy: [...policies, ...gone.map((policy) => `${policy}-`)],
      }),
    };
    await updateQueue(client, id, changes, signal);
  },

  limits: queueLimits,

  async settle(operation) {
    await waitForOpenQueue(operation);
  },

  async delete(operation) {
    await deleteFreeQueue(operation);
  },

  async refusal({ client, wanted: { clusterName }, signal, log }) {
    if (typeof clusterName !== "string") return undefined;
    const cluster = await getCluster(client, clusterName, signal);
    // No refusal: the program may bring it online before.
    if (cluster?.status === "offline") {
      log(`its cluster ${clusterName} is offline: the server refuses the change as long as that is so`);
    }
    return undefined;
  },

  lookup: {
    name: "name",
    unique: true,
    what: ({ name }) => `queue ${name}`,
    async find({ client, inputs: { name = "" }, signal }) {
      const wire = await getQueue(client, name, signal);
      return wire === undefined ? [] : [{ id: name, createTime: timeOf(wire.createTime) }];
    },
    all: async ({ client, signal }) =>
      asListed(await listQueues(client, {}, signal), ({ name }) => String(name)),
  },
});
