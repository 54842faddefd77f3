import { describe, expect, it } from "vitest";

import { InvalidInputError } from "../../../provider/core/errors";
import { functions } from "../../../provider/platforms/huawei";
import { file, lifecycleOf, resource, run, startScene, startWithWorkflow, workflowArgs } from "./setup";

describe("readers of the Gene Container Service", () => {
  it("read environments and tools", async () => {
    const scene = await startScene();
    const { huawei } = scene.emulator.control;
    const environmentId = huawei.addEnvironment({ name: "cluster", source: "cce", defaultEnv: true });
    huawei.addEnvironment({ name: "containers", clusterName: "gene-ns" });
    expect(await run(scene, "getEnvironment", { environmentId })).toMatchObject({
      id: environmentId,
      name: "cluster",
      status: "Running",
      defaultEnv: true,
    });
    expect(await run(scene, "getEnvironments", { source: "cci" })).toMatchObject([
      { name: "containers", clusterName: "gene-ns", enterpriseProject: { id: "0" } },
    ]);
    const toolId = huawei.addTool({ name: "nginx", version: "1", cpu: "3C", category: "gatk" });
    huawei.addTool({ name: "nginx", version: "2" });
    huawei.addTool({ name: "bwa", version: "1" });
    expect(await run(scene, "getTool", { toolId })).toMatchObject({ id: toolId, name: "nginx", cpu: "3C" });
    const versions = (await run(scene, "getTools", { wholeName: "nginx" })) as { version: string }[];
    expect(versions.map(({ version }) => version).sort()).toEqual(["1", "2"]);
    expect(await run(scene, "getTools", { category: "gatk" })).toMatchObject([{ id: toolId }]);
    expect(await run(scene, "getTools", { scope: "public" })).toEqual([]);
  });

  it("read a workflow and its parts", async () => {
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

  it("read executions and their parts", async () => {
    const { scene, workflowId, runs } = await startWithWorkflow();
    const executionId = await resource("Execution").make(scene, runs("true", { priority: 7 }));
    await resource("Execution").make(scene, runs("true", { name: "other", priority: 9 }));
    scene.emulator.control.huawei.drain();
    const [row] = scene.emulator.control.state("huawei").executions;
    for (const jobTypes of ["job_type", "jobs_type"] as const) {
      scene.emulator.control.configure({ huawei: { jobTypes } });
      const kind = jobTypes === "job_type" ? { jobType: "CCI.Job" } : { jobsType: { "job-a": "GCS.Job" } };
      expect(await run(scene, "getExecution", { executionId })).toMatchObject({
        execution: { id: executionId, workflowId, inputsJson: { command: "true" }, priority: 7, ...kind },
        object: { status: { objectStatus: { phase: row?.phase } } },
        status: { nodeNumber: 1, finishedNodeNumber: 1 },
      });
    }
    const names = async (args: object) =>
      ((await run(scene, "getExecutions", args)) as { execution: { name: string } }[]).map(
        ({ execution }) => execution.name,
      );
    expect(await names({ prioritySort: "asc" })).toEqual(["sample", "other"]);
    expect(await names({ prioritySort: "desc" })).toEqual(["other", "sample"]);
    expect(await names({ name: "oth", status: "Succeeded", workflowName: "align" })).toEqual(["other"]);
    expect(await names({ batchName: "none" })).toEqual([]);
    expect(await run(scene, "getExecutionInputs", { executionId })).toMatchObject({
      inputs: { command: { default: "sleep 1", value: "true" } },
    });
    expect(await run(scene, "getExecutionOutputs", { executionId })).toEqual({
      outputs: { "job-a": { paths: ["sample/true.txt"] } },
    });
    const events = (await run(scene, "getExecutionEvents", { executionId })) as unknown[];
    expect(events).toHaveLength(row?.events.length ?? -1);
    expect(events[0]).toMatchObject({ type: "Normal", involvedObject: { name: "sample" } });
  });

  it("go through all pages", async () => {
    const { scene, workflowId } = await startWithWorkflow();
    const { huawei } = scene.emulator.control;
    const ids = Array.from({ length: 230 }, (_, index) => huawei.addTool({ name: `tool-${index}` }));
    const tools = (await run(scene, "getTools")) as { id: string }[];
    expect(tools.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(await run(scene, "getWorkflows")).toMatchObject([{ id: workflowId }]);
  });

  it.each(["empty", "refused"] as const)(
    "go through pages shorter than they ask for, where what lies behind the last is %s",
    async (offsetBehind) => {
      const { scene, runs } = await startWithWorkflow();
      const { control } = scene.emulator;
      control.configure({ huawei: { largestPage: 3, offsetBehind } });
      const names = Array.from({ length: 7 }, (_, index) => `sample-${index}`);
      for (const name of names) await resource("Execution").make(scene, runs("true", { name }));
      // Groups of versions of one tool: the service pages by groups.
      const versions = Array.from({ length: 8 }, (_, index) => ({
        name: `tool-${index >> 1}`,
        version: `${index}`,
      }));
      for (const version of versions) control.huawei.addTool(version);
      control.clearRequests();
      const executions = (await run(scene, "getExecutions")) as { execution: { name: string } }[];
      expect(executions.map(({ execution }) => execution.name).sort()).toEqual(names);
      const tools = (await run(scene, "getTools")) as { version: string }[];
      expect(tools.map(({ version }) => version).sort()).toEqual(versions.map(({ version }) => version));
      // Of executions alone the service tells the number: only there no page is asked for in vain.
      expect(control.countRequests()).toMatchObject({ getExecutions: 3, getTools: 3 });
    },
  );

  it("find on any page that a name is taken, and that an object is there", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    control.configure({ huawei: { largestPage: 2, notFound: "400" } });
    const environmentId = control.huawei.addEnvironment({ name: "first", clusterName: "first" });
    const others = ["second", "third", "fourth"];
    for (const name of others) control.huawei.addEnvironment({ name, clusterName: name });
    const args = { envName: "first", source: "cci", clusterName: "other", ak: "ak", sk: "secret-key" };
    const made = lifecycleOf(scene, "Environment").create(args);
    await expect(made).rejects.toThrow(`adopt: "${environmentId}"`);
    // A refusal with status 400 of an object that the list has is no sign that it is gone.
    const fault = { platform: "huawei", action: "getEnvironment", kind: "error" } as const;
    control.injectFault({ ...fault, code: "GCS.4003015" });
    await expect(run(scene, "getEnvironment", { environmentId })).rejects.toBeInstanceOf(InvalidInputError);
  });

  it("are all there", () => {
    expect(functions.filter(({ reader }) => reader)).toHaveLength(20);
    expect(functions.filter(({ reader }) => !reader)).toHaveLength(5);
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

  it("is told in a preview to be perhaps refused where its executions have ended", async () => {
    const { scene, executionId, news, diff } = await withFile("true");
    scene.emulator.control.huawei.drain();
    expect(await diff(news)).toMatchObject({ changed: true, replaces: [] });
    expect(scene.lines).toContainEqual(expect.stringMatching(new RegExp(`may refuse.*${executionId}`)));
  });
});
