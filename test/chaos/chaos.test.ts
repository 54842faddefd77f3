import { afterAll, beforeAll, expect, it } from "vitest";

import { type HostName, HOSTS } from "../lifecycle/process";
import { Lane } from "./lane";
import { recoverAll } from "./recover";
import { runSchedule, type Report } from "./schedule";
import { Tally } from "./tally";

/** The same in every run of the tests. */
const FIXED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const OF_THE_DAY = 12;
/** Virtual seconds pass so fast that nodes and images take milliseconds, and so slowly that long jobs go on. */
const TIME_SCALE = 400;
/** Real seconds; what comes late comes after 0.25 of them. */
const LATE_ANSWERS = 0.8;
/** Schedules that go on at once over each host. */
const LANES = Number(process.env.CHAOS_LANES ?? 2);
/** What the 24 of every run of the tests may take at most, and a minute for each that CHAOS_COUNT asks for. */
const MINUTES = 20 + Number(process.env.CHAOS_COUNT ?? 0);

/** CHAOS_SEED gives the first seed, CHAOS_COUNT how many schedules there are; CHAOS_FAULTS=off leaves the faults out, CHAOS_LINES=all prints every schedule, CHAOS_LANES says how many go on at once over each host, CHAOS_HOST takes all over one. */
function seeds(): number[] {
  const { CHAOS_SEED: first, CHAOS_COUNT: count } = process.env;
  const following = (start: number, length: number) => Array.from({ length }, (_, index) => start + index);
  if (first !== undefined) return following(Number(first), Number(count ?? 1));
  if (count !== undefined) return following(1, Number(count));
  const day = Number(new Date().toISOString().slice(0, 10).replaceAll("-", ""));
  return [...FIXED, ...following(day * 100, OF_THE_DAY)];
}

/** Half of the seeds over each host: what a schedule finds is mostly the core's, which both share. */
function hostOf(seed: number): HostName {
  const { CHAOS_HOST: chosen } = process.env;
  return HOSTS.find((host) => host === chosen) ?? (seed % 2 === 0 ? "plugin" : "dynamic");
}

const used = HOSTS.filter((host) => seeds().some((seed) => hostOf(seed) === host));
const lanes: Lane[] = [];
const tally = new Tally();

beforeAll(async () => {
  lanes.push(
    ...(await Promise.all(
      used
        .flatMap((host) => Array.from({ length: LANES }, () => host))
        .map((host) => Lane.start({ host, timeScale: TIME_SCALE, lateAnswers: LATE_ANSWERS })),
    )),
  );
});
afterAll(async () => {
  console.log(tally.lines().join("\n"));
  await Promise.all(lanes.map((lane) => lane.close()));
});

it(
  "after random interrupted runs, recover and up end with exactly what the program declares",
  { timeout: MINUTES * 60_000 },
  async () => {
    const all = seeds();
    console.log(`seeds: ${all.join(" ")} (one again: CHAOS_SEED=${all[0]})`);
    const waiting = new Map(HOSTS.map((host) => [host, all.filter((seed) => hostOf(seed) === host)]));
    const failed: Report[] = [];
    await Promise.all(
      lanes.map(async (lane) => {
        const own = waiting.get(lane.host) ?? [];
        for (let seed = own.shift(); seed !== undefined; seed = own.shift()) {
          const faults = process.env.CHAOS_FAULTS !== "off";
          const report = await runSchedule(lane, tally, { seed, faults, recover: recoverAll });
          tally.schedules++;
          const wrong = report.problems.length > 0;
          if (wrong) failed.push(report);
          if (wrong || process.env.CHAOS_LINES === "all") console.log(textOf(lane.host, report));
        }
      }),
    );
    tally.failures = failed.length;
    expect(failed.map(({ seed, problems }) => `seed ${seed}: ${problems.join("; ")}`)).toEqual([]);
  },
);

function textOf(host: HostName, { seed, seconds, lines, problems }: Report): string {
  const all = [...lines, ...problems.map((problem) => `WRONG: ${problem}`)];
  return [
    `seed ${seed} over the ${host} host (${seconds.toFixed(1)} s)`,
    ...all.map((line) => `  ${line}`),
  ].join("\n");
}
