import { expect, it } from "vitest";

import { createStack, expectSuccess } from "../../../toolchain/stack";
import { resourceOf, start } from "../../tencent/setup";
import { options, program, settings, template } from "./scene";

interface Plan {
  readonly steps: readonly {
    readonly op: string;
    readonly urn: string;
    readonly replaceReasons?: string[];
  }[];
}

/** What a preview does with resources, by their names. */
function operations(text: string): Record<string, string> {
  const { steps } = JSON.parse(text) as Plan;
  const made = steps.map(({ op, urn }) => [urn.slice(urn.lastIndexOf("::") + 2), op] as const);
  return Object.fromEntries(made.filter(([name, op]) => op !== "same" && !name.startsWith("batchflow-test")));
}

it("resources of several providers are replaced exactly where another account serves them", async () => {
  const emulator = await start();
  const own = settings(emulator, "tencent");
  const text = (near: object, far: object, moved: string) =>
    program(
      `const near = provider("near", ${JSON.stringify({ tencent: near, connections: { named: own } })});`,
      `const far = provider("far", { tencent: ${JSON.stringify(JSON.stringify(far))} });`,
      template("usual"),
      template("named", { connection: "named" }, "{ provider: near }"),
      template("moved", {}, moved),
      template("far_away", {}, "{ provider: far }"),
    );
  const stack = await createStack(options(emulator, text(own, own, "{ provider: near }")));
  const names = ["usual", "named", "moved", "far_away"];
  const ids = () => names.map((name) => resourceOf(stack, name)?.id);
  try {
    expectSuccess(await stack.up());
    // Once in the inputs and once in the outputs of each provider.
    for (const key of ["secretId", "secretKey"]) {
      expect(stack.stateText()).not.toContain(String(own[key]));
    }
    const before = ids();
    expect(new Set(before).size).toBe(4);

    // Another key of the same account, and another provider of the same account.
    stack.writeFile("index.js", text({ ...own, secretKey: "Rotated1" }, own, "{ provider: far }"));
    const rotated = expectSuccess(await stack.preview("--json"));
    expect(operations(rotated.stdout)).toEqual({ near: "update" });

    const beijing = { ...own, region: "ap-beijing" };
    stack.writeFile("index.js", text(own, beijing, "{ provider: near }"));
    const planned = operations(expectSuccess(await stack.preview("--json")).stdout);
    expect(Object.keys(planned).sort()).toEqual(["far", "far_away"]);
    stack.writeFile("index.js", text(own, beijing, "{ provider: far }"));
    expectSuccess(await stack.up());
    const after = ids();
    expect(after.map((id, index) => id === before[index])).toEqual([true, true, false, false]);
    expect(
      emulator.control
        .state("tencent")
        .taskTemplates.map(({ id }) => id)
        .sort(),
    ).toEqual([...after].sort());
    expectSuccess(await stack.preview("--expect-no-changes"));
    expectSuccess(await stack.destroy());
    expect(emulator.control.state("tencent").taskTemplates).toEqual([]);
  } finally {
    stack.remove();
    await emulator.close();
  }
});
