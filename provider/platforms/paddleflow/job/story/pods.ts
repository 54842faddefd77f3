import { isRecord, timeOf } from "../../../../core/schema/values";
import { earliest, latest, type Outcome, reasonsIn } from "../../../../core/story/story";
import { nonEmpty, type Wire } from "../../api/wire";

/** A pod of a job, as far as the server shows it. */
export interface Pod {
  readonly name: string;
  readonly namespace: string | undefined;
  /** Kubernetes' word. */
  readonly phase: string;
  readonly outcome: Outcome;
  /** In milliseconds since the epoch: Kubernetes' times have a zone, unlike the server's own. */
  readonly begin: number | undefined;
  readonly end: number | undefined;
  readonly exitCode: number | undefined;
  readonly reasons: readonly string[];
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  Pending: "waiting",
  Running: "running",
  Succeeded: "succeeded",
  Failed: "failed",
};

/** The pods of a job that the server shows: none before they are there. */
export function podsOf({ runtime, distributedRuntime }: Wire): Pod[] {
  const several: unknown = isRecord(distributedRuntime) ? distributedRuntime.runtimes : undefined;
  return [runtime, ...(Array.isArray(several) ? (several as unknown[]) : [])]
    .filter(isRecord)
    .flatMap((pod) => podIn(pod) ?? []);
}

function podIn({ name, namespace, status }: Wire): Pod | undefined {
  const known = nonEmpty(name);
  if (known === undefined) return undefined;
  const shown = statusIn(status);
  const phase = nonEmpty(shown.phase) ?? "unknown";
  const states = containersIn(shown);
  const ended = states.map(({ terminated }) => terminated).filter(isRecord);
  const codes = ended.map(({ exitCode }) => exitCode).filter((code) => typeof code === "number");
  const waiting = states.map((state) => state.waiting).filter(isRecord);
  const begun = [...ended, ...states.map(({ running }) => running).filter(isRecord)];
  return {
    name: known,
    namespace: nonEmpty(namespace),
    phase,
    outcome: OUTCOMES[phase] ?? "unknown",
    begin: earliest(begun.map(({ startedAt }) => timeOf(startedAt))) ?? timeOf(shown.startTime),
    end: ended.length < states.length ? undefined : latest(ended.map(({ finishedAt }) => timeOf(finishedAt))),
    exitCode: codes.find((code) => code !== 0) ?? codes[0],
    reasons: reasonsIn(
      ...[shown, ...ended, ...waiting].flatMap(({ reason, message }) => [
        nonEmpty(reason),
        nonEmpty(message),
      ]),
    ).filter((reason) => reason !== "Completed" && reason !== "Error"),
  };
}

/** The status that Kubernetes has of a pod, which the server passes on as a text. */
function statusIn(status: unknown): Wire {
  try {
    const value: unknown = typeof status === "string" ? JSON.parse(status) : status;
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function containersIn({ containerStatuses }: Wire): Wire[] {
  const statuses = Array.isArray(containerStatuses) ? (containerStatuses as unknown[]).filter(isRecord) : [];
  return statuses.map(({ state }) => state).filter(isRecord);
}
