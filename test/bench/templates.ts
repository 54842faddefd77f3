import { startEmulator } from "pulumi-batchflow-emulator";
import { seconds, type Log } from "../toolchain/progress";
import type { TestStack } from "../toolchain/stack";
import { measure, operations, type Operation, type Sample } from "./measure";
import { createProgram, setCount, type ProgramName } from "./programs";
import { sizeOfState, type StateSize } from "./stateSize";

export const contenders = [
  "floor",
  "typed",
  "dynamic",
  "plugin",
  "textbook",
] as const satisfies readonly ProgramName[];
export type Contender = (typeof contenders)[number];

/** One operation of one program on so many task templates. */
export interface TemplateSample extends Sample {
  readonly size: number;
  readonly round: number;
  readonly contender: Contender;
  readonly operation: Operation;
}

export interface TemplateState extends StateSize {
  readonly size: number;
  readonly contender: Contender;
}

/** The start of a program's provider. */
export interface StartSample extends Sample {
  readonly contender: Contender;
}

export interface TemplateFigures {
  readonly starts: readonly StartSample[];
  readonly samples: readonly TemplateSample[];
  readonly states: readonly TemplateState[];
}

/** The size that the targets are set for. */
export const TARGET_SIZE = 400;

/** Beyond the targets' size one round is enough, and the textbook, which takes minutes there, stays out. */
function roundsOf(size: number, runs: number): number {
  return size > TARGET_SIZE ? 1 : runs;
}

function contendersOf(size: number): readonly Contender[] {
  return contenders.filter((contender) => size <= TARGET_SIZE || contender !== "textbook");
}

/** Creates, previews, refreshes and destroys task templates with each program, and measures every step. */
export async function measureTemplates(
  sizes: readonly number[],
  runs: number,
  log: Log,
): Promise<TemplateFigures> {
  const quotas = { taskTemplates: Number.MAX_SAFE_INTEGER };
  const emulator = await startEmulator({ rateLimits: false, tencent: { quotas } });
  const stacks = new Map<Contender, TestStack>();
  try {
    for (const contender of contenders) {
      stacks.set(contender, await createProgram(contender, emulator.platforms.tencent));
    }
    const figures = {
      starts: [] as StartSample[],
      samples: [] as TemplateSample[],
      states: [] as TemplateState[],
    };
    for (let round = 0; round < runs; round += 1) {
      for (const contender of rotated(contenders, round)) {
        const stack = stacks.get(contender)!;
        setCount(stack, 1);
        const sample = await measure(stack, "start", emulator.control);
        figures.starts.push({ contender, ...sample });
      }
    }
    for (const size of sizes) {
      for (let round = 0; round < roundsOf(size, runs); round += 1) {
        const start = Date.now();
        // The programs take turns at each operation, so that a load from elsewhere meets all of them.
        for (const [step, operation] of operations.entries()) {
          for (const contender of rotated(contendersOf(size), round + step)) {
            const stack = stacks.get(contender)!;
            if (operation === "up") setCount(stack, size);
            const sample = await measure(stack, operation, emulator.control);
            figures.samples.push({ size, round, contender, operation, ...sample });
            if (operation === "up" && round === 0) {
              figures.states.push({ size, contender, ...sizeOfState(stack, size) });
            }
          }
        }
        log(`  ${size} templates, round ${round + 1} of ${roundsOf(size, runs)}: ${seconds(start)}`);
      }
    }
    return figures;
  } finally {
    for (const stack of stacks.values()) stack.remove();
    await emulator.close();
  }
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const first = by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
