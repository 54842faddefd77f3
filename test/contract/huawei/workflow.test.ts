import { describe, expect, it } from "vitest";

import { file, lifecycleOf, resource, run, startScene, startWithWorkflow, workflowArgs } from "./setup";

describe("readers of workflows", () => {
  it("read one with its parts, and all", async () => {
    const { scene, workflowId } = await startWithWorkflow();
    const [row] = scene.emulator.control.state("huawei").workflows;
    for (const workflowEnvelope of ["wrapped", "bare"] as const) {
      for (const archiveEncoding of ["plain", "base64"] as const) {
        scene.emulator.control.configure({ huawei: { workflowEnvelope, archiveEncoding } });
        expect(await run(scene, "getWorkflow", { workflowId, getArchive: true })).toMatchObject({
          id: workflowId,
          vendor: row?.vendor,
          archive: file,
        });
      }
    }
    expect(await run(scene, "getWorkflow", { workflowId })).not.toHaveProperty("archive");
    expect(await run(scene, "getWorkflows", { name: "align", scope: "domain" })).toMatchObject([
      { id: workflowId, name: "alignment", scope: "domain" },
    ]);
    expect(await run(scene, "getWorkflows", { scope: "public" })).toEqual([]);
    expect(await run(scene, "downloadWorkflow", { workflowId })).toEqual({ content: file });
    expect(await run(scene, "getWorkflowInputs", { workflowId })).toEqual({
      inputs: { command: { default: "sleep 1", type: "string", description: "what the job does" } },
    });
    expect(await run(scene, "getWorkflowTools", { workflowId })).toMatchObject({
      tools: { "nginx:latest": { name: "nginx", version: "latest", cpu: "2C" } },
    });
  });
});

describe("the vendor of a workflow", () => {
  it("that is the tenant's name is none, unless the program names it", async () => {
    const { scene, workflowId } = await startWithWorkflow();
    const { domainName } = scene.emulator.platforms.huawei;
    const { read } = resource("Workflow");
    expect((await read(scene, workflowId))?.inputs.vendor).toBe("");
    expect((await read(scene, workflowId, { vendor: domainName }))?.inputs.vendor).toBe(domainName);
    expect((await read(scene, workflowId, { vendor: "other" }))?.inputs.vendor).toBe("");
  });
});

describe.each(["unchanged", "default"] as const)(
  "an update where what is left out is %s",
  (updateOmitted) => {
    it("keeps vendor and description", async () => {
      const scene = await startScene();
      scene.emulator.control.configure({ huawei: { updateOmitted } });
      const args = { ...workflowArgs, vendor: "laboratory", description: "old" };
      const id = await resource("Workflow").make(scene, args);
      await resource("Workflow").update(scene, id, { ...args, name: "renamed" }, "name");
      expect(scene.emulator.control.state("huawei").workflows).toMatchObject([
        {
          name: "renamed",
          vendor: "laboratory",
          description: "old",
          content: file,
          filename: "alignment.yaml",
        },
      ]);
    });
  },
);

describe("the file of a workflow in use", () => {
  it("is refused with what to do, while the rest can change", async () => {
    const { scene, workflowId, runs } = await startWithWorkflow();
    await resource("Execution").make(scene, runs("sleep 1000"));
    const { update } = resource("Workflow");
    const changed = { ...workflowArgs, description: "new", file: file.replace("job-a", "job-b") };
    await expect(update(scene, workflowId, changed, "file")).rejects.toThrow(/fileChange: "replace"/);
    await update(scene, workflowId, changed, "description");
    expect(scene.emulator.control.state("huawei").workflows).toMatchObject([{ description: "new" }]);
  });

  const withFile = async (command: string) => {
    const { scene, workflowId, runs } = await startWithWorkflow();
    const executionId = await resource("Execution").make(scene, runs(command));
    const lifecycle = lifecycleOf(scene, "Workflow");
    const { inputs } = await lifecycle.check({}, { ...workflowArgs, __identity: "proj::dev::w::alignment" });
    const news = { ...inputs, file: file.replace("job-a", "job-b") };
    return {
      scene,
      executionId,
      inputs,
      news,
      diff: (given: Readonly<Record<string, unknown>>) => lifecycle.diff(workflowId, inputs, given),
    };
  };

  it("is refused in a preview while an execution of it goes on, but for what is made anew", async () => {
    const { executionId, inputs, news, diff } = await withFile("sleep 100000");
    await expect(diff(news)).rejects.toThrow(new RegExp(`${executionId}.*fileChange: "replace"`));
    expect(await diff({ ...news, fileChange: "replace" })).toMatchObject({ replaces: ["file"] });
    expect(await diff({ ...inputs, description: "new" })).toMatchObject({ changed: true, replaces: [] });
  });

  it("is named in a preview as perhaps refused where its executions have ended", async () => {
    const { scene, executionId, news, diff } = await withFile("true");
    scene.emulator.control.huawei.drain();
    expect(await diff(news)).toMatchObject({ changed: true, replaces: [] });
    expect(scene.lines).toContainEqual(expect.stringMatching(new RegExp(`may refuse.*${executionId}`)));
  });
});
