import { expect, it } from "vitest";
import { parse } from "yaml";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { kubeconfig } from "../../toolchain/paddleflow/kubernetes";
import { connections } from "../../toolchain/stack/connections";
import { describeExample, type Life } from "../examples/life";
import { yamlHost } from "./host";

const BUILT_IN = /^(root|flavour[123])$/;

let emulator: Emulator;
const state = () => emulator.control.state("paddleflow");
const named = (objects: readonly { readonly name: string }[]) =>
  objects.filter(({ name }) => !BUILT_IN.test(name));

function more({ stack }: Life): void {
  it("has sent the document that the program holds as an object", async () => {
    const [version] = state().pipelineVersions;
    const env = { PF_JOB_QUEUE_NAME: "training", PF_JOB_FLAVOUR: "one-gpu" };
    const plain = (name?: string) => name?.replace(/-[0-9a-f]{7}$/, "");
    const document = parse(version?.yaml ?? "") as {
      entry_points: Record<string, { env: Record<string, string> }>;
    };
    const { prepare, train } = document.entry_points;
    expect(document).toMatchObject({
      name: "ranking",
      docker_env: "nginx:1.7.9",
      fs_options: { main_fs: { name: "datasets" } },
      entry_points: {
        prepare: { command: "python prepare.py" },
        train: {
          command: "python train.py --rate {{rate}}",
          deps: "prepare",
          parameters: { rate: 0.01 },
          env: { TRACKING_TOKEN: "t0ken-of-a-tracker" },
        },
      },
    });
    for (const step of [prepare, train]) {
      expect(plain(step?.env.PF_JOB_QUEUE_NAME)).toBe(env.PF_JOB_QUEUE_NAME);
      expect(plain(step?.env.PF_JOB_FLAVOUR)).toBe(env.PF_JOB_FLAVOUR);
    }
    expect(await stack().outputs()).toEqual({
      pipelineVersion: `${version?.pipelineId}/${version?.id}`,
      scheduleId: state().schedules[0]?.id,
    });
  });
}

describeExample({
  name: "paddleflow-yaml",
  language: yamlHost,
  start: async () => {
    emulator = await startEmulator({ timeScale: 10, rateLimits: false });
    return {
      config: {
        ...connections.paddleflow(emulator),
        bucket: "batchflow",
        s3Endpoint: "s3.example.com",
        kubeconfig: { secret: kubeconfig("http://127.0.0.1:16443") },
        alicePassword: { secret: "Gener8ed-alice" },
        s3AccessKey: { secret: "AccessKey-1" },
        s3SecretKey: { secret: "SecretKey-1" },
        trackingToken: { secret: "t0ken-of-a-tracker" },
      },
      objects: () => [
        ...named(state().users),
        ...named(state().flavours),
        ...state().grants,
        ...state().clusters,
        ...state().queues,
        ...state().fileSystems,
        ...state().pipelines,
        ...state().schedules,
      ],
      hasChanged: () => state().queues.some(({ maxResources }) => maxResources.memory === 512 * 2 ** 30),
      close: () => emulator.close(),
    };
  },
  change: { trainingMemory: 512, alicePassword: { secret: "An0ther-secret" } },
  changed: { training: ["maxResources"], alice: ["password"] },
  more,
});
