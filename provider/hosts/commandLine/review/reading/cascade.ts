import { IS_DEFAULT } from "../../../stack/stateProvider";
import type { Change } from "../change";
import type { State } from "./documents";
import { isReplacement } from "./verb";

type Links = Readonly<Record<string, readonly string[]>>;

/**
 * The changes with the resource whose replacement brings each about: one that a property is made from which forces its
 * replacement, or is not known before.
 */
export function becauseOf(changes: readonly Change[], links: ReadonlyMap<string, Links>): Change[] {
  const replaced = new Set(changes.filter(({ verb }) => isReplacement(verb)).map(({ urn }) => urn));
  return changes.map((change) => {
    if (!isReplacement(change.verb) && change.verb !== "update") return change;
    const { properties, dependsOn } = change;
    const decisive = properties.filter(({ replaces }) => replaces);
    const concerned = decisive.length > 0 ? decisive : properties;
    // The program itself has changed something that would do.
    if (concerned.some(({ isUnknown }) => !isUnknown)) return change;
    const sources = concerned.flatMap(({ path }) => links.get(change.urn)?.[topOf(path)] ?? []);
    const others = concerned.length === 0 ? dependsOn : sources;
    const because = others.find((urn) => urn !== change.urn && replaced.has(urn));
    return because === undefined ? change : { ...change, because };
  });
}

/** The resources that one is made from, the provider that the program has made for it among them. */
export function dependenciesOf(
  state: Pick<State, "dependencies" | "propertyDependencies" | "provider"> | undefined,
): string[] {
  if (state === undefined) return [];
  const { dependencies, propertyDependencies, provider = "" } = state;
  const made = provider.slice(0, Math.max(0, provider.lastIndexOf("::")));
  const own = made === "" || IS_DEFAULT.test(made) ? [] : [made];
  return [...new Set([...dependencies, ...Object.values(propertyDependencies).flat(), ...own])];
}

function topOf(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path;
}
