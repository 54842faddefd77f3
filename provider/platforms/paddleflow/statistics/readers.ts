import { z } from "zod";

import { field, type Rule } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { decode } from "../api/wire";
import { jobId } from "../job/structures";
import { getJobDetailStatistics, getJobStatistics } from "./calls";
import { namedPoints, statistics, statisticsDetail } from "./structures";

export const getStatistics = definePaddleFlowFunction({
  type: "paddleflow:getStatistics",
  doc: "Reads averages of a job: use of CPU, memory, disk, network and GPU. The server needs Prometheus for it.",
  reader: true,
  action: "GET /statistics/job/{jobID}",
  inputs: z.strictObject({ jobId }),
  outputs: statistics,
  async run({ client, args: { jobId: id }, signal }) {
    return decode(statistics, await getJobStatistics(client, id, signal));
  },
});

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
    start: field(seconds.optional(), "The beginning, seconds since the epoch; left out, the job's.", {
      large: true,
    }),
    end: field(seconds.optional(), "The end, seconds since the epoch; left out, the job's or now.", {
      large: true,
    }),
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
    const answer = await getJobDetailStatistics(client, id, { start, end, step }, signal);
    return decode(statisticsDetail, namedPoints(answer));
  },
});
