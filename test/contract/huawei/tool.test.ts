import { describe, expect, it } from "vitest";

import { run, startScene } from "./setup";

describe("readers of tools", () => {
  it("read one, all, and those that filters let through", async () => {
    const scene = await startScene();
    const { huawei } = scene.emulator.control;
    const toolId = huawei.addTool({ name: "nginx", version: "1", cpu: "3C", category: "gatk" });
    huawei.addTool({ name: "nginx", version: "2" });
    huawei.addTool({ name: "bwa", version: "1" });
    expect(await run(scene, "getTool", { toolId })).toMatchObject({ id: toolId, name: "nginx", cpu: "3C" });
    const versions = (await run(scene, "getTools", { wholeName: "nginx" })) as { version: string }[];
    expect(versions.map(({ version }) => version).sort()).toEqual(["1", "2"]);
    expect(await run(scene, "getTools", { category: "gatk" })).toMatchObject([{ id: toolId }]);
    expect(await run(scene, "getTools", { scope: "public" })).toEqual([]);
  });
});
