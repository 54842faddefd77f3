import { readFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import type { PartialFailure } from "../../provider/core/lifecycle";
import { type LogsOptions, runLogs } from "../../provider/hosts/commandLine/logs/logsCommand";
import { FORMATS } from "../../provider/hosts/commandLine/terminal";
import { repositoryRoot } from "../toolchain/repository";
import { lifecycleOf, placement, type Scene, startScene, task } from "./tencent/setup";

const docs = readFileSync(join(repositoryRoot, "docs/logs.md"), "utf8");
const COMMAND = "sleep 9; echo 'CUDA error: out of memory' >&2; exit 3";
const application = (more: object) => ({ deliveryForm: "LOCAL", ...more });
const job = {
  placement,
  jobName: "nightly",
  tasks: [
    { ...task, taskName: "prepare", application: application({ command: "sleep 5; echo ''" }) },
    {
      ...task,
      taskName: "train",
      taskInstanceNum: 2,
      application: application({ commands: [{ command: "sleep 12; echo ''" }, { command: COMMAND }] }),
    },
  ],
  dependences: [{ startTask: "prepare", endTask: "train" }],
  waitFor: "finished",
  __identity: "urn:pulumi:dev::proj::batchflow:tencent:Job::nightly",
};

/** A block of the docs, without what differs from run to run. */
function example(name: string): string {
  const [, text] = new RegExp(`^\`\`\`text ${name}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(docs) ?? [];
  return comparable(text?.trimEnd() ?? `no example ${name}`);
}

const comparable = (text: string) =>
  text.replaceAll(/job-[0-9a-z]{8}/g, "<job>").replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "<time>");

let scene: Scene;
let failure: PartialFailure;
beforeAll(async () => {
  // Time moves only as the test moves it, so that what the job takes is what its commands say.
  scene = await startScene({}, 0);
  const { control } = scene.emulator;
  const making = lifecycleOf(scene, "Job")
    .create(job)
    .catch((error: unknown) => error);
  await control.waitForRequests({ action: "SubmitJob", code: "Success" });
  control.tencent.drain();
  failure = (await making) as PartialFailure;
});

/** What the command prints. */
async function printed(options: Partial<LogsOptions> = {}, id = failure.state.id): Promise<string> {
  const lines: string[] = [];
  const page = (some: readonly string[]) => void lines.push(...some);
  const terminal = {
    page,
    out: (text: string) => page([text]),
    json: (value: unknown) => page([JSON.stringify(value)]),
    note: () => undefined,
    confirm: () => Promise.resolve(undefined),
  };
  const config = (key: string) =>
    key === "batchflow:tencent" ? JSON.stringify(scene.configured) : undefined;
  const now = () => Date.now();
  const host = { terminal, now, config: () => Promise.resolve(config) };
  const given = { format: "text" as const, tail: "20", ...options };
  expect(await runLogs("tencent:Job", id, given, host)).toBe(0);
  return lines.join("\n");
}

describe("the docs on logs", () => {
  it("show the failure of a job as it is", () => {
    expect(comparable(failure.message)).toBe(example("failure"));
  });

  it("show the story of a job as it is", async () => {
    expect(comparable(await printed())).toBe(example("story"));
  });
});

describe("batchflow logs", () => {
  it("writes Markdown, JSON, SVG and Mermaid", async () => {
    expect(await printed({ format: "markdown" })).toContain("```\nCUDA error: out of memory\n");
    expect(JSON.parse(await printed({ format: "json" }))).toMatchObject({
      type: "tencent:Job",
      id: failure.state.id,
      outcome: "failed",
      parts: [{ outcome: "succeeded" }, { outcome: "failed", parts: [{ exitCode: 0 }, { exitCode: 3 }] }],
    });
    scene.emulator.control.clearRequests();
    expect(await printed({ timeline: "svg" })).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(await printed({ timeline: "mermaid", format: "markdown" })).toMatch(
      /^```mermaid\ngantt\n[\s\S]*\n```$/,
    );
    expect(scene.emulator.control.countRequests()).not.toHaveProperty("DescribeTaskLogs");
    expect(await printed({ tail: "1" })).not.toContain("CUDA");
    expect(await printed({ tail: "0" })).not.toContain(" | ");
  });

  it("shows no secret of the connection that a job has written", async () => {
    const { secretKey } = scene.configured as { secretKey: string };
    const leaking = {
      ...task,
      application: application({ command: `echo the key is ${secretKey}; exit 1` }),
    };
    const making = lifecycleOf(scene, "Job").create({
      ...job,
      tasks: [leaking],
      dependences: [],
      waitFor: "submitted",
      __identity: `${job.__identity}-too`,
    });
    const { id } = await making;
    scene.emulator.control.tencent.drain();
    for (const format of FORMATS) {
      const text = await printed({ format }, id);
      expect(text).toContain("the key is [secret]");
      expect(text).not.toContain(secretKey);
    }
  });

  it.each([
    [{ tail: "-1" }, "--tail must be a whole number from 0 to 1000, but is -1"],
    [{ tail: "1001" }, "--tail must be a whole number"],
  ])("refuses %j", async (options, reason) => {
    await expect(printed(options)).rejects.toThrow(reason);
  });

  it("names the types whose work has a story", async () => {
    const given = { format: "text" as const, tail: "20" };
    await expect(runLogs("tencent:ComputeEnv", "env-1", given)).rejects.toThrow(
      "there is no type of work tencent:ComputeEnv; there are alibaba:Job, huawei:CromwellExecution, " +
        "huawei:Execution, otc:ImageJob, paddleflow:Job, paddleflow:Run, tencent:Job",
    );
  });
});
