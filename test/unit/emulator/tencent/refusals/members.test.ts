import { describe } from "vitest";
import { ZONE } from "../client";
import { env, refuses, type Row, useEmulator } from "./setup";

useEmulator();

const STRUCTURE: Row[] = [
  ["a required member is missing", "CreateComputeEnv", { Placement: ZONE }, "MissingParameter"],
  ["a nested member is missing", "CreateComputeEnv", { Placement: ZONE, ComputeEnv: {} }, "MissingParameter"],
  ["null counts as missing", "DescribeJob", { JobId: null }, "MissingParameter"],
  ["an unknown member", "DescribeComputeEnv", { EnvId: "env-lcpcej85", X: 1 }, "UnknownParameter"],
  ["an unknown member deep inside", "CreateComputeEnv", env({ SystemDisk: { Size: 1 } }), "UnknownParameter"],
  ["a number for a string", "DescribeComputeEnv", { EnvId: 1 }, "InvalidParameter"],
  ["a string for a number", "DescribeComputeEnvs", { Limit: "10" }, "InvalidParameter"],
  ["a fraction for an integer", "DescribeComputeEnvs", { Limit: 1.5 }, "InvalidParameter"],
  ["an object for an array", "DescribeComputeEnvs", { EnvIds: { 0: "env-lcpcej85" } }, "InvalidParameter"],
  [
    "an array for an object",
    "DescribeComputeEnvActivities",
    { EnvId: "env-lcpcej85", Filters: [] },
    "InvalidParameter",
  ],
  [
    "text for a boolean",
    "CreateComputeEnv",
    env({ InternetAccessible: { PublicIpAssigned: "yes" } }),
    "InvalidParameter",
  ],
];

const IDS: Row[] = [
  ["a job", "DescribeJob", { JobId: "job-1" }, "InvalidParameter.JobIdMalformed"],
  ["an environment", "DeleteComputeEnv", { EnvId: "env-LCPCEJ85" }, "InvalidParameter.EnvIdMalformed"],
  ["CreateInfo", "DescribeComputeEnvCreateInfo", { EnvId: "x" }, "InvalidParameter.EnvIdMalformed"],
  ["one of many", "DescribeJobs", { JobIds: ["job-97zcl3wt", "x"] }, "InvalidParameter.JobIdMalformed"],
  [
    "a template",
    "DeleteTaskTemplates",
    { TaskTemplateIds: ["x"] },
    "InvalidParameter.TaskTemplateIdMalformed",
  ],
  [
    "a node",
    "TerminateComputeNode",
    { EnvId: "env-lcpcej85", ComputeNodeId: "x" },
    "InvalidParameter.ComputeNodeIdMalformed",
  ],
];

const QUERIES: Row[] = [
  [
    "IDs with filters",
    "DescribeJobs",
    { JobIds: ["job-97zcl3wt"], Filters: [{ Name: "job-name", Values: ["x"] }] },
    "InvalidParameterValue",
  ],
  ["101 IDs", "DescribeComputeEnvs", { EnvIds: Array(101).fill("env-lcpcej85") }, "InvalidParameterValue"],
  ["Limit 101", "DescribeTaskTemplates", { Limit: 101 }, "InvalidParameterValue"],
  ["a negative Offset", "DescribeComputeEnvs", { Offset: -1 }, "InvalidParameterValue"],
  [
    "an unknown filter",
    "DescribeComputeEnvs",
    { Filters: [{ Name: "x", Values: ["x"] }] },
    "InvalidParameterValue",
  ],
  [
    "an unknown filter of the catalogue",
    "DescribeAvailableCvmInstanceTypes",
    { Filters: [{ Name: "x", Values: ["x"] }] },
    "InvalidFilter",
  ],
  [
    "too many values",
    "DescribeAvailableCvmInstanceTypes",
    { Filters: [{ Name: "instance-family", Values: Array(11).fill("S1") }] },
    "InvalidParameterValue.LimitExceeded",
  ],
  [
    "a zone elsewhere",
    "DescribeComputeEnvCreateInfos",
    { Filters: [{ Name: "zone", Values: ["ap-shanghai-1"] }] },
    "InvalidZone.MismatchRegion",
  ],
  [
    "a charge type",
    "DescribeCvmZoneInstanceConfigInfos",
    { Filters: [{ Name: "instance-charge-type", Values: ["PREPAID"] }] },
    "InvalidParameterValue.UnsupportedBatchInstanceChargeType",
  ],
];

describe("names, types and presence", () => refuses(STRUCTURE));

describe("malformed IDs", () => refuses(IDS));

describe("queries", () => refuses(QUERIES));
