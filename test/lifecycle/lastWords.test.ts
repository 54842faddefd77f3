import { afterAll, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import * as paddleflow from "./paddleflow/setup";
import { type HostName, InitialisationError, type Properties, startProcess } from "./process";
import * as tencent from "./tencent/setup";

const CANARY = "Canary-in-an-output";
const command = "echo begun; echo the word is $WORD >&2; echo again $WORD >&2; exit 3";

interface Case {
  readonly host: HostName;
  readonly type: string;
  readonly setup: { start: () => Promise<Emulator>; config: (emulator: Emulator) => Record<string, unknown> };
  readonly prepare?: (emulator: Emulator) => Promise<void>;
  readonly inputs: Properties;
}

const tencentJob = {
  placement: { zone: "ap-guangzhou-2" },
  tasks: [
    {
      taskName: "A",
      application: { deliveryForm: "LOCAL", command },
      computeEnv: { envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } },
      envVars: [{ name: "WORD", value: CANARY }],
    },
  ],
};
const paddleflowJob = {
  schedulingPolicy: { queue: "q1" },
  image: "nginx:1.7.9",
  flavour: { cpu: "500m", mem: "1Gi" },
  command,
  env: { WORD: CANARY },
};
const queue = (emulator: Emulator) =>
  paddleflow.byHand(emulator, paddleflow.clusterRequest("c1"), paddleflow.queueRequest("q1", "c1"));

const CASES: readonly Case[] = [
  { host: "plugin", type: "tencent:Job", setup: tencent, inputs: tencentJob },
  {
    host: "dynamic",
    type: "tencent:Job",
    setup: tencent,
    inputs: { ...tencentJob, __secrets: [["tasks", 0, "envVars", 0, "value"]] },
  },
  { host: "dynamic", type: "paddleflow:Job", setup: paddleflow, prepare: queue, inputs: paddleflowJob },
];

const ends: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(ends.map((end) => end())));

describe.each(CASES)("a $type that fails in the $host host", ({ host, type, setup, prepare, inputs }) => {
  it("shows the end of its output without what the program has marked secret, and keeps no word of it", async () => {
    const emulator = await setup.start();
    ends.push(() => emulator.close());
    await prepare?.(emulator);
    const provider = await startProcess(host, type, setup.config(emulator), { secrets: [CANARY] });
    ends.push(() => provider.kill());
    const news = {
      ...inputs,
      waitFor: "finished",
      __identity: `urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/${type}::train`,
    };
    // The host's check in these tests marks nothing: what a program has marked comes with the create.
    const failure = await provider.create(news).catch((error: unknown) => error);
    if (!(failure instanceof InitialisationError)) throw new Error("it did not fail so", { cause: failure });
    const [reason = ""] = failure.reasons;
    expect(reason).toMatch(/ \| the word is \[secret\]\n.* \| again \[secret\]\n/);
    expect(reason).toMatch(new RegExp(`\\n {2}more: npx batchflow logs ${type} ${failure.id}$`));
    expect(failure.message + failure.reasons.join() + provider.output.join()).not.toContain(CANARY);
  });
});
