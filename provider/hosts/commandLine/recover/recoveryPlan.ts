import { messageOf } from "../../../core/errors";
import { isRecord } from "../../../core/schema/values";
import { type Deployment, hasObject, type PendingOperation } from "../../stack/stackExport";
import { plainValue } from "../../stack/stateSecrets";
import { ownConfiguration, withProvider } from "../../stack/stateProvider";
import {
  dropOperation,
  dropResource,
  isOf,
  liveEntry,
  markForConvergence,
  type OwnOperation,
  pendingOperations,
  resourcesOf,
  settleCreating,
} from "../../stack/stackState";
import type { Candidate, Judge, MadeObject, PendingCreation, Verdict } from "./judging";

/** What the user has said of single operations. */
export interface Choices {
  /** The ids of objects, by the URNs of the resources that were being created. */
  readonly take: ReadonlyMap<string, string>;
  /** The URNs of creations to be taken off the list, of other providers' too. */
  readonly forget: ReadonlySet<string>;
}

export interface Decision {
  readonly operation: OwnOperation;
  readonly isDecided: boolean;
  readonly id?: string;
  /** What will be done, or why it is not decided. */
  readonly text: string;
  /** Among what the user has to choose. */
  readonly candidates: readonly Candidate[];
}

export interface RecoveryPlan {
  readonly decisions: readonly Decision[];
  readonly others: readonly PendingOperation[];
  /** Other providers' creations: an import of the state would take them off the list. */
  readonly blocking: readonly PendingOperation[];
  /** The state as it will be. */
  readonly deployment: Deployment;
}

/** The stack's configuration as the state of its dynamic provider holds it. */
export type Configuration = () => Promise<Readonly<Record<string, unknown>>>;

interface Asked extends Choices {
  readonly judge: Judge;
  readonly configuration: Configuration;
}

interface Step {
  readonly decision: Decision;
  readonly deployment: Deployment;
}

const IN_STATE = "stands in the state already: off the list";

/** Decides each pending operation on our resources, and makes the state that follows from it. */
export async function planRecovery(
  before: Deployment,
  judge: Judge,
  choices: Choices,
  configuration: Configuration,
): Promise<RecoveryPlan> {
  const { ours, others } = pendingOperations(before);
  const decisions: Decision[] = [];
  let deployment = before;
  for (const operation of ours) {
    // A creation that was interrupted twice stands there twice. Each is judged: their inputs, and so accounts, may differ.
    const step = await decide(deployment, operation, { ...choices, judge, configuration });
    if (!decisions.some((other) => isRepeated(other, step.decision))) decisions.push(step.decision);
    deployment = step.deployment;
  }
  const blocking = others.filter(
    ({ type, resource }) => type === "creating" && !choices.forget.has(resource.urn),
  );
  return { decisions, others, blocking, deployment };
}

function isRepeated(one: Decision, other: Decision): boolean {
  return (
    one.operation.urn === other.operation.urn && !one.isDecided && !other.isDecided && one.text === other.text
  );
}

async function decide(deployment: Deployment, operation: OwnOperation, asked: Asked): Promise<Step> {
  try {
    switch (operation.kind) {
      case "creating":
        return await decideCreating(deployment, operation, asked);
      case "deleting":
        return await decideDeleting(deployment, operation, asked.judge);
      case "updating": {
        const marked = markForConvergence(deployment, operation.urn);
        return without(marked, operation, "the next `pulumi up` converges it");
      }
    }
  } catch (error) {
    return undecided(deployment, operation, messageOf(error), []);
  }
}

async function decideCreating(deployment: Deployment, operation: OwnOperation, asked: Asked): Promise<Step> {
  const { take, forget, judge } = asked;
  if (forget.has(operation.urn)) return without(deployment, operation, "off the list, as you say");
  const configuration = ownConfiguration(deployment, operation.entry.resource);
  const creation = { ...toCreation(operation), ...(configuration !== undefined && { configuration }) };
  const ids = idsOf(deployment, operation);
  const taken = take.get(operation.urn);
  if (taken !== undefined) {
    const live = liveEntry(deployment, operation.urn);
    if (live !== undefined && isOf(taken, live)) return without(deployment, operation, IN_STATE);
    if (ids.has(taken)) return undecided(deployment, operation, `${taken} is another resource's`, []);
    return enter(deployment, operation, await judge.take(creation, taken), asked);
  }
  const verdict = await judge.creating(creation, { ids });
  if (verdict.kind === "none") {
    return without(deployment, operation, "nothing of it on the platform: off the list");
  }
  if (verdict.kind === "undecided") {
    return undecided(deployment, operation, verdict.reason, verdict.candidates);
  }
  const doubt = doubtOf(deployment, operation, verdict);
  if (doubt !== undefined) return undecided(deployment, operation, doubt, [verdict]);
  return enter(deployment, operation, verdict, asked);
}

/** Why an object that was found may be of an earlier interrupted creation than the state's object. */
function doubtOf(
  deployment: Deployment,
  { urn }: OwnOperation,
  { id, createTime }: Verdict & { kind: "found" },
): string | undefined {
  const live = liveEntry(deployment, urn);
  if (live === undefined || live.pendingReplacement === true) return undefined;
  const created = typeof live.created === "string" ? Date.parse(live.created) : Number.NaN;
  if (createTime !== undefined && createTime > created) return undefined;
  return `the state has ${live.id} for it, and nothing shows that ${id} was made later, to replace it`;
}

async function enter(
  deployment: Deployment,
  operation: OwnOperation,
  object: MadeObject,
  { configuration }: Asked,
): Promise<Step> {
  const { resource } = operation.entry;
  const provided = await withProvider(deployment, resource, configuration);
  if (provided === undefined) {
    const reason = "its provider has left the state: the next `pulumi up` brings both back";
    return undecided(deployment, operation, reason, [object]);
  }
  const old = liveEntry(deployment, operation.urn);
  const replaces = old !== undefined && old.pendingReplacement !== true;
  const text = [
    "enters the state as not fully created",
    ...(replaces ? [`the next \`pulumi up\` deletes ${old.id}, which it replaces`] : []),
  ];
  return {
    decision: { operation, isDecided: true, id: object.id, text: text.join("; "), candidates: [] },
    deployment: settleCreating(provided.deployment, operation, object, provided.provider),
  };
}

async function decideDeleting(deployment: Deployment, operation: OwnOperation, judge: Judge): Promise<Step> {
  const { urn, id, type } = operation;
  const entry = resourcesOf(deployment).find((one) => one.urn === urn && one.id === id);
  if (id === undefined || entry === undefined)
    return without(deployment, operation, "not in the state any more");
  const outputs = plainRecord({ ...entry.inputs, ...entry.outputs });
  const configuration = ownConfiguration(deployment, entry);
  if (!(await judge.exists({ type, id, outputs, configuration }))) {
    const dropped = dropResource(deployment, urn, id);
    const stays = resourcesOf(dropped).length === resourcesOf(deployment).length;
    return without(dropped, operation, stays ? "gone, but others depend on it" : "gone: leaves the state");
  }
  if (entry.delete === true)
    return without(deployment, operation, "still there: the next `pulumi up` deletes it");
  const text = "still there: the next `pulumi up` converges it";
  return without(markForConvergence(deployment, urn), operation, text);
}

function without(deployment: Deployment, operation: OwnOperation, text: string): Step {
  const { id } = operation;
  const known = id === undefined || id === "" ? {} : { id };
  return {
    decision: { operation, isDecided: true, text, candidates: [], ...known },
    deployment: dropOperation(deployment, operation.entry),
  };
}

function undecided(
  deployment: Deployment,
  operation: OwnOperation,
  text: string,
  candidates: readonly Candidate[],
): Step {
  return { decision: { operation, isDecided: false, text, candidates }, deployment };
}

/** The ids of all objects of this type that the state has: none of them was lost. */
function idsOf(deployment: Deployment, { entry }: OwnOperation): ReadonlySet<string> {
  const same = resourcesOf(deployment).filter(({ type }) => type === entry.resource.type);
  // What has the id of an object that is gone is another one.
  return new Set(same.filter(hasObject).flatMap(({ id }) => (id ? [id] : [])));
}

export function toCreation({ type, urn, entry }: OwnOperation): PendingCreation {
  return { type, urn, inputs: plainRecord(entry.resource.inputs ?? {}) };
}

function plainRecord(value: unknown): Record<string, unknown> {
  const plain = plainValue(value);
  return isRecord(plain) ? plain : {};
}
