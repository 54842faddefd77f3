import { itemsIn } from "../../../core/rest/paging";
import { isRecord } from "../../../core/schema/values";
import {
  latest,
  mostTelling,
  orNothing,
  type Output,
  reasonsIn,
  type Story,
  type StoryOperation,
  type WholeStory,
} from "../../../core/story/story";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty, timeOf, type Wire } from "../api/wire";
import { getJob } from "../job/calls";
import { podsOf } from "../job/story/pods";
import { outcomeOf, outputsIn } from "../job/story";
import { getRun, getRunLog } from "./calls";
import { ENDED } from "./structures";

type Operation = StoryOperation<PaddleFlowClient>;

/** What is read of a step besides the run: nothing of most. */
interface Found {
  readonly exitCode: number | undefined;
  readonly outputs: readonly Output[];
}

/** The server returns no more lines at once. */
const LARGEST_PAGE = 100;

/** What has become of a run: its steps, with exit code and output of some of them. */
export async function storyOfRun(operation: Operation): Promise<WholeStory | undefined> {
  const { client, id, signal, lines, parts } = operation;
  const run = await getRun(client, id, signal);
  if (run === undefined) return undefined;
  const steps = [...entriesIn(run.runtime), ...entriesIn(run.postProcess)];
  const jobs = steps.flatMap(jobsIn);
  const found = new Map(
    await Promise.all(
      mostTelling(jobs, parts).map(async ({ jobId }) => [jobId, await foundOf(operation, jobId)] as const),
    ),
  );
  const stories = steps.map((step) => storyOfStep(step, found));
  const status = nonEmpty(run.status) ?? "unknown";
  return {
    name: `run ${nonEmpty(run.name) ?? id}`,
    state: status,
    outcome: outcomeOf(status),
    begin: timeOf(run.activateTime),
    end: ENDED.has(status) ? (latest(stories.map(({ end }) => end)) ?? timeOf(run.updateTime)) : undefined,
    reasons: reasonsIn(nonEmpty(run.runMsg)),
    parts: stories,
    hasLocalTimes: true,
    lacks: [
      "The server does not show steps that have not begun.",
      ...(lines > LARGEST_PAGE ? [`The server returns at most ${LARGEST_PAGE} lines of a step.`] : []),
    ],
  };
}

/** A step, or a graph of steps, by its name in the workflow. */
interface Entry {
  readonly name: string;
  readonly step: Wire;
}

/** A loop runs a step several times. */
function entriesIn(runtime: unknown): Entry[] {
  return Object.entries(isRecord(runtime) ? runtime : {}).flatMap(([key, value]) => {
    const runs = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isRecord);
    return runs.map((step, index) => ({ name: runs.length === 1 ? key : `${key} ${index + 1}`, step }));
  });
}

function jobsIn({ step }: Entry): { jobId: string; outcome: Story["outcome"] }[] {
  const jobId = nonEmpty(step.jobID);
  const own = jobId === undefined ? [] : [{ jobId, outcome: outcomeOf(step.status) }];
  return [...own, ...entriesIn(step.entryPoints).flatMap(jobsIn)];
}

function storyOfStep({ name, step }: Entry, found: ReadonlyMap<string, Found>): Story {
  const within = entriesIn(step.entryPoints);
  const { exitCode, outputs = [] } = found.get(nonEmpty(step.jobID) ?? "") ?? {};
  return {
    name: `${step.type === "dag" ? "graph" : "step"} ${name}`,
    state: nonEmpty(step.status) ?? "unknown",
    outcome: outcomeOf(step.status),
    begin: timeOf(step.startTime),
    end: timeOf(step.endTime),
    exitCode,
    reasons: reasonsIn(nonEmpty(step.jobMessage) ?? nonEmpty(step.message)),
    outputs,
    parts: within.map((entry) => storyOfStep(entry, found)),
  };
}

async function foundOf({ client, id, signal, lines }: Operation, jobId: string): Promise<Found> {
  const pageSize = Math.min(lines, LARGEST_PAGE);
  const [job, log] = await Promise.all([
    orNothing(getJob(client, jobId, signal)),
    lines === 0
      ? undefined
      : orNothing(getRunLog(client, id, { jobId, pageSize, logFilePosition: "end" }, signal)),
  ]);
  const codes = podsOf(job ?? {}).flatMap(({ exitCode }) => exitCode ?? []);
  return {
    exitCode: codes.find((code) => code !== 0) ?? codes[0],
    outputs: log === undefined ? [] : itemsIn(log, "runLog").flatMap(outputsIn),
  };
}
