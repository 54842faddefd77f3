import type { PendingOperation } from "../../stack/stackExport";
import type { OwnOperation } from "../../stack/stackState";
import type { Choices } from "./recoveryPlan";

/** Reads `--take` and `--forget`: each must name a creation that is pending. */
export function choicesOf(
  options: { readonly take?: readonly string[]; readonly forget?: readonly string[] },
  ours: readonly OwnOperation[],
  others: readonly PendingOperation[],
): Choices {
  const creations = new Set(ours.filter(({ kind }) => kind === "creating").map(({ urn }) => urn));
  const foreign = others.filter(({ type }) => type === "creating").map(({ resource }) => resource.urn);
  const forget = new Set(options.forget);
  for (const urn of forget) {
    if (!creations.has(urn) && !foreign.includes(urn)) throw notPending("--forget", urn);
  }
  const take = new Map((options.take ?? []).map((text) => takeOf(text, creations)));
  const both = [...take.keys()].find((urn) => forget.has(urn));
  if (both !== undefined) throw new Error(`both --take and --forget name ${both}`);
  return { take, forget };
}

/** Names and ids may hold an equals sign: the URN is one of those that are pending, and the longest that fits. */
function takeOf(text: string, creations: ReadonlySet<string>): readonly [string, string] {
  const fitting = [...creations].filter((urn) => text.startsWith(`${urn}=`));
  const urn = fitting.sort((one, other) => other.length - one.length)[0];
  if (urn === undefined) throw notPending("--take", text);
  const id = text.slice(urn.length + 1);
  if (id === "") throw new Error(`--take ${text}: the id is missing`);
  return [urn, id];
}

function notPending(option: string, text: string): Error {
  return new Error(`${option} ${text}: no creation of this URN is pending`);
}
