import type { JsonObject } from "../core/json";
import type { ComputeEnvViews } from "./computeEnv/computeEnvViews";
import type { ComputeEnvs } from "./computeEnv/computeEnvs";
import type { ComputeNodes } from "./computeEnv/computeNodes";
import * as instanceTypes from "./computeEnv/instanceTypes";
import type { JobViews } from "./job/jobViews";
import type { Jobs } from "./job/jobs";
import type { Modules } from "./modules";
import { readStructure, type Structure, type StructureSource } from "./requests/structures";
import type { TaskTemplates } from "./taskTemplate/taskTemplates";
import type { Caller, Edition } from "./types";

export interface Action {
  /** Requests per second. */
  rate: number;
  /** Only in the current edition. */
  later: boolean;
  /** Whether it can change anything. */
  writes: boolean;
  /** The code for a negative number in the input. */
  negative: string;
  input: Record<Edition, Structure>;
  run(modules: Modules, caller: Caller, input: JsonObject): JsonObject;
}

interface Options {
  rate?: number;
  later?: boolean;
  writes?: boolean;
  /** InvalidParameterValue.Negative is in the action's list of codes. */
  listsNegative?: boolean;
}

/** The input that `run` takes is what the structure says: it has been checked against it before. */
function action<Input>(
  source: StructureSource,
  run: (modules: Modules, caller: Caller, input: Input) => JsonObject,
  { rate = 2, later = false, writes = false, listsNegative = false }: Options = {},
): Action {
  return {
    rate,
    later,
    writes,
    negative: listsNegative ? "InvalidParameterValue.Negative" : "InvalidParameterValue",
    input: { "2018": readStructure(source, "2018"), current: readStructure(source, "current") },
    run: (modules, caller, input) => run(modules, caller, input as Input),
  };
}

type In<F> = F extends (caller: Caller, input: infer Input) => JsonObject ? Input : never;

const ENV = { EnvId: "String*" };
const JOB = { JobId: "String*" };
const TASK = { ...JOB, TaskName: "String*" };
const PAGE = { Filters: "[Filter]", Offset: "Integer", Limit: "Integer" };
const writes = true;
const later = true;
const listsNegative = true;

export const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>(
  Object.entries({
    CreateTaskTemplate: action<In<TaskTemplates["create"]>>(
      {
        TaskTemplateName: "String*",
        TaskTemplateInfo: "Task*",
        TaskTemplateDescription: "String",
        Tags: "[Tag]+",
      },
      ({ templates }, caller, input) => templates.create(caller, input),
      { writes, listsNegative },
    ),
    DeleteTaskTemplates: action<In<TaskTemplates["delete"]>>(
      { TaskTemplateIds: "[String]*" },
      ({ templates }, caller, input) => templates.delete(caller, input),
      { writes },
    ),
    DescribeTaskTemplates: action<In<TaskTemplates["list"]>>(
      { TaskTemplateIds: "[String]", ...PAGE },
      ({ templates }, caller, input) => templates.list(caller, input),
    ),
    ModifyTaskTemplate: action<In<TaskTemplates["modify"]>>(
      {
        TaskTemplateId: "String*",
        TaskTemplateName: "String",
        TaskTemplateDescription: "String",
        TaskTemplateInfo: "Task",
      },
      ({ templates }, caller, input) => templates.modify(caller, input),
      { writes, listsNegative },
    ),
    DeleteJob: action<In<Jobs["delete"]>>(JOB, ({ jobs }, caller, input) => jobs.delete(caller, input), {
      writes,
    }),
    DescribeJob: action<In<JobViews["describe"]>>(JOB, ({ jobViews }, caller, input) =>
      jobViews.describe(caller, input),
    ),
    DescribeJobSubmitInfo: action<In<JobViews["submitInfo"]>>(JOB, ({ jobViews }, caller, input) =>
      jobViews.submitInfo(caller, input),
    ),
    DescribeJobs: action<In<JobViews["list"]>>(
      { JobIds: "[String]", ...PAGE },
      ({ jobViews }, caller, input) => jobViews.list(caller, input),
    ),
    DescribeTask: action<In<JobViews["describeTask"]>>(
      { ...TASK, Offset: "Integer+", Limit: "Integer+", Filters: "[Filter]+" },
      ({ jobViews }, caller, input) => jobViews.describeTask(caller, input),
    ),
    SubmitJob: action<In<Jobs["submit"]>>(
      { Placement: "Placement*", Job: "Job*", ClientToken: "String" },
      ({ jobs }, caller, input) => jobs.submit(caller, input),
      { rate: 5, writes, listsNegative },
    ),
    TerminateJob: action<In<Jobs["terminate"]>>(
      JOB,
      ({ jobs }, caller, input) => jobs.terminate(caller, input),
      {
        writes,
      },
    ),
    TerminateTaskInstance: action<In<Jobs["terminateInstance"]>>(
      { ...TASK, TaskInstanceIndex: "Integer*" },
      ({ jobs }, caller, input) => jobs.terminateInstance(caller, input),
      { writes },
    ),
    DescribeAvailableCvmInstanceTypes: action<In<typeof instanceTypes.describeAvailableCvmInstanceTypes>>(
      { Filters: "[Filter]" },
      (_, caller, input) => instanceTypes.describeAvailableCvmInstanceTypes(caller, input),
    ),
    DescribeCvmZoneInstanceConfigInfos: action<In<typeof instanceTypes.describeCvmZoneInstanceConfigInfos>>(
      { Filters: "[Filter]" },
      (_, caller, input) => instanceTypes.describeCvmZoneInstanceConfigInfos(caller, input),
      { rate: 5 },
    ),
    CreateComputeEnv: action<In<ComputeEnvs["create"]>>(
      { ComputeEnv: "NamedComputeEnv*", Placement: "Placement*", ClientToken: "String" },
      ({ envs }, caller, input) => envs.create(caller, input),
      { writes, listsNegative },
    ),
    DeleteComputeEnv: action<In<ComputeEnvs["delete"]>>(
      ENV,
      ({ envs }, caller, input) => envs.delete(caller, input),
      {
        writes,
      },
    ),
    DescribeComputeEnv: action<In<ComputeEnvViews["describe"]>>(ENV, ({ envViews }, caller, input) =>
      envViews.describe(caller, input),
    ),
    DescribeComputeEnvActivities: action<In<ComputeEnvViews["activities"]>>(
      { ...ENV, ...PAGE, Filters: "Filter" },
      ({ envViews }, caller, input) => envViews.activities(caller, input),
    ),
    DescribeComputeEnvCreateInfo: action<In<ComputeEnvViews["createInfo"]>>(
      ENV,
      ({ envViews }, caller, input) => envViews.createInfo(caller, input),
    ),
    DescribeComputeEnvCreateInfos: action<In<ComputeEnvViews["createInfos"]>>(
      { EnvIds: "[String]", ...PAGE },
      ({ envViews }, caller, input) => envViews.createInfos(caller, input),
      { rate: 20 },
    ),
    DescribeComputeEnvs: action<In<ComputeEnvViews["list"]>>(
      { EnvIds: "[String]", ...PAGE },
      ({ envViews }, caller, input) => envViews.list(caller, input),
    ),
    ModifyComputeEnv: action<In<ComputeEnvs["modify"]>>(
      {
        ...ENV,
        DesiredComputeNodeCount: "Integer<",
        EnvName: "String+",
        EnvDescription: "String+",
        EnvData: "ComputeEnvData+",
      },
      ({ envs }, caller, input) => envs.modify(caller, input),
      { writes, listsNegative },
    ),
    TerminateComputeNode: action<In<ComputeNodes["terminateNode"]>>(
      { ...ENV, ComputeNodeId: "String*" },
      ({ envNodes }, caller, input) => envNodes.terminateNode(caller, input),
      { rate: 20, writes },
    ),
    TerminateComputeNodes: action<In<ComputeNodes["terminateNodes"]>>(
      { ...ENV, ComputeNodeIds: "[String]*" },
      ({ envNodes }, caller, input) => envNodes.terminateNodes(caller, input),
      { rate: 20, writes },
    ),
    RetryJobs: action<In<Jobs["retry"]>>(
      { JobIds: "[String]*" },
      ({ jobs }, caller, input) => jobs.retry(caller, input),
      { later, writes },
    ),
    DescribeTaskLogs: action<In<JobViews["logs"]>>(
      { ...TASK, TaskInstanceIndexes: "[Integer]", Offset: "Integer", Limit: "Integer" },
      ({ jobViews }, caller, input) => jobViews.logs(caller, input),
      { later, rate: 20 },
    ),
    AttachInstances: action<In<ComputeNodes["attach"]>>(
      { ...ENV, Instances: "[Instance]*" },
      ({ envNodes }, caller, input) => envNodes.attach(caller, input),
      { later, rate: 20, writes },
    ),
    DetachInstances: action<In<ComputeNodes["detach"]>>(
      { ...ENV, InstanceIds: "[String]*" },
      ({ envNodes }, caller, input) => envNodes.detach(caller, input),
      { later, rate: 20, writes },
    ),
    DescribeJobMonitorData: action<In<JobViews["monitorData"]>>(
      {
        ...TASK,
        TaskInstanceIndex: "Integer*",
        MetricName: "String*",
        StartTime: "String",
        EndTime: "String",
        Dimensions: "[Dimension]",
      },
      ({ jobViews }, caller, input) => jobViews.monitorData(caller, input),
      { later },
    ),
    DescribeInstanceCategories: action<object>({}, () => instanceTypes.describeInstanceCategories(), {
      later,
    }),
  }),
);
