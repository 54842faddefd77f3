import type { Change, Preview, Verb } from "../change";

/** GitHub draws larger ones too small to read. */
const MOST = 40;

const COLOURS: Readonly<Partial<Record<Verb, string>>> = {
  create: "stroke:#1a7f37",
  adopt: "stroke:#1a7f37",
  import: "stroke:#1a7f37",
  update: "stroke:#9a6700",
  drifted: "stroke:#9a6700",
  replace: "stroke:#cf222e",
  rerun: "stroke:#cf222e",
  delete: "stroke:#cf222e,stroke-dasharray:4",
  gone: "stroke:#cf222e,stroke-dasharray:4",
};

/**
 * The resources that change, and what depends on them, as a Mermaid diagram. None where nothing depends on anything, or
 * where it would be too large.
 */
export function diagramOf({ changes, same }: Preview): string[] {
  const nodes = new Map<string, Change>(changes.map((change) => [change.urn, change]));
  for (let before = -1; before !== nodes.size;) {
    before = nodes.size;
    for (const one of same) if (one.dependsOn.some((urn) => nodes.has(urn))) nodes.set(one.urn, one);
  }
  if (nodes.size >= MOST) return [];
  const ids = new Map([...nodes.keys()].map((urn, index) => [urn, `r${index}`]));
  const changing = new Set(changes.map(({ urn }) => urn));
  const edges = [...nodes.values()].flatMap(({ urn, dependsOn }) =>
    dependsOn.flatMap((other) => {
      const [from, to] = [ids.get(other), ids.get(urn)];
      return from === undefined || to === undefined || from === to ? [] : [`  ${from} --> ${to}`];
    }),
  );
  if (edges.length === 0) return [];
  const boxes = [...nodes.values()].map(({ urn, name, verb }) => {
    const done = changing.has(urn) ? verb : "stays";
    return `  ${ids.get(urn)}["${label(name)}: ${WORDS[done] ?? done}"]`;
  });
  const styles = changes.flatMap(({ urn, verb }) =>
    COLOURS[verb] === undefined ? [] : [`  style ${ids.get(urn)} ${COLOURS[verb]},stroke-width:2px`],
  );
  return ["graph LR", ...boxes, ...edges, ...styles];
}

const WORDS: Readonly<Record<string, string>> = {
  adopt: "take over",
  rerun: "run again",
  drifted: "changed by others",
  gone: "deleted by others",
};

/** A name as a label: what Mermaid gives a meaning is written as its code. */
function label(name: string): string {
  const characters = Array.from(name);
  const shown = characters.length > 40 ? [...characters.slice(0, 39), "…"] : characters;
  return shown.map((one) => (/[\p{L}\p{N} _.…-]/u.test(one) ? one : `#${one.codePointAt(0) ?? 0};`)).join("");
}
