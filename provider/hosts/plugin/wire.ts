import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { Path } from "../../core/disclosure/places";
import type { Properties } from "../../core/lifecycle";
import { isRecord, SIGNATURE, UNKNOWN } from "../../core/schema/values";
import { SECRET } from "../secretForm";

/** What the engine writes in place of a value that is not known yet, for each kind of value that it may turn out to be. */
const UNKNOWNS: ReadonlySet<unknown> = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Properties of one of the engine's requests. */
export interface Received {
  /** In clear, with `UNKNOWN` where a value is not known yet; files and archives as the engine describes them. */
  readonly properties: Properties;
  /** Where the engine has them as secrets. */
  readonly secrets: readonly Path[];
}

export function received(struct: Struct | undefined): Received {
  const secrets: Path[] = [];
  const properties = plain(struct?.toJavaScript() ?? {}, [], secrets) as Properties;
  return { properties, secrets };
}

function plain(value: unknown, path: Path, secrets: Path[]): unknown {
  if (UNKNOWNS.has(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map((element, index) => plain(element, [...path, index], secrets));
  if (!isRecord(value)) return value;
  if (value[SIGNATURE] === SECRET) {
    secrets.push(path);
    return plain(value.value, path, []);
  }
  const entries = Object.entries(value).map(([name, member]) => [
    name,
    plain(member, [...path, name], secrets),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** Properties as the engine takes them: members that are undefined are left out. */
export function sent(properties: Properties): Struct {
  const json = JSON.parse(JSON.stringify(properties)) as Parameters<typeof Struct.fromJavaScript>[0];
  return Struct.fromJavaScript(json);
}
