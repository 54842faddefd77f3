import type { Emulator } from "pulumi-batchflow-emulator";

import { PluginProcess, type Properties } from "../../lifecycle/process";
import { signalGroup } from "../../toolchain/process";
import { expectSuccess } from "../../toolchain/stack";
import { createProgram, setCount, setRateLimits } from "../programs";

/** One stack of the account. */
export interface SharingStack {
  /** Creates all that it declares. */
  readonly up: () => Promise<unknown>;
  readonly end: () => void;
}

type Begin = (emulator: Emulator, count: number, size: number) => Promise<SharingStack[]>;

/**
 * How stacks are run. Processes of the provider that get the engine's calls are what shares the account; the CLI beside
 * them takes memory and processor time, of which a dozen of them needs more than the machine has.
 */
export const DRIVERS = { processes: byProcesses, "pulumi up": byCli } satisfies Record<string, Begin>;

export type Driver = keyof typeof DRIVERS;

const TYPE = "tencent:TaskTemplate";

async function byProcesses(emulator: Emulator, count: number, size: number): Promise<SharingStack[]> {
  const { endpoint, region, secretId, secretKey } = emulator.platforms.tencent;
  const connection = { endpoint, region, secretId, secretKey, skipCredentialsValidation: true };
  const stacks: SharingStack[] = [];
  for (let stack = 0; stack < count; stack += 1) {
    const provider = await PluginProcess.start(TYPE, { "batchflow:tencent": connection });
    const create = async (index: number): Promise<void> => {
      const identity = `urn:pulumi:stack-${stack}::bench::batchflow:${TYPE}::template-${index}`;
      const { inputs, failures } = await provider.check({}, { ...template(index), __identity: identity });
      if (failures.length > 0) throw new Error(JSON.stringify(failures));
      await provider.create(inputs);
    };
    stacks.push({
      up: () => Promise.all(Array.from({ length: size }, (_, index) => create(index))),
      end: () => void provider.kill(),
    });
  }
  return stacks;
}

function template(index: number): Properties {
  return {
    taskTemplateInfo: {
      application: { deliveryForm: "LOCAL", command: `python render.py --scene ${index}` },
      computeEnv: { envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } },
    },
  };
}

async function byCli(emulator: Emulator, count: number, size: number): Promise<SharingStack[]> {
  const stacks: SharingStack[] = [];
  for (let number = 0; number < count; number += 1) {
    const stack = await createProgram("shared", emulator.platforms.tencent, `bench-${number}`);
    setCount(stack, size);
    await setRateLimits(stack, "documented");
    let running: ReturnType<typeof stack.start> | undefined;
    stacks.push({
      up: async () => {
        running = stack.start("up", "--yes", "--skip-preview");
        expectSuccess(await running.result);
      },
      end: () => {
        if (running?.child.exitCode === null) signalGroup(running.child, "SIGKILL");
        stack.remove();
      },
    });
  }
  return stacks;
}
