import { nameOf } from "../../../stack/urn";
import type { Change, Preview, Verb } from "../change";
import type { Style } from "./style";
import { shownChange } from "./values";

/** As many properties of one resource as a table shows. */
const SHOWN = 8;

const DONE: Readonly<Record<Verb, string>> = {
  create: "create",
  adopt: "take over",
  import: "import",
  update: "update",
  replace: "replace",
  rerun: "run again",
  delete: "delete",
  keep: "let go; its object stays",
  forget: "forget",
  read: "read",
  drifted: "changed by others",
  gone: "deleted by others",
};

/** In the order in which the first line counts them. */
const COUNTED: readonly (readonly [Verb, string])[] = [
  ["create", "to create"],
  ["adopt", "to take over"],
  ["import", "to import"],
  ["update", "to update"],
  ["replace", "to replace"],
  ["rerun", "to run again"],
  ["delete", "to delete"],
  ["keep", "to let go"],
  ["forget", "to forget"],
  ["read", "to read"],
  ["drifted", "changed by others"],
  ["gone", "deleted by others"],
];

/** What loses something, or does work again. */
const GRAVE: readonly Verb[] = ["replace", "rerun", "delete", "gone"];

/** Such as `1 to create, 2 to replace`. */
export function countsOf({ changes }: Preview, style: Style): string {
  return COUNTED.flatMap(([verb, words]) => {
    const count = changes.filter((change) => change.verb === verb).length;
    if (count === 0) return [];
    return [GRAVE.includes(verb) ? style.strong(`${count} ${words}`) : `${count} ${words}`];
  }).join(", ");
}

/** The changes with those first that lose something or do work again. */
export function gravestFirst(changes: readonly Change[]): Change[] {
  const isGrave = ({ verb }: Change) => GRAVE.includes(verb);
  return [...changes.filter(isGrave), ...changes.filter((change) => !isGrave(change))];
}

/** One resource's row. */
export interface Row {
  readonly name: string;
  readonly resource: readonly string[];
  readonly action: readonly string[];
  readonly details: readonly string[];
  /** The documents that change in it, as differences of lines, by the path of the property. */
  readonly documents: readonly { readonly path: string; readonly diff: readonly string[] }[];
}

export function rowOf(change: Change, style: Style): Row {
  const ordered = [...change.properties].sort((a, b) => Number(b.replaces) - Number(a.replaces));
  const shown = ordered.slice(0, SHOWN).map((property) => ({
    path: property.path,
    ...shownChange(property, change, style),
  }));
  const more = ordered.length - shown.length;
  return {
    name: change.name,
    resource: [style.code(change.name), shownType(change.type, style)],
    action: actionOf(change, style),
    details: [
      ...shown.map(({ text }) => text),
      ...(more > 0 ? [`and ${more} more ${more === 1 ? "property" : "properties"}`] : []),
    ],
    documents: shown.flatMap(({ path, diff }) => (diff === undefined ? [] : [{ path, diff }])),
  };
}

/** A type as it is where it can mean nothing else. */
export function shownType(type: string, style: Style): string {
  return /^[a-z]+:[A-Za-z]+$/.test(type) ? type : style.code(type);
}

function actionOf({ verb, id, because, isRetained, notes }: Change, style: Style): string[] {
  const done = DONE[verb];
  const taken = (verb === "adopt" || verb === "import") && id !== undefined ? ` ${style.code(id)}` : "";
  return [
    (GRAVE.includes(verb) ? style.strong(done) : done) + taken,
    ...(because === undefined ? [] : [`because ${style.code(nameOf(because))} is replaced`]),
    ...(isRetained && (verb === "replace" || verb === "rerun") ? ["the old object stays"] : []),
    ...notes.map((note) => style.words(note)),
  ];
}
