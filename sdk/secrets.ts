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

/** Where the program itself has marked a value secret: names of members and numbers of elements. */
export type SecretPath = readonly (string | number)[];

/**
 * Where a program has marked values secret, other than at places that hold credentials anyway. The provider is given
 * values only: this tells it what not to quote. In a preview an output that is not known yet may turn out to be secret:
 * there `unknown` stands beside the paths.
 */
export async function markedSecrets<Unknown>(
  value: unknown,
  places: SecretPlaces | undefined,
  unknown: Unknown,
  path: SecretPath = [],
): Promise<(SecretPath | Unknown)[]> {
  if (value === undefined || value === null || places === true) return [];
  if (pulumi.Output.isInstance(value)) {
    if (await pulumi.isSecret(value)) return [path];
    return (await Reflect.get(value, "isKnown")) === false ? [unknown] : [];
  }
  if (value instanceof Promise) return markedSecrets(await value, places, unknown, path);
  if (!isPlain(value)) return [];
  const members = Array.isArray(value)
    ? value.map((element, index) => [index, element] as const)
    : Object.entries(value);
  const found = members.map(([name, member]) =>
    markedSecrets(member, placeIn(places, name), unknown, [...path, name]),
  );
  return (await Promise.all(found)).flat();
}

function placeIn(places: SecretPlaces | undefined, name: string | number): SecretPlaces | undefined {
  if (places === undefined || places === true) return places;
  if (isElements(places)) return places[0];
  return Object.hasOwn(places, name) ? places[name] : undefined;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/**
 * A transformation of one resource that runs after all others, those of its parents and of the stack among them. The
 * engine's SDK walks a list that the resource has, and so also what is put on it meanwhile.
 */
export function lastly(transformation: pulumi.ResourceTransformation): pulumi.ResourceTransformation {
  // Children inherit the list, and so ask later.
  const once = (run: pulumi.ResourceTransformation): pulumi.ResourceTransformation => {
    let hasRun = false;
    return (args) => {
      if (hasRun) return undefined;
      hasRun = true;
      return run(args);
    };
  };
  return once((args) => {
    const all: unknown = Reflect.get(args.resource, "__transformations");
    if (!Array.isArray(all)) return transformation(args);
    all.push(once(transformation));
    return undefined;
  });
}

/** Whether there is, or may be, a credential at any of the places. */
function holdsCredential(value: unknown, places: SecretPlaces): boolean {
  if (value === undefined || value === null) return false;
  if (places === true || isPending(value)) return true;
  if (typeof value !== "object") return false;
  if (isElements(places)) return Object.values(value).some((element) => holdsCredential(element, places[0]));
  return Object.entries(places).some(([name, place]) => holdsCredential(Reflect.get(value, name), place));
}

/** Whether there is an output or a promise anywhere in a value. */
export function holdsPending(value: unknown): boolean {
  return isPending(value) || (isPlain(value) && Object.values(value).some(holdsPending));
}

function isPending(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function isElements(places: SecretPlaces): places is readonly [SecretPlaces] {
  return Array.isArray(places);
}
