import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { later } from "../api/editions";
import {
  authentication,
  inputMapping,
  mountDataDisk,
  optionalTime,
  placementView,
  text,
} from "../api/structures/common";
import { envData } from "../api/structures/envData";
import { NODE_EVENTS, notificationOf } from "../api/structures/notification";
import { tagsField } from "../api/tags";

export const envIdField = field(text, "The id of the compute environment, `env-…`.");

export const computeEnvNotification = notificationOf("ComputeEnv", [
  "COMPUTE_ENV_CREATED",
  "COMPUTE_ENV_DELETED",
  ...NODE_EVENTS,
] as const);

const counter = (doc: string) => field(z.number(), doc);

export const computeNodeMetrics = structure("ComputeNodeMetrics", "The number of nodes in each state.", {
  submittedCount: counter("Submitted."),
  creatingCount: counter("Being created."),
  creationFailedCount: counter("Creation failed."),
  createdCount: counter("Created, without a heartbeat yet."),
  runningCount: counter("Running."),
  deletingCount: counter("Being destroyed."),
  abnormalCount: counter("Without a heartbeat for some time."),
});

const summary = {
  envId: field(z.string(), "The id."),
  envName: field(z.string(), "The name."),
  placement: placementView,
  createTime: field(z.string(), "When it was created."),
  computeNodeMetrics,
  envType: field(
    z.string().optional(),
    "How it is managed: `MANAGED`, or `THPC_QUEUE` where the THPC platform made it.",
  ),
  desiredComputeNodeCount: field(z.number(), "The wanted number of nodes."),
  nextAction: field(z.string().optional(), "What happens next; `DELETING` while it is being deleted."),
  resourceType: field(z.string().optional(), "The kind of nodes: `CVM` or `CPM`.", later),
  attachedComputeNodeCount: field(z.number().optional(), "The number of attached instances.", later),
  tags: tagsField.optional(),
};

export const computeEnvView = structure("ComputeEnvView", "An environment, without its nodes.", summary);
/** An environment as the list of environments has it. */
export type ComputeEnvView = Partial<z.output<typeof computeEnvView>>;

export const computeNode = structure("ComputeNode", "A compute node.", {
  computeNodeId: field(z.string(), "The id, `node-…`."),
  computeNodeInstanceId: field(z.string().optional(), "The instance, `ins-…`."),
  computeNodeState: field(
    z.string(),
    "`SUBMITTED`, `PENDING`, `CREATING`, `CREATION_FAILED`, `CREATED`, `RUNNING`, `ABNORMAL` or `DELETING`.",
  ),
  cpu: field(z.number().optional(), "Cores."),
  memory: field(z.number().optional(), "GiB.", { wireName: "Mem" }),
  resourceCreatedTime: optionalTime("When its resource was ready."),
  taskInstanceNumAvailable: field(
    z.number().optional(),
    "How many task instances it can take now; 0 is busy.",
  ),
  agentVersion: field(z.string().optional(), "The version of the Batch agent."),
  privateIpAddresses: field(z.array(z.string()).optional(), "Private addresses."),
  publicIpAddresses: field(z.array(z.string()).optional(), "Public addresses."),
  resourceType: field(z.string().optional(), "`CVM` or `CPM`.", later),
  resourceOrigin: field(z.string().optional(), "`BATCH_CREATED` or `USER_ATTACHED`.", later),
});

export type ComputeNode = Partial<z.output<typeof computeNode>>;

export const computeEnvDetail = structure("ComputeEnvDetail", "An environment with its nodes.", {
  ...summary,
  computeNodeSet: field(z.array(computeNode), "The nodes."),
});
/** An environment as the platform returns it alone. */
export type ComputeEnvDetail = Partial<z.output<typeof computeEnvDetail>>;

export const computeEnvCreateInfo = structure(
  "ComputeEnvCreateInfo",
  "What an environment was created with.",
  {
    envId: field(z.string(), "The id."),
    envName: field(z.string(), "The name."),
    envDescription: field(z.string().optional(), "The description."),
    envType: field(z.string().optional(), "How it is managed."),
    envData: envData.optional(),
    mountDataDisks: field(z.array(mountDataDisk).optional(), "Mounts of data disks."),
    inputMappings: field(z.array(inputMapping).optional(), "Mounts of remote storage."),
    authentications: field(z.array(authentication).optional(), "Credentials for storage services."),
    notifications: field(z.array(computeEnvNotification).optional(), "Messages."),
    desiredComputeNodeCount: field(z.number(), "The wanted number of nodes; it may be that of the creation."),
    tags: tagsField.optional(),
  },
);

export type ComputeEnvCreateInfo = Partial<z.output<typeof computeEnvCreateInfo>>;

export const activity = structure("Activity", "The creation or termination of a node.", {
  activityId: field(z.string(), "The id, `act-…`."),
  computeNodeId: field(z.string(), "The node."),
  computeNodeActivityType: field(z.string(), "`CREATE_COMPUTE_NODE` or `TERMINATE_COMPUTE_NODE`."),
  envId: field(z.string(), "The environment."),
  cause: field(z.string().optional(), "What led to it."),
  activityState: field(z.string(), "`SUBMITTED`, `PROCESSING`, `SUCCEED` or `FAILED`."),
  stateReason: field(z.string().optional(), "The reason of the state."),
  startTime: optionalTime("When it began."),
  endTime: optionalTime("When it ended."),
  instanceId: field(z.string().optional(), "The instance.", later),
});
export type Activity = Partial<z.output<typeof activity>>;
