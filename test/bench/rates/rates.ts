import { type Control, type Emulator, startEmulator } from "pulumi-batchflow-emulator";

import type { Log } from "../../toolchain/progress";
import { interruptible } from "../measure";
import { median } from "../statistics";
import { fixed, table } from "../table";
import type { Target } from "../targets";
import { type Driver, DRIVERS } from "./stacks";

/** What one round of stacks of one account took, all at the same time. */
export interface RateSample {
  readonly stacks: number;
  readonly driver: Driver;
  /** From the first stack's begin to the last one's end. */
  readonly seconds: number;
  /** The slowest stack's time divided by the fastest one's. */
  readonly spread: number;
  readonly answers: number;
  /** Those of them with which the platform refused a request by rate. */
  readonly refused: number;
}

/** Task templates of each stack. */
const SIZE = 30;
/** Requests per second that the account may send of the action that creates them, as the API's document has it. */
const PER_SECOND = 2;
const REFUSAL = "RequestLimitExceeded";

/** Half of what was refused of six such stacks before a process slowed down where it is refused. */
const MAX_REFUSED_PERCENT = 37;
const MAX_SPREAD = 1.5;
/** The number of stacks that the share of refusals was measured with, and which `pulumi up` is run for too. */
const USUAL = 6;

/** The fewest seconds in which the account may create the templates of so many stacks. */
function floorOf(stacks: number): number {
  return (stacks * SIZE) / PER_SECOND;
}

/** Creates the templates of stacks of one account at the same time, under the documented rates on both sides. */
export async function measureRates(counts: readonly number[], runs: number, log: Log): Promise<RateSample[]> {
  const quotas = { taskTemplates: Number.MAX_SAFE_INTEGER };
  const emulator = await startEmulator({ rateLimits: true, tencent: { quotas } });
  try {
    const samples: RateSample[] = [];
    for (let round = 0; round < runs; round += 1) {
      for (const stacks of counts) {
        samples.push(await measureOne(emulator, stacks, "processes"));
        if (stacks === USUAL) samples.push(await measureOne(emulator, stacks, "pulumi up"));
        log(`  ${stacks} stacks of one account, round ${round + 1} of ${runs}`);
      }
    }
    return samples;
  } finally {
    await emulator.close();
  }
}

async function measureOne(emulator: Emulator, count: number, driver: Driver): Promise<RateSample> {
  const { control } = emulator;
  const stacks = await DRIVERS[driver](emulator, count, SIZE);
  try {
    control.reset("tencent");
    const start = performance.now();
    const times = await interruptible(
      () => stacks.forEach(({ end }) => end()),
      Promise.all(stacks.map(({ up }) => up().then(() => (performance.now() - start) / 1_000))),
    );
    return {
      stacks: count,
      driver,
      seconds: Math.max(...times),
      spread: spreadOf(times),
      ...answersOf(control),
    };
  } finally {
    for (const { end } of stacks) end();
  }
}

function spreadOf(times: readonly number[]): number {
  return Math.max(...times) / Math.min(...times);
}

function answersOf(control: Control): Pick<RateSample, "answers" | "refused"> {
  const requests = control.requests();
  return { answers: requests.length, refused: requests.filter(({ code }) => code === REFUSAL).length };
}

interface Row {
  readonly stacks: number;
  readonly driver: Driver;
  readonly chosen: readonly RateSample[];
}

function rowsOf(samples: readonly RateSample[]): Row[] {
  const keys = new Map(samples.map(({ stacks, driver }) => [`${stacks} ${driver}`, { stacks, driver }]));
  return [...keys.values()].map((key) => ({
    ...key,
    chosen: samples.filter(({ stacks, driver }) => stacks === key.stacks && driver === key.driver),
  }));
}

const refusedPercent = ({ refused, answers }: RateSample): number => (refused / answers) * 100;

/** The figures as text. */
export function rateReport(samples: readonly RateSample[]): string {
  const rows = rowsOf(samples).map(({ stacks, driver, chosen }) => {
    const of = (figure: (sample: RateSample) => number, digits: number) =>
      fixed(median(chosen.map(figure)), digits);
    return [
      stacks,
      driver,
      of(({ seconds }) => seconds, 1),
      fixed(floorOf(stacks), 1),
      of(({ seconds }) => seconds / floorOf(stacks), 2),
      of(({ answers }) => answers, 0),
      of(({ refused }) => refused, 0),
      of(refusedPercent, 0),
      of(({ spread }) => spread, 2),
    ];
  });
  const head = ["stacks", "by", "s", "floor s", "times", "answers", "refused", "%", "slowest/fastest"];
  return `Stacks of ${SIZE} task templates, one account, ${PER_SECOND} requests a second\n\n${table(head, rows)}\n`;
}

export function rateTargets(samples: readonly RateSample[]): Target[] {
  return rowsOf(samples).flatMap(({ stacks, driver, chosen }): Target[] => {
    const name = `${stacks} ${stacks === 1 ? "stack" : "stacks"} of one account, by ${driver}`;
    const share = median(chosen.map(refusedPercent));
    const refusals = {
      name: `answers of ${name}, that are refusals`,
      figure: share,
      bound: "most",
      unit: "%",
    } as const;
    if (stacks === 1) return [{ ...refusals, limit: 0 }];
    const figure = Math.max(...chosen.map(({ spread }) => spread));
    return [
      { ...refusals, limit: MAX_REFUSED_PERCENT },
      { name: `${name}: slowest to fastest`, figure, limit: MAX_SPREAD, bound: "most", unit: "×" },
    ];
  });
}
