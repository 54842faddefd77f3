import { describe, expect, it } from "vitest";
import { session, useEmulator } from "../setup";

useEmulator();

describe("tools", () => {
  it("are listed with their versions together", async () => {
    const make = (name: string, version: string) =>
      session.create("/v1/tools", { json: { name, version, image: `${name}:${version}`, category: "gatk" } });
    const id = await make("gatk", "1.0");
    for (const [name, version] of [
      ["bwa", "1"],
      ["gatk", "2.0"],
    ] as const)
      await make(name, version);
    const json = { cpu: "4C", memory: "16G", description: "d", new_category: "mine" };
    expect((await session.call("PUT", `/v1/tools/${id}`, { json })).body).toEqual({ id });
    const list = async (query: string) => {
      const { body } = await session.get(`/v1/tools?${query}`);
      const groups = (body as { tools: { tool: { name: string; version: string }[] }[] }).tools;
      return groups.map(({ tool }) => tool.map(({ name, version }) => `${name}:${version}`));
    };
    expect(await list("")).toEqual([["gatk:2.0", "gatk:1.0"], ["bwa:1"]]);
    expect(await list("whole_name=bw")).toEqual([]);
    expect(await list("name=bw")).toEqual([["bwa:1"]]);
    expect(await list("category=mine")).toEqual([["gatk:1.0"]]);
    expect(await list("scope=public")).toEqual([]);
    expect((await session.call("DELETE", `/v1/tools/${id}`)).status).toBe(204);
    expect((await session.get(`/v1/tools/${id}`)).code).toBe("GCS.4043920");
  });

  it.each([
    { cpu: "2" },
    { cpu: "2001C" },
    { memory: "0G" },
    { category: "x" },
    { type: "vm" },
    { version: "-" },
  ])("are refused with %j", async (members) => {
    const json = { name: "t", version: "1", image: "i", ...members };
    expect((await session.call("POST", "/v1/tools", { json })).code).toBe("GCS.4003921");
  });
});
