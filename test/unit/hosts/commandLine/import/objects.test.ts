import { describe, expect, it } from "vitest";

import { objectsIn, typesIn } from "../../../../../provider/hosts/commandLine/import/objects";

async function read(line: string): Promise<string[]> {
  const objects = await objectsIn(line.split(" "));
  return objects.map(({ definition, name, id }) => `${definition.type}|${name}|${id}`);
}

describe("the objects of an import", () => {
  it("are of the type before them", async () => {
    expect(await read("tencent:ComputeEnv nodes=env-1 spare=env-2 tencent:Job nightly=job-1")).toEqual([
      "tencent:ComputeEnv|nodes|env-1",
      "tencent:ComputeEnv|spare|env-2",
      "tencent:Job|nightly|job-1",
    ]);
  });

  it("have ids with whatever is in them, and names that other types have too", async () => {
    expect(await read("paddleflow:Link data=root/fs:/a=b paddleflow:Queue data=q")).toEqual([
      "paddleflow:Link|data|root/fs:/a=b",
      "paddleflow:Queue|data|q",
    ]);
  });

  it("are listed by types and by platforms, each once", async () => {
    const types = await typesIn(["tencent:Job", "tencent"]);
    expect(types.map(({ type }) => type)).toEqual([
      "tencent:Job",
      "tencent:ComputeEnv",
      "tencent:TaskTemplate",
    ]);
    await expect(typesIn(["tencnt"])).rejects.toThrow("tencnt is neither a type");
  });
});
