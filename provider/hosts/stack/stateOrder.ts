import type { StateResource } from "./stackExport";

/** The URNs that must stand before an entry in the state. */
export function referencesOf(entry: StateResource): string[] {
  const properties = Object.values(entry.propertyDependencies ?? {}).flatMap((urns) => urns ?? []);
  return [
    entry.parent,
    entry.deletedWith,
    ...(entry.dependencies ?? []),
    ...(entry.replaceWith ?? []),
    ...properties,
  ].filter((urn): urn is string => typeof urn === "string" && urn !== "");
}

/** What an entry calls its provider by, where this one is a provider. */
export function referenceTo({ urn, id }: StateResource): string {
  return `${urn}::${id ?? ""}`;
}

/** Whether all that entries refer to stands before them. */
export function isComplete(resources: readonly StateResource[]): boolean {
  const seen = new Set<string>();
  return resources.every((entry) => {
    const complete = referencesOf(entry).every((urn) => seen.has(urn));
    seen.add(entry.urn);
    return complete;
  });
}

/** The same entries, with what an entry refers to before it. Those in order already stay as they are. */
export function inOrder(resources: readonly StateResource[]): StateResource[] {
  const byUrn = new Map<string, StateResource>();
  const byReference = new Map<string, StateResource>();
  for (const entry of resources) {
    if (!byUrn.has(entry.urn)) byUrn.set(entry.urn, entry);
    byReference.set(referenceTo(entry), entry);
  }
  const ordered = new Set<StateResource>();
  const begun = new Set<StateResource>();
  const place = (entry: StateResource) => {
    if (begun.has(entry)) return;
    begun.add(entry);
    const before = referencesOf(entry).map((urn) => byUrn.get(urn));
    for (const needed of [byReference.get(entry.provider ?? ""), ...before]) {
      if (needed !== undefined) place(needed);
    }
    ordered.add(entry);
  };
  for (const entry of resources) place(entry);
  return [...ordered];
}
