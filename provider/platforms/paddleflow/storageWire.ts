import { createHash } from "node:crypto";

import type { z } from "zod";

import { UnexpectedAnswerError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { ADDED, fsStorage, linkStorage } from "./structures/storage";
import { decode, encode, type Wire } from "./wire";

type Schema = typeof fsStorage | typeof linkStorage;
type Known = Readonly<Record<string, unknown>> | undefined;
type Texts = Readonly<Record<string, string>>;

/** What a storage is of: the kinds that there are, and the properties that each gets without the user's doing. */
export interface StorageUse<S extends Schema> {
  readonly schema: S;
  readonly implied: Readonly<Record<string, Texts>>;
}

export const OF_FILE_SYSTEM: StorageUse<typeof fsStorage> = { schema: fsStorage, implied: {} };
/** The server lets a link lead to a local folder only where it is told that this is a test. */
export const OF_LINK: StorageUse<typeof linkStorage> = {
  schema: linkStorage,
  implied: { local: { debug: "true" } },
};

/** The member that the server encrypts, by kind of storage: it is what no refresh gives back. */
const ENCRYPTED: Texts = { sftp: "password", afs: "password", s3: "secretKey", bos: "secretKey" };

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

/** What a read finds of a storage, and a digest by which the next one sees that its secret was changed. */
export interface StoredStorage {
  readonly storage: Readonly<Record<string, unknown>>;
  readonly secretDigest?: string;
}

/**
 * A storage as the server has it. An encrypted secret is the one that is known, as long as its cipher text stays the
 * same: the cipher is a constant one. Otherwise the secret is left out, so that the difference shows.
 */
export function decodeStorage<S extends Schema>(
  { schema, implied }: StorageUse<S>,
  id: string,
  wire: Wire,
  prior: Known,
): StoredStorage {
  const type = String(wire.type);
  const properties = isRecord(wire.properties) ? wire.properties : {};
  const hidden = [...ADDED, ...Object.keys(implied[type] ?? {})];
  const shown = Object.entries(properties).filter(([key]) => !hidden.includes(key));
  const members = Object.fromEntries(shown) as Wire;
  const own = decode(schema as z.ZodType, { ...members, type, url: urlOf(type, wire, properties) });
  if (!isRecord(own)) {
    throw new UnexpectedAnswerError(
      `${id} is of the kind ${type}, which this release of pulumi-batchflow does not know`,
    );
  }
  const taken = Object.keys(encode(schema, own));
  const further = shown.filter(([key]) => !taken.includes(key));
  const extraProperties = further.length > 0 && { extraProperties: Object.fromEntries(further) as Texts };
  const { [ENCRYPTED[type] ?? ""]: cipher, ...clear } = own;
  const storage = { ...clear, ...extraProperties };
  if (typeof cipher !== "string") return { storage };
  const secretDigest = digestOf(id, cipher);
  return { storage: { ...storage, ...secretIn(prior, type, secretDigest) }, secretDigest };
}

/** The secret that is known, where it is still the one that is stored. */
function secretIn(prior: Known, type: string, digest: string): Readonly<Record<string, unknown>> {
  const before = prior?.storage;
  const member = ENCRYPTED[type] ?? "";
  if (!isRecord(before) || before.type !== type || before[member] === undefined) return {};
  // Without a digest nothing was read since the secret was written.
  return (prior?.secretDigest ?? digest) === digest ? { [member]: before[member] } : {};
}

/** Whether a storage lacks the secret that its kind must have: the server has another one than the one that is known. */
export function lacksSecret(storage: Readonly<Record<string, unknown>>): boolean {
  const member = ENCRYPTED[String(storage.type)];
  return member !== undefined && storage[member] === undefined;
}

function digestOf(id: string, cipher: string): string {
  return createHash("sha256").update(`${id}\n${cipher}`).digest("hex");
}

/** The server stores the parts of a URL and not the URL. */
export function urlOf(type: string, wire: Wire, properties: Wire): string {
  const [address, path] = [wire.serverAddress, wire.subPath].map((part) =>
    typeof part === "string" ? part : "",
  ) as [string, string];
  switch (type) {
    case "local":
    case "mock":
      return `${type}:/${path}`;
    case "s3":
    case "bos":
      return `${type}://${String(properties.bucket)}${path}`;
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
