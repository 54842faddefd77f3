import * as alibabaJob from "./alibaba/job.fixture";
import * as huaweiCromwellExecution from "./huawei/cromwellExecution.fixture";
import * as huaweiEnvironment from "./huawei/environment.fixture";
import * as huaweiExecution from "./huawei/execution.fixture";
import * as huaweiTool from "./huawei/tool.fixture";
import * as huaweiWorkflow from "./huawei/workflow.fixture";
import * as otcImage from "./otc/image.fixture";
import * as otcImageShare from "./otc/imageShare.fixture";
import * as paddleflowCluster from "./paddleflow/cluster/cluster.fixture";
import * as paddleflowFileSystem from "./paddleflow/fileSystem/fileSystem.fixture";
import * as paddleflowFileSystemCache from "./paddleflow/fileSystemCache/fileSystemCache.fixture";
import * as paddleflowFlavour from "./paddleflow/flavour/flavour.fixture";
import * as paddleflowJob from "./paddleflow/job/job.fixture";
import * as paddleflowLink from "./paddleflow/link/link.fixture";
import * as paddleflowPipeline from "./paddleflow/pipeline/pipeline.fixture";
import * as paddleflowPipelineVersion from "./paddleflow/pipelineVersion/pipelineVersion.fixture";
import * as paddleflowQueue from "./paddleflow/queue/queue.fixture";
import * as paddleflowQueueGrant from "./paddleflow/queueGrant/queueGrant.fixture";
import * as paddleflowRun from "./paddleflow/run/run.fixture";
import * as paddleflowSchedule from "./paddleflow/schedule/schedule.fixture";
import * as paddleflowUser from "./paddleflow/user/user.fixture";
import * as tencentComputeEnv from "./tencent/computeEnv.fixture";
import * as tencentJob from "./tencent/job.fixture";
import * as tencentTaskTemplate from "./tencent/taskTemplate.fixture";
import type { Fixture } from "./matrix";

/** Every fixture of every resource type. */
export const fixtures: readonly Fixture[] = [
  alibabaJob,
  huaweiCromwellExecution,
  huaweiEnvironment,
  huaweiExecution,
  huaweiTool,
  huaweiWorkflow,
  otcImage,
  otcImageShare,
  paddleflowCluster,
  paddleflowFileSystem,
  paddleflowFileSystemCache,
  paddleflowFlavour,
  paddleflowJob,
  paddleflowLink,
  paddleflowPipeline,
  paddleflowPipelineVersion,
  paddleflowQueue,
  paddleflowQueueGrant,
  paddleflowRun,
  paddleflowSchedule,
  paddleflowUser,
  tencentComputeEnv,
  tencentJob,
  tencentTaskTemplate,
].flatMap((file): Fixture[] => Object.values(file));
