import type { Allowance, Limit } from "../../../../core/machines/limits";
import { loadResource, platformOf } from "../../../../registry";
import type { Change, Preview } from "../change";
import { connectionOf, type Inputs, inputsOf } from "../cost/inputs";
import { isLeftBehind, isOfStack, isTakenOver } from "../cost/parts";
import type { Answer, Sources } from "../cost/sources";

/** What one resource takes of a limit, before and after; undefined amounts are not known. */
interface Share {
  readonly change: Change;
  readonly before: Amount;
  readonly after: Amount;
}

interface Amount {
  readonly amount: number | undefined;
}

const NONE: Amount = { amount: 0 };

/** A limit that a change takes more of. */
export interface Taking {
  readonly limit: Limit;
  readonly platform: string;
  /** Whose it is, where there are several. */
  readonly of: string | undefined;
  readonly connection: string | undefined;
  /** The resource that a limit of each object is held against. */
  readonly resource: Change | undefined;
  /** What there will be, where that is known. Of all objects, or of the stack's alone: `isStackOnly`. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly isStackOnly: boolean;
  readonly most: number | undefined;
  /** Where `most` is from. */
  readonly source: "platform" | "documented" | undefined;
  /** Why the platform did not tell. */
  readonly unknown?: string;
  /** Whether it will fit; undefined where that cannot be told. */
  readonly fits: boolean | undefined;
}

/** The limits that the resources of a change count against and take more of, or other amounts. */
export async function takingsOf(preview: Preview, sources: Sources): Promise<readonly Taking[]> {
  const groups = new Map<
    string,
    { limit: Limit; platform: string; of?: string; connection?: string; shares: Share[] }
  >();
  for (const change of [...preview.changes, ...preview.same]) {
    if (!isOfStack(change)) continue;
    const limits = (await loadResource(change.type))?.spec.limits ?? [];
    for (const [index, limit] of limits.entries()) {
      for (const { of, connection, ...share } of sharesOf(change, limit)) {
        const own = limit.over === "each" ? change.urn : undefined;
        const key = JSON.stringify([change.type, index, of, connection, own]);
        const platform = platformOf(change.type);
        const empty = { limit, platform, shares: [], ...(of && { of }), ...(connection && { connection }) };
        const group = groups.get(key) ?? empty;
        groups.set(key, { ...group, shares: [...group.shares, share] });
      }
    }
  }
  const takings = [...groups.values()].map(async ({ limit, platform, of, connection, shares }) => {
    if (!shares.some(isNews)) return [];
    // An object that goes is held against nothing.
    if (limit.over === "each" && shares.every(({ after }) => after === NONE)) return [];
    return [
      takingOf(
        limit,
        { platform, of, connection },
        shares,
        await sources.allowance(platform, connection, limit, of),
      ),
    ];
  });
  return (await Promise.all(takings)).flat();
}

/** A resource that moves, such as to another cluster, takes of two limits. */
function sharesOf(
  change: Change,
  limit: Limit,
): readonly (Share & { readonly of: string | undefined; readonly connection: string | undefined })[] {
  const { before, after } = inputsOf(change);
  const platform = platformOf(change.type);
  const [from, to] = [sideOf(before, limit, platform), sideOf(after, limit, platform)];
  // What the stack takes over was there before; what it leaves behind stays there, beside what takes its place.
  if (isTakenOver(change)) return to === undefined ? [] : [{ change, ...to, before: to, after: to }];
  if (isLeftBehind(change)) return to === undefined ? [] : [{ change, ...to, before: NONE, after: to }];
  if (from !== undefined && to !== undefined && from.of === to.of && from.connection === to.connection) {
    return [{ change, of: to.of, connection: to.connection, before: from, after: to }];
  }
  return [
    ...(from === undefined ? [] : [{ change, ...from, before: from, after: NONE }]),
    ...(to === undefined ? [] : [{ change, ...to, before: NONE, after: to }]),
  ];
}

function sideOf(
  inputs: Inputs | undefined,
  limit: Limit,
  platform: string,
): (Amount & { readonly of: string | undefined; readonly connection: string | undefined }) | undefined {
  const taken = inputs && limit.takes(inputs);
  return taken && { amount: taken.amount, of: taken.of, connection: connectionOf(inputs, platform) };
}

function isNews({ before, after }: Share): boolean {
  return before.amount !== after.amount;
}

function takingOf(
  limit: Limit,
  whose: Pick<Taking, "platform" | "of" | "connection">,
  shares: readonly Share[],
  answer: Answer<Allowance>,
): Taking {
  const told: Allowance = "value" in answer ? answer.value : {};
  const most = told.most ?? limit.documented;
  const [before, after] = [sumOf(shares, "before"), sumOf(shares, "after")];
  const added = before === undefined || after === undefined ? undefined : after - before;
  const isCounted = limit.over === "all" && told.used !== undefined;
  const now = isCounted ? told.used : before;
  const then = isCounted ? plus(told.used, added) : after;
  const each = limit.over === "each" ? shares[0]?.change : undefined;
  // Without the objects of others, only what is too much already is certain.
  const isSure = isCounted || limit.over === "each";
  return {
    limit,
    ...whose,
    resource: each,
    before: now,
    after: then,
    isStackOnly: limit.over === "all" && !isCounted,
    most,
    source: told.most !== undefined ? "platform" : most === undefined ? undefined : "documented",
    ...("unknown" in answer && { unknown: answer.unknown }),
    fits: fitsIn(then, most, added, isSure),
  };
}

function fitsIn(
  after: number | undefined,
  most: number | undefined,
  added: number | undefined,
  isSure: boolean,
): boolean | undefined {
  if (after === undefined || most === undefined) return undefined;
  // What is too much already, and gets no more, is none of this change's doing.
  if (after > most) return added !== undefined && added <= 0;
  return isSure ? true : undefined;
}

function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** Undefined where one of the amounts is not known. */
function sumOf(shares: readonly Share[], when: "before" | "after"): number | undefined {
  return shares.reduce<number | undefined>((sum, share) => plus(sum, share[when].amount), 0);
}
