import { z } from "zod";

import { itemsIn } from "../../../core/rest/paging";
import { field, structure } from "../../../core/schema/field";
import type { Wire } from "../api/wire";

export const statistics = structure("Statistics", "Averages of a job.", {
  metricsInfo: field(
    z.record(z.string(), z.string()),
    "Texts by metric: cpu_usage_rate, memory_usage_rate, memory_usage, disk_usage, net_receive_bytes, net_send_bytes, " +
      "disk_read_rate, disk_write_rate, gpu_util, gpu_memory_util, gpu_memory_usage. They end in their unit.",
  ),
});

const point = structure("StatisticsPoint", "A value at a time.", {
  time: field(z.number(), "Seconds since the epoch."),
  value: field(z.number(), "The value."),
});

const series = structure("StatisticsSeries", "A metric in the course of time.", {
  metric: field(z.string(), "The metric."),
  points: field(z.array(point), "Its values."),
});

const task = structure("StatisticsTask", "The metrics of a task.", {
  taskName: field(z.string(), "The task."),
  taskInfo: field(z.array(series), "Its metrics."),
});

export const statisticsDetail = structure("StatisticsDetail", "Metrics of a job in the course of time.", {
  result: field(z.array(task), "The tasks."),
  truncated: field(z.boolean(), "Whether values were left out, as there may be 1000 of a metric at most."),
});

/** The server writes each point as a pair. */
export function namedPoints({ result, truncated = false }: Wire): Wire {
  const tasks = itemsIn({ result }, "result").map((task) => ({
    taskName: task.taskName,
    taskInfo: itemsIn(task, "taskInfo").map((series) => ({
      metric: series.metric,
      points: pairsOf(series.values).map(([time, value]) => ({ time, value })),
    })),
  }));
  return { result: tasks, truncated };
}

function pairsOf(values: unknown): unknown[][] {
  return Array.isArray(values) ? values.filter((value): value is unknown[] => Array.isArray(value)) : [];
}
