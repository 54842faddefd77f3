import { join } from "node:path";

import { run } from "../../toolchain/process";
import type { Log } from "../../toolchain/progress";
import { repositoryRoot } from "../../toolchain/repository";
import { median } from "../statistics";
import { fixed, table } from "../table";
import type { Target } from "../targets";

/** What check and diff of one document take in a new provider process. */
export interface DocumentSample {
  readonly bytes: number;
  readonly isChanged: boolean;
  readonly checkSeconds: number;
  readonly diffSeconds: number;
  readonly cpuSeconds: number;
  /** The longest time in which no other resource had its turn. */
  readonly longestBlockMs: number;
}

const MEGABYTE = 1_000_000;
const [SMALL, LARGE] = [MEGABYTE, 5 * MEGABYTE];
const LIMITS = new Map([
  [SMALL, 1],
  [LARGE, 6],
]);
const LONGEST_BLOCK_MS = 200;
const GROWTH = LARGE / SMALL;
/** What is above 1 is noise. */
const MAX_GROWTH = 1.1;

/** Has a pipeline's text of 1 and 5 MB checked and compared, the same and changed in one place. */
export async function measureDocuments(runs: number, log: Log): Promise<DocumentSample[]> {
  const samples: DocumentSample[] = [];
  for (let round = 0; round < runs; round += 1) {
    for (const bytes of [SMALL, LARGE]) {
      for (const isChanged of [false, true]) samples.push(await measureOne(bytes, isChanged));
    }
    log(`  documents, round ${round + 1} of ${runs}`);
  }
  return samples;
}

async function measureOne(bytes: number, isChanged: boolean): Promise<DocumentSample> {
  const program = join(repositoryRoot, "test/bench/documents/measured.cjs");
  const result = await run(process.execPath, [program, String(bytes), isChanged ? "changed" : "equal"]);
  if (result.exitCode !== 0) throw new Error(`a document of ${bytes} bytes: ${result.stderr.trim()}`);
  return { bytes, isChanged, ...(JSON.parse(result.stdout) as Omit<DocumentSample, "bytes" | "isChanged">) };
}

type Figure = (sample: DocumentSample) => number;

const both: Figure = ({ checkSeconds, diffSeconds }) => checkSeconds + diffSeconds;

function typical(
  samples: readonly DocumentSample[],
  bytes: number,
  isChanged: boolean,
  figure: Figure,
): number | undefined {
  const chosen = samples.filter((sample) => sample.bytes === bytes && sample.isChanged === isChanged);
  return median(chosen.map(figure));
}

export function documentReport(samples: readonly DocumentSample[]): string {
  const rows = [SMALL, LARGE].flatMap((bytes) =>
    [false, true].map((isChanged) => {
      const of = (figure: Figure, digits: number) =>
        fixed(typical(samples, bytes, isChanged, figure), digits);
      return [
        `${bytes / MEGABYTE} MB`,
        isChanged ? "changed" : "equal",
        of(({ checkSeconds }) => checkSeconds, 2),
        of(({ diffSeconds }) => diffSeconds, 3),
        of(({ cpuSeconds }) => cpuSeconds, 2),
        of(({ longestBlockMs }) => longestBlockMs, 0),
      ];
    }),
  );
  const head = ["document", "text", "check s", "diff s", "CPU s", "longest block ms"];
  return `Check and diff of one large YAML document\n\n${table(head, rows)}\n`;
}

export function documentTargets(samples: readonly DocumentSample[]): Target[] {
  const cpu = (bytes: number) => typical(samples, bytes, true, ({ cpuSeconds }) => cpuSeconds);
  const [few, many] = [cpu(SMALL), cpu(LARGE)];
  return [
    ...[...LIMITS].map(([bytes, limit]) => ({
      name: `check and diff of a changed document of ${bytes / MEGABYTE} MB`,
      figure: typical(samples, bytes, true, both),
      limit,
      bound: "most" as const,
      unit: "s",
    })),
    {
      name: `longest time in which one of ${LARGE / MEGABYTE} MB keeps other resources waiting`,
      figure: typical(samples, LARGE, true, ({ longestBlockMs }) => longestBlockMs),
      limit: LONGEST_BLOCK_MS,
      bound: "most",
      unit: "ms",
    },
    {
      name: `CPU for each byte of ${LARGE / MEGABYTE} MB, against ${SMALL / MEGABYTE} MB`,
      figure: few === undefined || many === undefined ? undefined : many / few / GROWTH,
      limit: MAX_GROWTH,
      bound: "most",
      unit: "×",
    },
  ];
}
