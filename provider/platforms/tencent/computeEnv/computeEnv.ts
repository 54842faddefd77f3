import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { platform } from "../api/connection";
import { hasTags, in2018, later, nameWithoutTags, today } from "../api/editions";
import {
  agentRunningMode,
  authentication,
  count,
  inputMapping,
  mountDataDisk,
  placement,
} from "../api/structures/common";
import { envDataWith } from "../api/structures/envData";
import { notificationTarget } from "../api/structures/notification";
import { markedTags, tagsField } from "../api/tags";
import { encode, encodeChanged, type Wire } from "../api/wire";
import * as calls from "./calls";
import { updateWhenFree } from "./change";
import { deleteComputeEnv } from "./delete";
import { limits, machinesOfComputeEnv, MAX_NODES } from "./machines";
import { isLeaving } from "./nodes";
import { computeEnvNotification } from "./structures";
import { waitForNodes } from "./wait";

const MAX_NAME = 60;
const MAX_RESOURCE_RETRIES = 100;

/** A change is made in place by today's API; the API of 2018 does not have it, so it replaces. */
const inPlaceToday = { change: { replaceUnless: { edition: "current" } } } as const;

/** Today's API changes the list of instance types in place, but takes no empty one. */
const envData = envDataWith({ ...inPlaceToday, removal: "replace" });

const inputs = structure("ComputeEnvArgs", "A named compute environment.", {
  envName: field(z.string().min(1).optional(), "The name.", {
    ...inPlaceToday,
    autoName: { maxLength: MAX_NAME },
  }),
  envDescription: field(z.string().optional(), "The description.", { ...inPlaceToday, platformDefault: "" }),
  desiredComputeNodeCount: field(count, "The wanted number of nodes.", {
    ...today(count.max(MAX_NODES)),
    change: "update",
  }),
  envType: field(z.enum(["MANAGED"]).optional(), "How it is managed.", { platformDefault: "MANAGED" }),
  envData: field(envData.optional(), "What its instances are made of."),
  mountDataDisks: field(z.array(mountDataDisk).optional(), "Mounts of data disks."),
  authentications: field(z.array(authentication).optional(), "Credentials for storage services."),
  inputMappings: field(z.array(inputMapping).optional(), "Mounts of remote storage."),
  agentRunningMode: field(agentRunningMode.optional(), "How the Batch agent runs on Windows.", {
    writeOnly: true,
  }),
  notifications: field(
    z.array(computeEnvNotification).optional(),
    "Messages. The API of 2018 takes at most one.",
    in2018(z.array(z.unknown()).max(1, "the API of 2018 takes at most one").optional()),
  ),
  actionIfComputeNodeInactive: field(
    z.string().min(1).optional(),
    "What happens to nodes whose instance could not be created or was returned: `RECREATE`, the only value in the " +
      "documents, creates them again from time to time.",
    { writeOnly: true, platformDefault: "RECREATE" },
  ),
  resourceMaxRetryCount: field(
    count.max(MAX_RESOURCE_RETRIES).optional(),
    `How often the creation of an instance is tried again, at most ${MAX_RESOURCE_RETRIES}.`,
    { ...later, writeOnly: true, platformDefault: 7 },
  ),
  tags: tagsField.optional(),
  notificationTarget: field(notificationTarget.optional(), "The message queue that topics belong to.", {
    ...later,
    writeOnly: true,
    platformDefault: "CMQ",
  }),
  placement,
  waitForNodes: field(
    z.boolean().default(true),
    "Whether creation and scaling wait until the wanted number of nodes runs, and fail where nodes cannot be created.",
    { local: true, change: "update" },
  ),
});

/** A standing set of compute nodes that tasks run on. */
export const computeEnv = defineResource({
  type: "tencent:ComputeEnv",
  doc: "A named compute environment: a standing set of compute nodes that tasks run on.",
  platform,
  inputs,
  outputs: z.object({ createTime: field(z.string(), "When it was created.") }),
  change: "replace",
  id: { pattern: /^env-[0-9a-z]+$/, example: "env-lcpcej85" },
  timeouts: { create: 30, update: 30, delete: 30 },
  actions: {
    create: "CreateComputeEnv",
    read: "DescribeComputeEnvs, DescribeComputeEnvCreateInfos",
    update: "ModifyComputeEnv",
    delete: "ModifyComputeEnv, TerminateComputeNodes, DetachInstances, DeleteComputeEnv",
  },

  takesApart: "its nodes",
  machines: machinesOfComputeEnv,
  limits,

  // A type that is left out is the platform's choice, and no difference; but one type that gives way to a list replaces.
  replaces: (changed, before, after) =>
    changed.has("envData") && typeOf(before) !== undefined && typeOf(after) === undefined && listsTypes(after)
      ? ["envData"]
      : [],

  async create({ client, inputs: wanted, mark, token, signal }) {
    const { Placement, ...env } = encode(inputs, wanted);
    const ComputeEnv = hasTags(client.settings) ? { ...env, Tags: markedTags(env.Tags, mark) } : as2018(env);
    return calls.createComputeEnv(client, { ComputeEnv, Placement, ClientToken: token }, signal);
  },

  async read({ client, id, signal }) {
    const [view, created] = await Promise.all([
      calls.getComputeEnv(client, id, signal),
      calls.getCreateInfo(client, id, signal),
    ]);
    if (view === undefined || created === undefined || isLeaving(view)) return undefined;
    const { mark, ...info } = created;
    return {
      inputs: {
        ...info,
        // These may have changed since the creation.
        envName: view.envName,
        placement: view.placement,
        desiredComputeNodeCount: view.desiredComputeNodeCount,
      },
      outputs: { createTime: view.createTime },
      mark,
    };
  },

  async update({ inputs: wanted, changed, ...operation }) {
    const members = {
      ...wanted,
      envDescription: wanted.envDescription ?? "",
      // Of envData the action takes nothing else.
      envData: { instanceTypes: wanted.envData?.instanceTypes ?? [] },
    };
    await updateWhenFree(operation, encodeChanged(inputs, members, changed));
  },

  async settle({ inputs: wanted, changed, resuming, ...operation }) {
    // Other changes touch no node, so nodes that fail meanwhile are not reported.
    const asked =
      changed === undefined || changed.has("desiredComputeNodeCount") || changed.has("waitForNodes");
    if (wanted.waitForNodes && asked) {
      await waitForNodes(operation, wanted.desiredComputeNodeCount, resuming);
    }
  },

  async delete(operation) {
    await deleteComputeEnv(operation);
  },

  lookup: {
    // The platform takes a name twice. Where there are no tags, the name is all that leads back to an environment.
    name: nameWithoutTags("envName"),
    what: ({ envName }) => `an environment named ${JSON.stringify(envName)}`,
    token: true,
    find: ({ inputs: { envName = "" }, ...operation }) => calls.findComputeEnvs(operation, envName),
    list: calls.listMarkedComputeEnvs,
    all: calls.listAllComputeEnvs,
  },
});

function typeOf({ envData }: Wire): unknown {
  return isRecord(envData) ? (envData.instanceType ?? undefined) : undefined;
}

function listsTypes({ envData }: Wire): boolean {
  return isRecord(envData) && (envData.instanceTypes ?? undefined) !== undefined;
}

/** In the API of 2018 an environment has one notification, not a list. */
function as2018(env: Wire): Wire {
  const { Notifications: list, ...rest } = env;
  return Array.isArray(list) && list.length > 0 ? { ...rest, Notifications: list[0] as unknown } : rest;
}
