import { describe, expect, it } from "vitest";

import { RefusedError } from "../../../../provider/core/errors";
import { Identity } from "../../../../provider/core/identity";
import { lifecycleOf, OTHER_MARK, resource, run, type Scene, startScene } from "../setup";
import { args, rows, wdl } from "./program";

const { make, read, update } = resource("CromwellExecution");
const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/huawei:CromwellExecution::example";

/** A server of this release. */
async function startRelease(cromwellRelease: number): Promise<Scene> {
  const scene = await startScene();
  scene.emulator.control.configure({ huawei: { cromwellRelease } });
  return scene;
}

// The releases are those of the server's change log; the cost came between 87 and 88.
describe.concurrent("a server of an earlier release", () => {
  const executionId = "11111111-1111-4111-8111-111111111111";

  it.each([
    ["getCromwellExecutionCost", {}, 87, 88],
    ["getCromwellExecutionMetadata", { includeKeys: ["calls"], excludeKeys: ["callRoot"] }, 42, 43],
    ["releaseCromwellHold", {}, 31, 32],
  ] as const)("refuses %s %j as %i, with the oldest that serves: %i", async (name, more, old, oldest) => {
    const scene = await startRelease(old);
    const { control } = scene.emulator;
    const error = await run(scene, name, { executionId, ...more }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RefusedError);
    expect((error as Error).message).toMatch(
      new RegExp(
        `the server is Cromwell ${old}, .* came with ${oldest}\\. Use a server of Cromwell ${oldest}`,
      ),
    );
    control.configure({ huawei: { cromwellRelease: oldest } });
    // It serves: what it says now is that it does not know the workflow.
    await expect(run(scene, name, { executionId, ...more })).rejects.toThrow(/Unrecognized workflow ID/);
  });

  it.each([
    ["describeCromwellWorkflow", { workflowSource: wdl("true") }, 36, 37],
    ["getCromwellExecutions", {}, 32, 33],
  ] as const)("refuses %s as %i, with the oldest that serves: %i", async (name, more, old, oldest) => {
    const scene = await startRelease(old);
    await expect(run(scene, name, more)).rejects.toThrow(`the server is Cromwell ${old}, and`);
    scene.emulator.control.configure({ huawei: { cromwellRelease: oldest } });
    await run(scene, name, more);
  });

  it("refuses a submission before 75, which no id of its own could make repeatable", async () => {
    const scene = await startRelease(74);
    await expect(make(scene, args("true"))).rejects.toThrow(
      /the server is Cromwell 74, .* came with 75\. Use/,
    );
    expect(rows(scene)).toEqual([]);
    scene.emulator.control.configure({ huawei: { cromwellRelease: 75 } });
    await make(scene, args("true"));
  });

  it("is not blamed for a wrong submission", async () => {
    const scene = await startRelease(93);
    await expect(make(scene, { workflowUrl: "s3://bucket/a.wdl" })).rejects.toThrow(/unknown protocol/);
    expect(scene.emulator.control.countRequests()).not.toHaveProperty("cromwellEngineVersion");
  });
});

describe.concurrent("a workflow on hold", () => {
  const onHold = { platform: "huawei", action: "cromwellReleaseHold" } as const;

  it("that was released while reads still show the hold is left as it is", async () => {
    const scene = await startScene({}, 1);
    const { control } = scene.emulator;
    const id = await make(scene, args("sleep 1000000", { workflowOnHold: true }));
    control.advance(2);
    expect(await run(scene, "releaseCromwellHold", { executionId: id })).toMatchObject({
      status: "Submitted",
    });
    await update(scene, id, args("sleep 1000000", { workflowOnHold: false }), "workflowOnHold");
    expect(control.countRequests()).toMatchObject({ cromwellReleaseHold: 2 });
    expect(rows(scene)).toMatchObject([{ status: "Submitted" }]);
  });

  it("is released once where the answer was lost", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const id = await make(scene, args("sleep 1000000", { workflowOnHold: true }));
    control.injectFault({ ...onHold, kind: "lostAnswer" });
    await update(scene, id, args("sleep 1000000", { workflowOnHold: false }), "workflowOnHold");
    expect(control.countRequests()).toMatchObject({ cromwellReleaseHold: 2 });
    expect(["Submitted", "Running"]).toContain(rows(scene)[0]?.status);
  });

  it("whose release is refused while it stays on hold fails", async () => {
    const scene = await startScene();
    const id = await make(scene, args("true", { workflowOnHold: true }));
    scene.emulator.control.injectFault({ ...onHold, kind: "error", code: "403" });
    await expect(run(scene, "releaseCromwellHold", { executionId: id })).rejects.toBeInstanceOf(RefusedError);
  });
});

describe.concurrent("labels that a server has lost", () => {
  it("are restored with the mark", async () => {
    const scene = await startScene();
    const run = () => lifecycleOf(scene, "CromwellExecution");
    const news = { ...args("sleep 1000000", { labels: { team: "oncology" } }), __identity: URN };
    const { id, outputs } = await run().create(news);
    const { "pulumi-batchflow-create": _create, ...kept } = { ...rows(scene)[0]?.labels };
    expect(kept).toMatchObject({ team: "oncology", "pulumi-batchflow": new Identity(URN).who });
    scene.emulator.control.huawei.change("cromwell", id, { labels: {} });
    expect((await read(scene, id))?.inputs).toEqual({ labels: {} });
    // A refresh has brought the loss into the state.
    await run().update(id, { ...outputs, labels: {} }, news);
    expect(rows(scene)).toMatchObject([{ labels: kept }]);
    expect(rows(scene)[0]?.labels["pulumi-batchflow-create"]).toMatch(/^[0-9a-f]{16}$/);
  });

  it("leave the mark of a workflow alone that still has it", async () => {
    const scene = await startScene();
    const id = await make(scene, args("sleep 1000000", { labels: { team: "oncology" } }), OTHER_MARK);
    await update(scene, id, args("sleep 1000000", { labels: { team: "cardiology" } }), "labels");
    expect(rows(scene)).toMatchObject([
      { labels: { team: "cardiology", "pulumi-batchflow-create": OTHER_MARK.which } },
    ]);
  });
});

describe.concurrent("readers of a workflow", () => {
  it("tell what it declares, and what it has cost", async () => {
    const scene = await startScene();
    const source = `version 1.0
workflow example {
  input {
    String name
    Int? count
  }
  call hello
}
task hello {
  command { true }
}
`;
    expect(await run(scene, "describeCromwellWorkflow", { workflowSource: source })).toMatchObject({
      valid: true,
      errors: [],
      name: "example",
      inputs: [
        { name: "name", typeDisplayName: "String", optional: false },
        { name: "count", typeDisplayName: "Int?", optional: true },
      ],
      submittedDescriptorType: { descriptorType: "WDL", descriptorTypeVersion: "1.0" },
      isRunnableWorkflow: true,
    });
    expect(await run(scene, "describeCromwellWorkflow", { workflowSource: "task a {}" })).toMatchObject({
      valid: false,
      errors: [expect.any(String)],
    });
    const executionId = await make(scene, args("true"));
    expect(await run(scene, "getCromwellExecutionCost", { executionId })).toMatchObject({
      id: executionId,
      cost: 0,
      currency: "USD",
    });
  });
});
