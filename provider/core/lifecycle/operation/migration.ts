import type { ResourceDefinition } from "../../definition";
import { RELEASE } from "../../release";
import type { Known } from "./context";

/** The state of an object as this release expects it. */
export function migrated({ spec }: ResourceDefinition, state: Known): Known {
  const { release = "0" } = state.notes;
  const due = (spec.migrations ?? []).filter((migration) => isBefore(release, migration.release));
  if (due.length === 0) return state;
  const outputs = due.reduce((properties, migration) => migration.migrate(properties), state.outputs);
  return { ...state, outputs, notes: { ...state.notes, release: RELEASE } };
}

function isBefore(release: string, other: string): boolean {
  return release.localeCompare(other, "en", { numeric: true }) < 0;
}
