import { defineTencentFunction } from "../api/define";
import * as calls from "./calls";
import { jobMonitorData, jobMonitorQuery } from "./structures";

export const getJobMonitorData = defineTencentFunction({
  type: "tencent:getJobMonitorData",
  doc: "Reads what was measured of a task instance. The platform measures none in a named environment.",
  reader: true,
  later: true,
  action: "DescribeJobMonitorData",
  inputs: jobMonitorQuery,
  outputs: jobMonitorData,
  run: ({ client, args, signal }) => calls.getJobMonitorData(client, args, signal),
});
