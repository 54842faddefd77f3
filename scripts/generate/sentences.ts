import type { ResourceDefinition } from "../../provider/core/definition";
import type { Change } from "../../provider/core/schema/field";
import type { Shape } from "../../provider/core/schema/shape";
import { factsOf } from "./facts";

export interface Described {
  /** What a change of a member does, where the members belong to one resource only. */
  readonly change?: Change | undefined;
  /** Whether a program gives the members, so that it matters what holds where it leaves one out. */
  readonly given?: boolean;
}

/** A property's meaning and range, and where a program gives it, what holds where it does not and what a change does. */
export function description(shape: Shape, { change, given = false }: Described = {}): string {
  const facts = factsOf(shape, change ?? "update");
  const parts: (string | undefined)[] = [facts.meaning, facts.range && `Range: ${facts.range}`];
  if (given) {
    parts.push(
      facts.fallback && `Default: ${facts.fallback}`,
      change && `A change: ${facts.change}`,
      ...facts.notes,
    );
  }
  return parts.flatMap((part) => (part ? [sentence(part)] : [])).join(" ");
}

/** A text as a sentence. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The actions of the API behind a resource's operations. */
export function actionsText({ spec: { actions } }: ResourceDefinition): string {
  return `API actions: create ${actions.create}; read ${actions.read}; update ${actions.update}; delete ${actions.delete}.`;
}

/** How long a resource's operations may last. */
export function timeoutsText({ spec: { timeouts } }: ResourceDefinition): string {
  const { create, update, delete: remove } = timeouts;
  return `Gives up after ${create} minutes (create), ${update} (update) and ${remove} (delete), unless \`customTimeouts\` say otherwise.`;
}
