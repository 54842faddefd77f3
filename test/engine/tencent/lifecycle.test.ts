import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { changingRequests, options, resourceOf, start } from "./setup";

interface PreviewStep {
  op: string;
  urn: string;
  detailedDiff?: Record<string, { kind: string }>;
  diffReasons?: string[];
  replaceReasons?: string[];
}

/** One stack goes through its life; each step starts from where the one before ended. */
describe("a stack with a compute environment and a task template", () => {
  let emulator: Emulator;
  let stack: TestStack;
  const env = () => emulator.control.state("tencent").computeEnvs[0];
  const template = () => emulator.control.state("tencent").taskTemplates[0];
  /** What a preview shows of both, where it shows a change. */
  const preview = async () => {
    const { stdout } = expectSuccess(await stack.preview("--json"));
    const { steps } = JSON.parse(stdout) as { steps: PreviewStep[] };
    const of = (name: string) => steps.find(({ urn, op }) => urn.endsWith(`::${name}`) && op !== "same");
    return { train: of("train"), render: of("render") };
  };

  beforeAll(async () => {
    emulator = await start();
    stack = await createStack(options(emulator));
  });
  afterAll(async () => {
    await stack.dispose();
    await emulator.close();
  });

  it("previews a create of each, and changes nothing", async () => {
    expect(await preview()).toMatchObject({ train: { op: "create" }, render: { op: "create" } });
    expect(changingRequests(emulator)).toEqual([]);
  });

  it("goes up, and the next preview shows no change", async () => {
    const { stdout } = expectSuccess(await stack.up());
    expect(stdout).toContain("3 created");
    expect(await stack.outputs()).toMatchObject({ envId: env()?.id, templateId: template()?.id });
    expect(env()?.nodes.map(({ state }) => state)).toEqual(["RUNNING", "RUNNING"]);
    expect(template()?.info.EnvId).toBe(env()?.id);
    expectSuccess(await stack.preview("--expect-no-changes"));
  });

  it("is quiet while nodes come and go", async () => {
    const id = env()?.id ?? "";
    const first = env()?.nodes[0]?.id ?? "";
    const [added = ""] = emulator.control.tencent.addNodes(id, 1, "CREATING");
    emulator.control.tencent.setNodeState(id, first, "ABNORMAL");
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
    expectSuccess(await stack.cli("refresh", "--preview-only", "--expect-no-changes"));
    emulator.control.tencent.setNodeState(id, first, "RUNNING");
    emulator.control.tencent.removeNode(id, added);
  });

  it("shows and makes a change in place", async () => {
    await stack.setConfig("nodes", 3);
    await stack.setConfig("description", "renders");
    const { train, render } = await preview();
    expect(train).toMatchObject({ op: "update", diffReasons: ["desiredComputeNodeCount"] });
    expect(train?.detailedDiff).toEqual({ desiredComputeNodeCount: { kind: "update", inputDiff: true } });
    expect(render?.op).toBe("update");
    const id = env()?.id;
    expectSuccess(await stack.up());
    expect(env()).toMatchObject({ id, desired: 3 });
    expect(template()?.description).toBe("renders");
    expectSuccess(await stack.preview("--expect-no-changes"));
  });

  it("shows what changed behind its back, and repairs it", async () => {
    emulator.control.tencent.setFields(env()?.id ?? "", { DesiredComputeNodeCount: 1 });
    emulator.control.tencent.setFields(template()?.id ?? "", { TaskTemplateDescription: "by hand" });
    expectSuccess(await stack.refresh());
    expect(await preview()).toMatchObject({
      train: { op: "update", diffReasons: ["desiredComputeNodeCount"] },
      render: { op: "update" },
    });
    expectSuccess(await stack.up());
    expect(env()?.desired).toBe(3);
    expect(template()?.description).toBe("renders");
  });

  it("makes again what was deleted behind its back", async () => {
    const [envId, templateId] = [env()?.id ?? "", template()?.id ?? ""];
    emulator.control.tencent.deleteObject(envId);
    emulator.control.tencent.deleteObject(templateId);
    expectSuccess(await stack.up("--refresh"));
    expect(env()?.id).not.toBe(envId);
    expect(template()?.id).not.toBe(templateId);
  });

  it("replaces, and says why", async () => {
    await stack.setConfig("zone", "ap-guangzhou-3");
    const id = env()?.id;
    expect((await preview()).train).toMatchObject({ replaceReasons: ["placement"] });
    expectSuccess(await stack.up());
    expect(emulator.control.state("tencent").computeEnvs).toHaveLength(1);
    expect(env()?.id).not.toBe(id);
    expect(env()?.placement.Zone).toBe("ap-guangzhou-3");
    expect(template()?.info.EnvId).toBe(env()?.id);
  });

  it.each([
    ["the old object first", false],
    ["the new object first", true],
  ])("replaces by force, %s, and ends with one object", async (_what, createFirst) => {
    await stack.setConfig("createFirst", createFirst);
    const { urn = "" } = resourceOf(stack, "train") ?? {};
    expectSuccess(await stack.up("--replace", urn));
    expect(emulator.control.state("tencent").computeEnvs).toHaveLength(1);
    expect((await stack.outputs()).envId).toBe(env()?.id);
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });

  it("destroys everything, twice", async () => {
    expectSuccess(await stack.destroy());
    expectSuccess(await stack.destroy());
    expect(emulator.control.state("tencent")).toMatchObject({ computeEnvs: [], taskTemplates: [] });
  });
});
