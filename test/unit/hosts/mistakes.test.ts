import { describe, expect, it } from "vitest";

import { Ledgers } from "../../../provider/core/lifecycle";
import { dynamicProvider } from "../../../provider/hosts/dynamic";
import { resources } from "../../definitions";

const CANARY = "Canary-1/literal!!";
const info = { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" };
const envData = { instanceType: "S1.SMALL2", imageId: "img-1" };

/** What check says of the inputs of a type, where the program has marked these paths. */
async function reasons(type: string, inputs: object, ...marked: (string | number)[][]): Promise<string> {
  const definition = resources.get(type);
  if (definition === undefined) throw new Error(`there is no ${type}`);
  const provider = dynamicProvider(definition, { ledgers: new Ledgers(), log: () => undefined });
  const news = { __identity: `urn:pulumi:dev::proj::t:${type}::x`, ...inputs, __secrets: marked };
  const { failures } = (await provider.check?.({}, news)) ?? {};
  return (failures ?? []).map(({ reason }) => reason).join("\n");
}

describe("a refusal quotes no credential", () => {
  it.each([
    ["marked by the program", "paddleflow:User", { username: CANARY, password: "Passw0rd-1" }, ["username"]],
    ["in a YAML text", "paddleflow:Pipeline", { yaml: `name: x\nenv: {AK: "${CANARY}"\n b: [` }, ["yaml"]],
    ["in an alias of YAML", "paddleflow:Pipeline", { yaml: `name: x\nentry_points: *${CANARY}` }, ["yaml"]],
    ["in a YAML text of another platform", "huawei:Workflow", { name: "w", file: `a: "${CANARY}` }, ["file"]],
    [
      "in a storage given as an address",
      "paddleflow:FileSystem",
      { name: "fs", storage: `s3://AK:${CANARY}@bucket/data` },
    ],
    [
      "one level too high",
      "tencent:ComputeEnv",
      {
        placement: { zone: "z" },
        desiredComputeNodeCount: 0,
        envData: { ...envData, loginSettings: CANARY },
      },
    ],
    [
      "in a rule's own words",
      "tencent:Job",
      {
        placement: { zone: "z" },
        tasks: [1, 2].map(() => ({
          taskName: CANARY,
          application: info.application,
          computeEnv: { envData },
        })),
      },
      ["tasks", 0, "taskName"],
    ],
  ] as const)("%s", async (_where, type, inputs, ...marked) => {
    const said = await reasons(type, inputs, ...(marked as unknown as string[][]));
    expect(said).not.toBe("");
    expect(said).not.toContain("Canary");
    expect(said).not.toContain("literal");
  });

  it("but says what is wrong where there is none", async () => {
    const said = await reasons("paddleflow:User", { username: "x!!", password: "Passw0rd-1" });
    expect(said).toBe('username: must be 4 to 16 letters and digits, but is "x!!"');
    expect(await reasons("paddleflow:Pipeline", { yaml: "name: [x\nb: c" })).toMatch(
      /^yaml: must be YAML: .* at line 2, column \d+$/m,
    );
  });
});
