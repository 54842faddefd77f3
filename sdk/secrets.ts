import * as pulumi from "@pulumi/pulumi";

/** Where a value holds credentials: the value itself, or members of it. */
export type SecretPlaces = true | { readonly [member: string]: SecretPlaces };

/**
 * Marks the credentials in a value as secret, each at its own place, so that the rest stays readable in previews. Where
 * a place lies behind an output, that output is looked into when it is known.
 */
export function wrapSecrets(value: unknown, places: SecretPlaces): unknown {
  if (value === undefined || value === null) return value;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    // Also where all of it is secret: of an absent value a secret null would be made, which check refuses.
    return pulumi.output(value).apply((known: unknown) => wrapSecrets(known, places));
  }
  if (places === true) return pulumi.secret(value);
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => {
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    return [name, place === undefined ? (member as unknown) : wrapSecrets(member, place)];
  });
  return Object.fromEntries(entries) as unknown;
}
