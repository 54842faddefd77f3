import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { TestClient } from "./client";

interface Example {
  action: string;
  api: string;
  title: string;
  request: object;
  query?: Record<string, string>;
}

const file = join(__dirname, "../../../fixtures/tencent-batch.examples.json");
const examples = JSON.parse(readFileSync(file, "utf8")) as Example[];
const printed = examples.filter((example) => example.api === "3.0");

// The objects of the samples do not exist here; the list sample combines two members that exclude each other.
const EXPECTED: Record<string, string> = {
  DeleteTaskTemplates: "ResourceNotFound.TaskTemplate",
  ModifyTaskTemplate: "ResourceNotFound.TaskTemplate",
  DeleteJob: "ResourceNotFound.Job",
  DescribeJob: "ResourceNotFound.Job",
  DescribeJobSubmitInfo: "ResourceNotFound.Job",
  DescribeTask: "ResourceNotFound.Task",
  TerminateJob: "ResourceNotFound.Job",
  TerminateTaskInstance: "ResourceNotFound.TaskInstance",
  DeleteComputeEnv: "ResourceNotFound.ComputeEnv",
  DescribeComputeEnv: "ResourceNotFound.ComputeEnv",
  DescribeComputeEnvActivities: "ResourceNotFound.ComputeEnv",
  DescribeComputeEnvCreateInfo: "ResourceNotFound.ComputeEnv",
  DescribeComputeEnvCreateInfos: "InvalidParameterValue",
  ModifyComputeEnv: "ResourceNotFound.ComputeEnv",
  TerminateComputeNode: "ResourceNotFound.ComputeEnv",
  TerminateComputeNodes: "ResourceNotFound.ComputeEnv",
};

/** The request of one sample asks for a zone elsewhere. */
function regionOf(example: Example): string {
  return JSON.stringify(example.request).includes("ap-chongqing-1") ? "ap-chongqing" : "ap-guangzhou";
}

let emulator: Emulator;
let client: TestClient;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  client = new TestClient(emulator.platforms.tencent);
});
afterAll(() => emulator.close());

describe.each(["current", "2018"] as const)("the requests of the document, edition %s", (edition) => {
  beforeAll(() => {
    emulator.control.configure({ tencent: { edition } });
  });

  it.each(edition === "current" ? printed : [])("$action as JSON", async (example) => {
    const { action, request } = example;
    expect(await client.code(action, request, { region: regionOf(example) })).toBe(
      EXPECTED[action] ?? "Success",
    );
  });

  it.each(printed)("$action as a form", async (example) => {
    const { action, query = {} } = example;
    const common = { Region: regionOf(example) };
    const { Error: error } = await client.callV1("POST", action, query, common);
    expect(error?.Code ?? "Success").toBe(EXPECTED[action] ?? "Success");
  });
});

it("answers the two catalogue samples with the printed rows", async () => {
  emulator.control.configure({ tencent: { edition: "current" } });
  for (const action of ["DescribeAvailableCvmInstanceTypes", "DescribeCvmZoneInstanceConfigInfos"]) {
    const example = printed.find((e) => e.action === action) as Example & {
      response: { Response: Record<string, unknown> };
    };
    const { RequestId: _id, ...rows } = example.response.Response;
    const answer = await client.call(action, example.request, { region: regionOf(example) });
    for (const [name, set] of Object.entries(rows)) {
      for (const row of set as object[]) expect(answer[name]).toContainEqual(expect.objectContaining(row));
    }
  }
});

it("has every action of the document", () => {
  expect(new Set(printed.map((example) => example.action)).size).toBe(24);
});
