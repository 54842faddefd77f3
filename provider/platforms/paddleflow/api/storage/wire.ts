import { createHash } from "node:crypto";

import { z } from "zod";

import { UnexpectedAnswerError } from "../../../../core/errors";
import { field } from "../../../../core/schema/field";
import { shapeOf, type UnionShape, variantOf } from "../../../../core/schema/shape";
import { isRecord } from "../../../../core/schema/values";
import { decode, encode, nonEmpty, type Wire } from "../wire";
import { ADDED, ENCRYPTED } from "./define";
import { fsStorage, linkStorage } from "./kinds";

type Schema = typeof fsStorage | typeof linkStorage;
type Known = Readonly<Record<string, unknown>> | undefined;
type Texts = Readonly<Record<string, string>>;

/** The kinds of storage that an object can have, and the properties that each gets without the user's doing. */
export interface StorageUse<S extends Schema> {
  readonly schema: S;
  readonly implied: Readonly<Record<string, Texts>>;
}

export const OF_FILE_SYSTEM: StorageUse<typeof fsStorage> = { schema: fsStorage, implied: {} };
/** The server lets a link lead to a local folder only with a property that says that this is a test. */
export const OF_LINK: StorageUse<typeof linkStorage> = {
  schema: linkStorage,
  implied: { local: { debug: "true" } },
};

const KINDS = shapeOf(fsStorage) as UnionShape;

/** The member that the server stores encrypted, where a kind of storage has one. */
function encryptedMember(type: string): string | undefined {
  const members = [...(variantOf(KINDS, { type })?.fields ?? [])];
  return members.find(([, { marks }]) => marks.codec === ENCRYPTED)?.[0];
}

/** The server's names of all properties that are credentials, of whatever kind of storage. */
const CREDENTIALS = new Set(
  KINDS.variants.flatMap(({ fields }) =>
    [...fields].flatMap(([name, { marks }]) => (marks.secret ? [marks.wireName ?? name] : [])),
  ),
);

/** The URL and the properties of a request. */
export function encodeStorage<S extends Schema>(
  { schema, implied }: StorageUse<S>,
  storage: z.output<S>,
): { url: string; properties?: Texts } {
  const { type, url, extraProperties, ...members } = encode(schema, storage);
  const own = Object.entries(members).map(([key, value]) => [key, String(value)]);
  const properties: Texts = {
    ...(extraProperties as Texts | undefined),
    ...(Object.fromEntries(own) as Texts),
    ...implied[String(type)],
  };
  return { url: String(url), ...(Object.keys(properties).length > 0 && { properties }) };
}

/** The output by which a refresh sees that somebody changed the storage's secret. */
export const secretDigestField = field(
  z.string().optional(),
  "A digest of the password or secret key as the server stores it. By it a refresh sees that somebody changed it.",
  { secret: true },
);

/** A storage as a read finds it, and a digest by which the next read sees that its secret was changed. */
export interface StoredStorage {
  readonly storage: Readonly<Record<string, unknown>>;
  readonly secretDigest?: string;
}

/**
 * A storage as the server has it. An encrypted secret is the known one as long as its cipher text stays the same, as the
 * cipher is a constant one. Otherwise the secret is left out, so that the difference shows.
 */
export function decodeStorage<S extends Schema>(
  { schema, implied }: StorageUse<S>,
  id: string,
  wire: Wire,
  prior: Known,
): StoredStorage {
  const type = String(wire.type);
  const properties = propertiesIn(wire);
  const hidden = [...ADDED, ...Object.keys(implied[type] ?? {})];
  const shown = Object.entries(properties).filter(([key]) => !hidden.includes(key));
  const members = Object.fromEntries(shown) as Wire;
  const own = decode(schema as z.ZodType, { ...members, type, url: urlOf(wire) });
  if (!isRecord(own)) {
    throw new UnexpectedAnswerError(
      `${id} is of the kind ${type}, which this release of pulumi-batchflow does not know`,
    );
  }
  const taken = Object.keys(encode(schema, own));
  const further = shown.filter(([key]) => !taken.includes(key));
  const extraProperties = further.length > 0 && { extraProperties: Object.fromEntries(further) as Texts };
  const { [encryptedMember(type) ?? ""]: cipher, ...clear } = own;
  const storage = { ...clear, ...extraProperties };
  if (typeof cipher !== "string") return { storage };
  const secretDigest = digestOf(id, cipher);
  return { storage: { ...storage, ...secretIn(prior, type, secretDigest) }, secretDigest };
}

/** The known secret, where it is still the one that is stored. */
function secretIn(prior: Known, type: string, digest: string): Readonly<Record<string, unknown>> {
  const before = prior?.storage;
  const member = encryptedMember(type) ?? "";
  if (!isRecord(before) || before.type !== type || before[member] === undefined) return {};
  // Without a digest nothing was read since the secret was written.
  return (prior?.secretDigest ?? digest) === digest ? { [member]: before[member] } : {};
}

/** Whether a storage lacks the secret that its kind must have: the server has another one than the known one. */
export function lacksSecret(storage: Readonly<Record<string, unknown>>): boolean {
  const member = encryptedMember(String(storage.type));
  return member !== undefined && storage[member] === undefined;
}

function digestOf(id: string, cipher: string): string {
  return createHash("sha256").update(`${id}\n${cipher}`).digest("hex");
}

/** A file system or link as readers show it: with its URL and without its credentials. */
export function withoutCredentials(wire: Wire): Wire {
  const shown = Object.entries(propertiesIn(wire)).filter(([key]) => !CREDENTIALS.has(key));
  return { ...wire, url: urlOf(wire), properties: Object.fromEntries(shown) };
}

function propertiesIn({ properties }: Wire): Wire {
  return isRecord(properties) ? properties : {};
}

/** The server stores the parts of a URL and not the URL. */
function urlOf(wire: Wire): string {
  const type = String(wire.type);
  const [address, path] = [nonEmpty(wire.serverAddress) ?? "", nonEmpty(wire.subPath) ?? ""];
  switch (type) {
    case "local":
    case "mock":
      return `${type}:/${path}`;
    case "s3":
    case "bos":
      return `${type}://${String(propertiesIn(wire).bucket)}${path}`;
    case "afs":
      return address + path;
    case "glusterfs":
      return `${type}://${address}:${path}`;
    case "hdfsWithKerberos":
      return `hdfs://${address}${path}`;
    default:
      return `${type}://${address}${path}`;
  }
}
