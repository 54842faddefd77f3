/**
 * Requests per second by action. Those of the document of 2018 are documented, except for the two that are damaged there:
 * of SubmitJob and DescribeCvmZoneInstanceConfigInfos they are guesses by later pages; an English edition names 2 for the
 * latter. Those of later actions are the lowest that the vendor's pages name.
 */
export const RATES: Readonly<Record<string, number>> = {
  CreateTaskTemplate: 2,
  DeleteTaskTemplates: 2,
  DescribeTaskTemplates: 2,
  ModifyTaskTemplate: 2,
  DeleteJob: 2,
  DescribeJob: 2,
  DescribeJobSubmitInfo: 2,
  DescribeJobs: 2,
  DescribeTask: 2,
  // A guess.
  SubmitJob: 5,
  TerminateJob: 2,
  TerminateTaskInstance: 2,
  DescribeAvailableCvmInstanceTypes: 2,
  // A guess.
  DescribeCvmZoneInstanceConfigInfos: 5,
  CreateComputeEnv: 2,
  DeleteComputeEnv: 2,
  DescribeComputeEnv: 2,
  DescribeComputeEnvActivities: 2,
  DescribeComputeEnvCreateInfo: 2,
  DescribeComputeEnvCreateInfos: 20,
  DescribeComputeEnvs: 2,
  ModifyComputeEnv: 2,
  TerminateComputeNode: 20,
  TerminateComputeNodes: 20,
  // Later actions.
  RetryJobs: 2,
  DescribeTaskLogs: 20,
  AttachInstances: 20,
  DetachInstances: 20,
};
