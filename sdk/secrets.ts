import * as pulumi from "@pulumi/pulumi";

/** Where a value holds credentials: the value itself, members of it, or (in brackets) its elements. */
export type SecretPlaces = true | readonly [SecretPlaces] | { readonly [member: string]: SecretPlaces };

/**
 * Marks the credentials in a value as secret, each at its own place, so that the rest stays readable in previews. A list
 * or map with a credential in any element is secret as a whole: its elements may change places. Where a place lies
 * behind an output, that output is looked into when it is known.
 */
export function wrapSecrets(value: unknown, places: SecretPlaces): unknown {
  if (value === undefined || value === null) return value;
  if (isPending(value)) {
    // Also where all of it is secret: of an absent value a secret null would be made, which check refuses.
    return pulumi.output(value).apply((known: unknown) => wrapSecrets(known, places));
  }
  if (places === true) return pulumi.secret(value);
  if (isElements(places)) return holdsCredential(value, places) ? pulumi.secret(value) : value;
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => {
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    return [name, place === undefined ? (member as unknown) : wrapSecrets(member, place)];
  });
  return Object.fromEntries(entries) as unknown;
}

/** Whether there is, or may be, a credential at any of the places. */
function holdsCredential(value: unknown, places: SecretPlaces): boolean {
  if (value === undefined || value === null) return false;
  if (places === true || isPending(value)) return true;
  if (typeof value !== "object") return false;
  if (isElements(places)) return Object.values(value).some((element) => holdsCredential(element, places[0]));
  return Object.entries(places).some(([name, place]) => holdsCredential(Reflect.get(value, name), place));
}

function isPending(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function isElements(places: SecretPlaces): places is readonly [SecretPlaces] {
  return Array.isArray(places);
}
