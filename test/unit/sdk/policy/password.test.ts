import { expect, it } from "vitest";

import { UNKNOWN } from "../../../../provider/core/schema/values";
import { noPasswordWithPublicAddress } from "../../../../sdk/policy";
import { CLEAN, judge } from "./judge";
import { env, envData, FORMS, job, task } from "./resources";

const policy = noPasswordWithPublicAddress();
const PUBLIC = { internetAccessible: { internetMaxBandwidthOut: 10, publicIpAssigned: true } };
const PASSWORD = { loginSettings: { password: "Canary-Passw0rd" } };
const KEYS = { loginSettings: { keyIds: ["skey-1"] } };
const reached = (...parts: readonly object[]) =>
  env({ envData: envData(Object.assign({}, ...parts) as object) });

it.each(FORMS)("refuses both together, in the %s form, and shows no password", async (_name, form) => {
  const { violations } = await judge(policy, env({ envData: envData({ ...PUBLIC, ...PASSWORD }) }, form));
  expect(violations).toEqual([
    "tencent:ComputeEnv farm: desiredComputeNodeCount asks for nodes with a public address that take a password, use keys",
  ]);
});

it("refuses the password that the platform makes where the program names no key", async () => {
  expect((await judge(policy, reached(PUBLIC))).violations).toHaveLength(1);
  const inJob = job(task(), task({ computeEnv: { envData: envData(PUBLIC) } }));
  expect((await judge(policy, inJob)).violations).toEqual([expect.stringContaining("tasks[1].computeEnv")]);
});

it.each([
  ["neither", reached()],
  ["a password alone", reached(PASSWORD)],
  ["a public address with keys", reached(PUBLIC, KEYS)],
  ["no bandwidth", reached(PASSWORD, { internetAccessible: { internetMaxBandwidthOut: 0 } })],
])("takes %s", async (_name, given) => {
  expect(await judge(policy, given)).toEqual(CLEAN);
});

it("waits for what decides, and for nothing else", async () => {
  const internet = { internetAccessible: { internetMaxBandwidthOut: UNKNOWN } };
  expect(await judge(policy, reached(internet, PASSWORD))).toMatchObject({
    violations: [],
    open: [expect.stringMatching(/\.envData\.internetAccessible\.internetMaxBandwidthOut/)],
  });
  expect(await judge(policy, reached(internet, KEYS))).toEqual(CLEAN);
  // A password that is not known yet is one.
  const secret = { loginSettings: { password: UNKNOWN } };
  expect((await judge(policy, reached(PUBLIC, secret))).violations).toHaveLength(1);
});
