import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { count } from "../api/structures/common";
import { jobIdField, taskNameField } from "../job/structures";

const METRICS = [
  "CpuUsage",
  "MemUsage",
  "LanOuttraffic",
  "LanIntraffic",
  "MaxDiskUsage",
  "TargetDiskUsage",
] as const;

const dimension = structure("MonitorDimension", "A dimension by which a metric is told apart.", {
  name: field(z.string().min(1), "The name."),
  value: field(z.string(), "The value."),
});

const dataPointView = structure("DataPointView", "A series of values.", {
  timestamps: field(z.array(z.unknown()), "When they were measured, as the platform writes it."),
  readings: field(z.array(z.unknown()), "The values, one for each time.", { wireName: "Values" }),
});

export const jobMonitorData = structure("JobMonitorData", "What was measured of a task instance.", {
  period: field(z.number().optional(), "The time between two values, in the platform's unit."),
  dataPoints: field(z.array(dataPointView), "The series."),
});

export const jobMonitorQuery = z.strictObject({
  jobId: jobIdField,
  taskName: taskNameField,
  taskInstanceIndex: field(count, "The index of the task instance, from 0."),
  metricName: field(z.enum(METRICS), "What was measured."),
  startTime: field(z.string().min(1).optional(), "The beginning, as the platform takes it."),
  endTime: field(z.string().min(1).optional(), "The end, as the platform takes it."),
  dimensions: field(z.array(dimension).optional(), "Dimensions, such as the disk of `TargetDiskUsage`."),
});
