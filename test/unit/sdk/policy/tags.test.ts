import { expect, it } from "vitest";

import { resources } from "../../../definitions";
import { UNKNOWN } from "../../../../provider/core/schema/values";
import { dynamicType, pluginType } from "../../../../provider/hosts/token";
import { requiredTags } from "../../../../sdk/policy";
import { CLEAN, judge, OTHER } from "./judge";
import { env, FORMS, OTHERS } from "./resources";

const policy = requiredTags({ tags: ["team", "cost-center"] });
const [, ...WITHOUT] = OTHERS;

it.each(FORMS)("names the tags that are not there, in the %s form", async (_name, form) => {
  const verdict = await judge(policy, env({ tags: { team: "ml", other: "x" } }, form));
  expect(verdict.violations).toEqual([
    "tencent:ComputeEnv farm: tags has no cost-center, required are team, cost-center",
  ]);
  expect(await judge(policy, env({ tags: { team: "ml", "cost-center": "7" } }, form))).toEqual(CLEAN);
});

it.each([{}, { tags: {} }, { tags: { team: "", "cost-center": "" } }])("takes %j for none", async (props) => {
  expect((await judge(policy, env(props))).violations).toEqual([
    expect.stringContaining("tags has no team, cost-center,"),
  ]);
});

it("is for every type whose objects can have tags", async () => {
  const verdicts = await Promise.all(
    [...resources.keys()].map(
      async (type) => [type, await judge(policy, { type: pluginType(type), props: {} })] as const,
    ),
  );
  const judged = verdicts.filter(([, { isOther }]) => !isOther).map(([type]) => type);
  expect(judged).toEqual(["otc:Image", "tencent:ComputeEnv", "tencent:Job", "tencent:TaskTemplate"]);
  for (const other of WITHOUT) expect(await judge(policy, other)).toEqual(OTHER);
});

it("waits for tags that are not known, and takes a value that is not known for one", async () => {
  expect(await judge(policy, env({ tags: UNKNOWN }))).toMatchObject({
    violations: [],
    open: [expect.stringMatching(/ at \.tags /)],
  });
  expect(await judge(policy, env({ tags: { team: UNKNOWN, "cost-center": "7" } }))).toEqual(CLEAN);
});

it("asks for none where the connection's edition of the API has no tags", async () => {
  const old = JSON.stringify({ edition: "2018" });
  const dynamic = { type: "pulumi:providers:pulumi-nodejs", props: { "batchflow:tencent": old } };
  const plugin = {
    type: "pulumi:providers:batchflow",
    props: { connections: JSON.stringify({ past: { edition: "2018" } }) },
  };
  expect(await judge(policy, { ...env(), provider: dynamic })).toEqual(OTHER);
  expect(await judge(policy, { ...env({ connection: "past" }, pluginType), provider: plugin })).toEqual(
    OTHER,
  );
  for (const given of [env({ connection: "other" }), env({}, pluginType)]) {
    expect((await judge(policy, { ...given, provider: plugin })).violations).toHaveLength(1);
  }
});

it("is for images, too", async () => {
  const image = { type: dynamicType("otc:Image"), name: "debian", props: { tags: { team: "ml" } } };
  expect((await judge(policy, image)).violations).toEqual([
    "otc:Image debian: tags has no cost-center, required are team, cost-center",
  ]);
});
