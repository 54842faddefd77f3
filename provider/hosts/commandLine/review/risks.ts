import type { ResourceDefinition } from "../../../core/definition";
import { loadResource } from "../../../registry";
import { isProvider } from "./reading/connections";
import type { Change, Preview } from "./change";

/** Minutes from which on a run that waits for the end of work is long. */
const LONG = 60;

export type RiskKind = "data" | "protected" | "public" | "wait" | "connection";

/** What a reviewer is to look at twice. */
export interface Risk {
  readonly kind: RiskKind;
  /** The resource's name in the program. */
  readonly name: string;
  readonly urn: string;
  /** What follows the name, as a phrase; nothing in it is of others. */
  readonly text: string;
}

export async function risksOf({ changes }: Preview): Promise<Risk[]> {
  return (await Promise.all(changes.map(ofChange))).flat();
}

async function ofChange(change: Change): Promise<Risk[]> {
  const { name, urn } = change;
  const definition = change.isOurs ? await loadResource(change.type) : undefined;
  const found = [
    ...deletion(change, definition),
    ...machines(change, definition),
    ...waiting(change, definition),
    ...connection(change),
  ];
  return found.map(([kind, text]) => ({ kind, text, name, urn }));
}

type Found = readonly [RiskKind, string];

function deletion(
  { verb, isProtected, isRetained }: Change,
  definition: ResourceDefinition | undefined,
): Found[] {
  if (verb !== "delete" && verb !== "replace" && verb !== "rerun") return [];
  const found: Found[] = [];
  const lost = definition?.spec.holdsData;
  const done = verb === "delete" ? "Its deletion" : "Its replacement";
  if (lost !== undefined && !isRetained) found.push(["data", `${done} loses ${lost} for good.`]);
  if (isProtected) found.push(["protected", `${done} will be refused: it is protected.`]);
  return found;
}

function machines({ verb, after }: Change, definition: ResourceDefinition | undefined): Found[] {
  if (after === undefined || verb === "gone" || verb === "read") return [];
  const some = definition?.spec
    .machines?.(after)
    .some(({ publicAddress, password }) => publicAddress === true && password === true);
  return some === true
    ? [["public", "Everybody can reach its nodes, and one logs in to them with a password."]]
    : [];
}

function waiting(change: Change, definition: ResourceDefinition | undefined): Found[] {
  const { verb, after, timeoutSeconds } = change;
  if (definition === undefined || after?.waitFor !== "finished") return [];
  if (!["create", "adopt", "rerun", "replace"].includes(verb)) return [];
  const minutes =
    timeoutSeconds.create === undefined ? definition.spec.timeouts.create : timeoutSeconds.create / 60;
  return minutes < LONG ? [] : [["wait", `The run waits for its end, up to ${Math.round(minutes)} minutes.`]];
}

function connection({ type, isOurs, verb, properties }: Change): Found[] {
  if (isProvider(type)) {
    const moved = properties.some(({ replaces }) => replaces) || verb === "replace";
    const text = moved
      ? "Its connections lead to another account or place: what it has made is made anew there."
      : "Its connections change.";
    return [["connection", text]];
  }
  const changed = isOurs && verb !== "create" && properties.some(({ path }) => path === "connection");
  return changed ? [["connection", "It moves to another connection."]] : [];
}
