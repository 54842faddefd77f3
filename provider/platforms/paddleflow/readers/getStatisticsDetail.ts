import { z } from "zod";

import { field, type Rule } from "../../../core/schema/field";
import type { Wire } from "../client";
import { definePaddleFlowFunction } from "../define";
import { itemsOf } from "../paging";
import { jobId } from "../structures/common";
import { statisticsDetail } from "../structures/statistics";
import { decode } from "../wire";

const DEFAULT_STEP = 60;
const seconds = z.int().min(0);

const inOrder: Rule = {
  needs: ["start", "end"],
  check: ({ start, end }) =>
    typeof start === "number" && typeof end === "number" && start > end
      ? [{ path: ["end"], reason: "must not lie before start" }]
      : [],
};

const inputs = field(
  z.strictObject({
    jobId,
    start: field(seconds.optional(), "The beginning, seconds since the epoch; left out, the job's."),
    end: field(seconds.optional(), "The end, seconds since the epoch; left out, the job's or now."),
    step: field(z.int().min(1).default(DEFAULT_STEP), "Seconds between two values."),
  }),
  "What to read.",
  { rules: [inOrder] },
);

export const getStatisticsDetail = definePaddleFlowFunction({
  type: "paddleflow:getStatisticsDetail",
  doc: "Reads the metrics of a job in the course of time. The server needs Prometheus for it.",
  reader: true,
  action: "GET /statistics/jobDetail/{jobID}",
  inputs,
  outputs: statisticsDetail,
  async run({ client, args: { jobId: id, start, end, step }, signal }) {
    const answer = await client.call("getJobDetailStatistics", {
      method: "GET",
      path: ["statistics", "jobDetail", id],
      query: { start, end, step },
      signal,
      idempotent: true,
    });
    return decode(statisticsDetail, namedPoints(answer));
  },
});

/** The server writes each point as a pair. */
export function namedPoints({ result, truncated = false }: Wire): Wire {
  const tasks = itemsOf({ result }, "result").map((task) => ({
    taskName: task.taskName,
    taskInfo: itemsOf(task, "taskInfo").map((series) => ({
      metric: series.metric,
      values: pairsOf(series.values).map(([time, value]) => ({ time, value })),
    })),
  }));
  return { result: tasks, truncated };
}

function pairsOf(values: unknown): unknown[][] {
  return Array.isArray(values) ? values.filter((value): value is unknown[] => Array.isArray(value)) : [];
}
