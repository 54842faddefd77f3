import { expect, it } from "vitest";

import { UNKNOWN } from "../../../../provider/core/schema/values";
import { allowedInstanceTypes } from "../../../../sdk/policy";
import { CLEAN, judge, OTHER } from "./judge";
import { dynamicType } from "../../../../provider/hosts/token";
import { env, envData, FORMS, job, OTHERS, task } from "./resources";

const policy = allowedInstanceTypes({ instanceTypes: ["S5.*", "SA2.MEDIUM4"] });
const ofTypes = (more: object) => env({ envData: { imageId: "img-bd78fy2t", ...more } });

it.each(FORMS)("names the type and its place, in the %s form", async (_name, form) => {
  expect(await judge(policy, env({}, form))).toEqual({
    ...CLEAN,
    violations: ["tencent:ComputeEnv farm: envData.instanceType is S1.SMALL2, allowed are S5.*, SA2.MEDIUM4"],
  });
});

it.each(["S5.SMALL1", "S5.", "SA2.MEDIUM4"])("allows %s", async (instanceType) => {
  expect(await judge(policy, ofTypes({ instanceType }))).toEqual(CLEAN);
});

it.each(["S50.SMALL1", "XS5.SMALL1", "SA2.MEDIUM40", "SA2xMEDIUM4", "s5.SMALL1"])(
  "does not allow %s",
  async (instanceType) => {
    expect((await judge(policy, ofTypes({ instanceType }))).violations).toHaveLength(1);
  },
);

it("judges each type of a list, and the tasks of a job", async () => {
  const { violations } = await judge(
    policy,
    ofTypes({ instanceTypes: ["S5.SMALL1", "S2.SMALL1", "S3.SMALL1"] }),
  );
  expect(violations).toEqual([
    expect.stringContaining("envData.instanceTypes[1] is S2.SMALL1, "),
    expect.stringContaining("envData.instanceTypes[2] is S3.SMALL1, "),
  ]);
  const allowed = task({ computeEnv: { envData: envData({ instanceType: "S5.SMALL1" }) } });
  expect((await judge(policy, job(allowed, task()))).violations).toEqual([
    expect.stringContaining("tasks[1].computeEnv.envData.instanceType is S1.SMALL2, "),
  ]);
});

it("does not allow any type where the platform offers types, and asks nothing of platforms that offer none", async () => {
  expect((await judge(policy, ofTypes({ instanceTypeOptions: { cpu: 2, memory: 4 } }))).violations).toEqual([
    expect.stringContaining("asks for nodes whose type the platform chooses, allowed are S5.*"),
  ]);
  const tasks = { taskDag: { taskDescMap: { a: { instanceCount: 3 } } } };
  expect(await judge(policy, { type: dynamicType("alibaba:Job"), props: tasks })).toEqual(CLEAN);
});

it.each([
  [{ envData: UNKNOWN }, ".envData"],
  [{ envData: envData({ instanceType: UNKNOWN }) }, ".envData.instanceType"],
  [{ envData: { instanceTypes: ["S5.SMALL1", UNKNOWN] } }, ".envData.instanceTypes.1"],
])("waits for %j", async (props, path) => {
  expect(await judge(policy, env(props))).toEqual({
    ...CLEAN,
    open: [`string value at ${path} can't be known during preview`],
  });
});

it("does not show what the program has marked secret", async () => {
  const marked = await judge(policy, env({ __secrets: [["envData", "instanceType"]] }));
  expect(marked.violations).toEqual([expect.stringContaining("envData.instanceType is [secret], ")]);
  // Whether an output is a secret may not be known in a preview.
  const unsure = await judge(policy, env({ __secrets: UNKNOWN }));
  expect(unsure.violations).toHaveLength(1);
  expect(unsure.violations[0]).not.toContain("S1.SMALL2");
});

it("is not for what runs no machines", async () => {
  for (const other of OTHERS) expect(await judge(policy, other)).toEqual(OTHER);
});
