import { describe, expect, it } from "vitest";

import { InvalidInputError } from "../../../../provider/core/errors";
import { lifecycleOf, resource, run, startScene, startWithWorkflow } from "../setup";

describe("readers of lists", () => {
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
      // Only lists of executions hold the number of all: other lists end with a page that brings nothing new.
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
});
