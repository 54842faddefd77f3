import { describe, expect, it } from "vitest";

import { jobNotification } from "../../../provider/platforms/tencent/job/structures";
import { decode } from "../../../provider/platforms/tencent/api/wire";
import { envArgs, jobArgs, lifecycleOf, startScene, task } from "./setup";

const METHODS = ["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"] as const;
const EVENT = { eventName: "COMPUTE_NODE_RUNNING", eventVars: [{ name: "a", value: "b" }] };
const { computeEnv: _, ...bare } = task;
const withTask = (members: object) => ({ ...jobArgs, tasks: [{ ...bare, ...members }] });
const telling = (eventConfigs: object[]) => ({ notifications: [{ topicName: "t", eventConfigs }] });

/** Inputs that are empty somewhere, which flat parameters cannot say. */
const ROWS = [
  ["Job", "an environment without members", withTask({ computeEnv: {} }), "MANAGED"],
  ["Job", "an environment without parameters", withTask({ computeEnv: { envData: {} } }), "MANAGED"],
  [
    "Job",
    "empty lists",
    { ...withTask({ computeEnv: {}, envVars: [], inputMappings: [] }), dependences: [] },
    "MANAGED",
  ],
  ["Job", "an event with variables", { ...jobArgs, ...telling([EVENT]) }, "b"],
  [
    "ComputeEnv",
    "empty members",
    { ...envArgs, envData: { systemDisk: {}, enhancedService: {} }, mountDataDisks: [] },
    "env",
  ],
  ["ComputeEnv", "an event with variables", { ...envArgs, ...telling([EVENT]) }, "b"],
] as const;

describe.each(ROWS)("a %s with %s", (type, _what, args, shown) => {
  it.each(METHODS)("is made with %s", async (signatureMethod) => {
    const scene = await startScene({ signatureMethod });
    const lifecycle = lifecycleOf(scene, type);
    const { inputs, failures } = await lifecycle.check({}, { ...args, __identity: "proj::dev::x::subject" });
    expect(failures).toEqual([]);
    const { id, outputs } = await lifecycle.create(inputs);
    const { computeEnvs, jobs } = scene.emulator.control.state("tencent");
    expect(JSON.stringify([...computeEnvs, ...jobs])).toContain(`"${shown}"`);
    expect(
      await lifecycle.diff(id, (await lifecycle.read(id, outputs))?.outputs ?? {}, inputs),
    ).toMatchObject({ changed: false });
  });
});

describe.each(["Job", "ComputeEnv"])("events of a %s without variables", (type) => {
  const args = { ...(type === "Job" ? jobArgs : envArgs), ...telling([{ eventName: EVENT.eventName }]) };

  it.each(METHODS)("are made, or refused by name in the preview, with %s", async (signatureMethod) => {
    const scene = await startScene({ signatureMethod });
    const lifecycle = lifecycleOf(scene, type);
    const { inputs, failures } = await lifecycle.check({}, { ...args, __identity: "proj::dev::x::subject" });
    if (signatureMethod === "TC3-HMAC-SHA256") {
      expect(failures).toEqual([]);
      await lifecycle.create(inputs);
      return;
    }
    expect(failures.map(({ property }) => property)).toEqual(["notifications[0].eventConfigs[0].eventVars"]);
    expect(failures[0]?.reason).toContain("signature version 1 cannot send an empty list");
  });
});

describe("an event's name", () => {
  it("is read in both spellings, as an input has it", () => {
    const wire = (EventName: string) => ({ TopicName: "t", EventConfigs: [{ EventName, EventVars: [] }] });
    for (const name of ["ComputeNodeRunning", "COMPUTE_NODE_RUNNING"]) {
      const value = decode(jobNotification, wire(name));
      expect(value).toEqual({
        topicName: "t",
        eventConfigs: [{ eventName: "COMPUTE_NODE_RUNNING", eventVars: [] }],
      });
      expect(jobNotification.safeParse(value).success).toBe(true);
    }
  });
});
