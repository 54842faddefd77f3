import { describe, expect, it } from "vitest";

import { UNKNOWN } from "../../../../provider/core/schema/values";
import { maxNodesPerEnvironment, maxNodesPerStack } from "../../../../sdk/policy";
import { CLEAN, judge, judgeStack, OTHER } from "./judge";
import { env, FORMS, job, OTHERS, task, template } from "./resources";

describe("the most nodes of an environment", () => {
  const policy = maxNodesPerEnvironment({ nodes: 3 });

  it.each(FORMS)("hold for a named one, in the %s form", async (_name, form) => {
    expect(await judge(policy, env({ desiredComputeNodeCount: 4 }, form))).toEqual({
      ...CLEAN,
      violations: [
        "tencent:ComputeEnv farm: desiredComputeNodeCount asks for 4 nodes, at most 3 are allowed",
      ],
    });
    expect(await judge(policy, env({ desiredComputeNodeCount: 3 }, form))).toEqual(CLEAN);
  });

  it("hold for that of a task in a job or template", async () => {
    const { violations } = await judge(
      policy,
      job(task({ taskInstanceNum: 3 }), task({ taskInstanceNum: 7 }), {
        taskName: "in-another",
        envId: "env-12345678",
        taskInstanceNum: 9,
      }),
    );
    expect(violations).toEqual([
      "tencent:Job run: tasks[1].computeEnv asks for 7 nodes, at most 3 are allowed",
    ]);
    expect((await judge(policy, template(task({ taskInstanceNum: 8 })))).violations).toEqual([
      "tencent:TaskTemplate render: taskTemplateInfo.computeEnv asks for 8 nodes, at most 3 are allowed",
    ]);
  });

  it("are not judged while the number is not known, and are where something else is not", async () => {
    expect(await judge(policy, env({ desiredComputeNodeCount: UNKNOWN }))).toEqual({
      ...CLEAN,
      open: ["string value at .desiredComputeNodeCount can't be known during preview"],
    });
    const placed = { placement: UNKNOWN, envData: UNKNOWN, desiredComputeNodeCount: 4 };
    expect(await judge(policy, env(placed))).toMatchObject({
      open: [],
      violations: [expect.stringMatching(/ 4 nodes/)],
    });
  });

  it("show violations beside what is not known yet", async () => {
    const verdict = await judge(
      policy,
      job(task({ taskInstanceNum: UNKNOWN }), task({ taskInstanceNum: 5 })),
    );
    expect(verdict).toMatchObject({
      open: [expect.stringMatching(/\.tasks\.0\.taskInstanceNum/)],
      violations: [expect.stringMatching(/tasks\[1\]/)],
    });
  });

  it("are not for what runs no machines", async () => {
    for (const other of OTHERS) expect(await judge(policy, other)).toEqual(OTHER);
  });

  it("are advisory where the pack wants it, under a name of its own", async () => {
    const lenient = maxNodesPerEnvironment({ nodes: 1, enforcementLevel: "advisory", name: "few" });
    expect(lenient).toMatchObject({ name: "few", enforcementLevel: "advisory" });
    expect((await judge(lenient, env())).violations).toHaveLength(1);
    expect(policy).toMatchObject({
      name: "max-nodes-per-environment",
      enforcementLevel: "mandatory",
      configSchema: { properties: { nodes: { type: "integer", minimum: 0 } } },
    });
  });
});

describe("the most nodes of a stack", () => {
  const policy = maxNodesPerStack({ nodes: 6 });
  const farm = (nodes: unknown, name: string) => env({ desiredComputeNodeCount: nodes }, undefined, name);

  it("hold for environments and jobs together, without templates", async () => {
    const parts = [farm(2, "one"), farm(3, "two"), template(task({ taskInstanceNum: 9 })), ...OTHERS];
    expect(await judgeStack(policy, ...parts, job(task()))).toEqual(CLEAN);
    expect(await judgeStack(policy, ...parts, job(task(), task()))).toEqual({
      ...CLEAN,
      violations: [
        "The stack asks for 7 nodes, at most 6 are allowed. " +
          "tencent:ComputeEnv one: desiredComputeNodeCount asks for 2; " +
          "tencent:ComputeEnv two: desiredComputeNodeCount asks for 3; " +
          "tencent:Job run: tasks[0].computeEnv asks for 1; tencent:Job run: tasks[1].computeEnv asks for 1",
      ],
    });
  });

  it("name the first that add to a sum of many", async () => {
    const [text = ""] = (
      await judgeStack(policy, ...["a", "b", "c", "d", "e", "f", "g"].map((name) => farm(1, name)))
    ).violations;
    expect(text).toContain("ComputeEnv e:");
    expect(text).not.toContain("ComputeEnv f:");
    expect(text).toMatch(/; 2 more$/);
  });

  it("are not judged while a number is not known, unless the others are too many", async () => {
    const open = [expect.stringMatching(/value at \.desiredComputeNodeCount can't be known/)];
    expect(await judgeStack(policy, farm(6, "one"), farm(UNKNOWN, "two"))).toMatchObject({
      open,
      violations: [],
    });
    expect(await judgeStack(policy, farm(7, "one"), farm(UNKNOWN, "two"))).toMatchObject({
      open,
      violations: [expect.stringMatching(/asks for 7 nodes/)],
    });
  });
});
