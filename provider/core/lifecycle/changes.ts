import { type Difference, differences } from "../schema/compare";
import { overlay, respell } from "../schema/respell";
import type { Actual } from "../operation";
import type { ResourceDefinition } from "../definition";
import type { Settings } from "../schema/field";
import type { Known, Notes, Properties } from "./operation/context";

/** The property that a difference belongs to. */
export function topOf({ path }: Pick<Difference, "path">): string {
  return String(path[0]);
}

/** The top-level properties of differences, each once. */
export function topsOf(found: readonly Difference[]): string[] {
  return [...new Set(found.map(topOf))];
}

/** All that was read of an object, as the state has it. */
export function known({ inputs, outputs }: Actual): Properties {
  return { ...outputs, ...inputs };
}

/** What differs in meaning between two sets of properties. `before` may hold outputs too. */
export function changesOf(
  { inputs, spec }: ResourceDefinition,
  before: Properties,
  after: Properties,
  settings: Settings,
  unread = false,
): Difference[] {
  const found = differences(inputs, before, after, { settings, change: spec.change, unread });
  if (spec.replaces === undefined || found.length === 0) return found;
  const replaced = spec.replaces(new Set(found.map(topOf)), before, after);
  return found.map((difference) => ({
    ...difference,
    replace: difference.replace || replaced.includes(topOf(difference)),
  }));
}

/** What the program has changed, seen from what the state has. */
export function intendedChanges(
  definition: ResourceDefinition,
  { outputs, notes, unseen }: Known,
  news: Properties,
  settings: Settings,
): Difference[] {
  if (notes.unread !== true) return changesOf(definition, outputs, news, settings);
  const changed = (unseen ?? []).filter((name) => definition.inputs.fields.has(name));
  // Any value will do: what was there is not known, but it was another.
  const another = Object.fromEntries(changed.map((name) => [name, outputs[name] ?? "\0"]));
  const hidden = changesOf(definition, { ...outputs, ...another }, news, settings);
  return [
    ...changesOf(definition, outputs, news, settings, true),
    ...hidden.filter((difference) => difference.hidden && changed.includes(topOf(difference))),
  ];
}

/** Of an object that is not fully made, or of which a change has failed, what differs from what is wanted. */
export function driftOf(
  definition: ResourceDefinition,
  present: Properties,
  news: Properties,
  settings: Settings,
  incomplete: Notes["incomplete"],
): Difference[] {
  if (incomplete === undefined) return [];
  const found = changesOf(definition, present, news, settings, true);
  return incomplete === true ? found : found.filter((difference) => incomplete.includes(topOf(difference)));
}

/** Of what no read shows, the properties that differ between the inputs of two runs. */
export function unseenChanges(
  definition: ResourceDefinition,
  before: Properties,
  after: Properties,
  settings: Settings,
): string[] {
  return topsOf(changesOf(definition, before, after, settings).filter(({ hidden }) => hidden));
}

/** The differences that are changed in place on the platform. */
export function inPlace({ inputs }: ResourceDefinition, found: readonly Difference[]): Difference[] {
  return found.filter(
    (difference) => !difference.replace && inputs.fields.get(topOf(difference))?.marks.local !== true,
  );
}

/**
 * The inputs to send for some changes: what the program has not changed is as the platform has it, spelled as the
 * program spells it where that means the same. What no read shows is the program's, and so are the secrets of an
 * object that was read by its id alone (`unread`).
 */
export function inputsFor(
  { inputs }: ResourceDefinition,
  actual: Actual,
  wanted: Properties,
  changes: readonly Difference[],
  unread: boolean,
): Record<string, unknown> {
  // What the platform or others have chosen is sent back too.
  const options = { first: true, unread };
  const present = respell(inputs, wanted, actual.inputs, options) as Record<string, unknown>;
  return overlay(
    inputs,
    present,
    wanted,
    changes.map(({ path }) => path),
  ) as Record<string, unknown>;
}
