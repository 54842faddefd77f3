import type { FunctionDefinition } from "../../core/functionDefinition";
import type { ResourceDefinition } from "../../core/definition";
import { cluster } from "./cluster";
import { flavour } from "./flavour";
import { stopJob } from "./functions/stopJob";
import { job } from "./job";
import { queue } from "./queue";
import { queueGrant } from "./queueGrant";
import { getCluster } from "./readers/getCluster";
import { getClusterNodeResources } from "./readers/getClusterNodeResources";
import { getClusterResources } from "./readers/getClusterResources";
import { getClusters } from "./readers/getClusters";
import { getFlavour } from "./readers/getFlavour";
import { getFlavours } from "./readers/getFlavours";
import { getJob } from "./readers/getJob";
import { getJobs } from "./readers/getJobs";
import { getQueue } from "./readers/getQueue";
import { getQueueGrants } from "./readers/getQueueGrants";
import { getQueues } from "./readers/getQueues";
import { getServerVersion } from "./readers/getServerVersion";
import { getStatistics } from "./readers/getStatistics";
import { getStatisticsDetail } from "./readers/getStatisticsDetail";
import { getUser } from "./readers/getUser";
import { getUsers } from "./readers/getUsers";
import { user } from "./user";

/** Users, grants, clusters, queues, flavours and jobs. */
export const adminResources: readonly ResourceDefinition[] = [user, queueGrant, cluster, queue, flavour, job];

/** Their readers and functions, and statistics. */
export const adminFunctions: readonly FunctionDefinition[] = [
  getCluster,
  getClusterNodeResources,
  getClusterResources,
  getClusters,
  getFlavour,
  getFlavours,
  getJob,
  getJobs,
  getQueue,
  getQueueGrants,
  getQueues,
  getServerVersion,
  getStatistics,
  getStatisticsDetail,
  getUser,
  getUsers,
  stopJob,
];
