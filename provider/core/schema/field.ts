import { z } from "zod";

/** Settings of a connection that decide how a field behaves, such as the edition of an API. */
export type Settings = Readonly<Record<string, unknown>>;

/** Whether a change of a field is made in place, or needs a new object unless the connection's settings say so. */
export type Change = "update" | "replace" | { readonly replaceUnless: Settings };

/** How a value looks on the wire where it is not simply its own fields under other names. */
export interface Codec {
  encode(value: unknown): unknown;
  decode(value: unknown): unknown;
}

/** The form of a name that is made from a resource's. */
export interface AutoName {
  /** The name is cut to this length. */
  readonly maxLength: number;
  /** Where the platform does not take hyphens: what stands for everything but letters and digits. */
  readonly separator?: string;
  /** The platform takes lower-case letters, digits and the separator only. */
  readonly lowerCase?: boolean;
  /** The platform takes only names that begin with a letter. */
  readonly letterFirst?: boolean;
}

/** What a field is. Everything that the lifecycle does with a field follows from its marks. */
export interface Marks {
  /** Meaning, unit and range, as the docs show them. */
  readonly doc?: string;
  /** The name of a structure, for the types that are generated from it. */
  readonly structure?: string;
  /** Holds for the members too, unless they say otherwise. */
  readonly change?: Change;
  /**
   * How removing the value is applied, where that differs from changing it: to leave out a field, to empty a list or a
   * map, or, on the element of a map, to leave out a key.
   */
  readonly removal?: Change;
  /** A credential: encrypted in state, never shown. */
  readonly secret?: boolean;
  /** No action of the platform returns it: a refresh keeps the last value. */
  readonly writeOnly?: boolean;
  /** Means something to the provider only and is never sent. Implies writeOnly. */
  readonly local?: boolean;
  /** The value that the platform takes, and may return, when the field is left out. */
  readonly platformDefault?: unknown;
  /** The connection's setting that the platform goes by where the value is left out: naming it is no difference. */
  readonly settingDefault?: string;
  /**
   * The platform chooses the value where the program says nothing: then nothing is compared, and a refresh reads nothing.
   * Where it has a documented value for that, it is `platformDefault` instead.
   */
  readonly computed?: boolean;
  /**
   * On a map: others set keys too, such as tags by a policy. Keys that the program does not have are ignored; one that
   * it removes is a difference.
   */
  readonly sharedKeys?: boolean;
  /** The order of the elements has no meaning. */
  readonly unordered?: boolean;
  /** Left out, the name is made from the resource's own. */
  readonly autoName?: AutoName;
  /** Values with the same key mean the same, such as `0.5` and `500m`. */
  readonly key?: (value: unknown) => unknown;
  /**
   * A text that a program may also give as a file, with `yaml` as an object that is then written as YAML, and with `zip`
   * as an archive, whose Base64 is the text.
   */
  readonly document?: "text" | "yaml" | "zip";
  /** Of a whole number: it may need more than 32 bits. */
  readonly large?: boolean;
  /** The platform's name where the connection's naming rule does not give it. */
  readonly wireName?: string;
  readonly codec?: Codec;
  /**
   * Of a connection: it is part of the account and place, which distinguish objects. A `user` does not distinguish ids:
   * those are unique in the place.
   */
  readonly account?: boolean | "user";
  /** Of a connection: an address that requests go to, which is https or leads to this machine unless `allowHttp` is set. */
  readonly endpoint?: boolean;
  /** The id of an object that must not be one of this program's: the type of it, and what to use instead. */
  readonly notOf?: { readonly type: string; readonly instead: string };
  /** The field exists only where the connection's settings are these, such as in a later edition of an API. */
  readonly onlyWith?: Settings;
  /** What must hold of the value besides where the connection's settings are these. */
  readonly narrowed?: readonly Narrowing[];
  /** Checks across members. They are skipped where a value that they need is not known yet. */
  readonly rules?: readonly Rule[];
}

/**
 * A narrower schema for some settings of a connection, such as the values that an earlier edition of an API has, a
 * limit that only a later one names, or a member that one of them requires. It also judges that there is no value.
 */
export interface Narrowing {
  readonly with: Settings;
  readonly schema: z.ZodType;
}

/** A check across the members of an object. */
export interface Rule {
  /** The members that must be known for the check to mean anything. */
  readonly needs?: readonly string[];
  check(value: Readonly<Record<string, unknown>>): readonly Problem[];
}

/** A refusal of an input, with the path of the property that is wrong. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** Typed loosely: zod substitutes types in what a registry holds, for which marks that hold schemas are too deep. */
const registry = z.registry<object>();

/** The marks of a schema, without those of what it wraps. */
export function marksOf(schema: z.core.$ZodType): Marks | undefined {
  return registry.get(schema);
}

/** Documents a field and says what it is. The schema itself stays untouched and can be used again. */
export function field<T extends z.ZodType>(schema: T, doc: string, marks: Omit<Marks, "doc"> = {}): T {
  const marked = schema.clone();
  registry.add(marked, { doc, ...marks });
  return marked;
}

/** A named structure. Members that it does not have are refused by name. */
export function structure<T extends z.core.$ZodLooseShape>(
  name: string,
  doc: string,
  members: T,
  marks: Omit<Marks, "doc" | "structure"> = {},
): z.ZodObject<T, z.core.$strict> {
  return field(z.strictObject(members), doc, { ...marks, structure: name });
}

/** Resolves a field's change mark for the settings of a connection. */
export function replaces(change: Change, settings: Settings): boolean {
  if (typeof change === "string") return change === "replace";
  return !Object.entries(change.replaceUnless).every(([key, value]) => settings[key] === value);
}
