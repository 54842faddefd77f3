import { z } from "zod";

import { type Mark, parseMark } from "../../../core/identity";
import { field } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { later } from "./editions";
import { decodeMembers, type Wire } from "./wire";

/** The key of the tag by which a resource knows the object that it has created. */
export const MARK_TAG = "pulumi-batchflow";

/** The platform's limit of tags, less the one that the provider sets itself. */
const MAX_TAGS = 9;

export const TAGS_DOC = `Tags, at most ${MAX_TAGS}: the provider sets one more, \`${MARK_TAG}\`, to find again what an interrupted run has created.`;

/** The tags of an object, without the mark. */
export const tagsField = field(
  z
    .record(z.string().min(1), z.string())
    .refine((tags) => Object.keys(tags).length <= MAX_TAGS, `must have at most ${MAX_TAGS} tags`)
    .refine((tags) => !(MARK_TAG in tags), `the tag ${MARK_TAG} is the provider's own`),
  TAGS_DOC,
  { ...later, sharedKeys: true, codec: { encode: encodeTags, decode: decodeTags } },
);

function encodeTags(tags: unknown): unknown {
  return isRecord(tags) ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) : [];
}

function decodeTags(wire: unknown): Record<string, string> {
  const entries = tagEntries(wire).filter(([key]) => key !== MARK_TAG);
  return Object.fromEntries(entries);
}

/** The members of an answer, with the mark that the object carries. */
export type Marked<T extends z.ZodType> = Partial<z.output<T>> & { readonly mark: Mark | undefined };

export function decodeMarked<T extends z.ZodType>(schema: T, wire: Wire): Marked<T> {
  return { ...decodeMembers(schema, wire), mark: markOf(wire.Tags) };
}

/** The mark of an object, if it has one. */
export function markOf(wireTags: unknown): Mark | undefined {
  return parseMark(tagEntries(wireTags).find(([key]) => key === MARK_TAG)?.[1]);
}

/** The tags of a new object: the user's and the mark. */
export function markedTags(wireTags: unknown, mark: Mark): readonly unknown[] {
  return [...(Array.isArray(wireTags) ? (wireTags as unknown[]) : []), { Key: MARK_TAG, Value: mark.text }];
}

function tagEntries(wire: unknown): [string, string][] {
  return (Array.isArray(wire) ? wire : [])
    .filter(isRecord)
    .flatMap(({ Key, Value }) =>
      typeof Key === "string" ? [[Key, typeof Value === "string" ? Value : ""]] : [],
    );
}
