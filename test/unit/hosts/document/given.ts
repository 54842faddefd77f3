import { isRecord } from "../../../../provider/core/schema/values";
import type { DocumentHost, Source } from "../../../../provider/hosts/document";

type Members = Readonly<Record<string, unknown>>;

const KIND = Symbol("kind");

/** Assets and archives in a form that only these tests have. */
export const asset = (members: Members): object => ({ ...members, [KIND]: "asset" });
export const archive = (members: Members): object => ({ ...members, [KIND]: "archive" });

/** A host that knows this form, and keeps its warnings. */
export function hostOf(warned: string[] = []): DocumentHost {
  return {
    kindOf: (value) =>
      isRecord(value) ? (Reflect.get(value, KIND) as Source["kind"] | undefined) : undefined,
    warn: (line) => warned.push(line),
  };
}
