import { z } from "zod";

import { type Mark, parseMark } from "../../../core/identity";
import { field } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/unknowns";

/** The key of the tag by which a resource knows the image that it has created. */
export const MARK_TAG = "pulumi-batchflow";

/** The platform's limit of tags, less the one that the provider sets itself. */
const MAX_TAGS = 9;
const MAX_KEY = 36;
const MAX_VALUE = 43;

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export const tagsField = field(
  z
    .record(
      z.string().min(1).max(MAX_KEY, `a key has at most ${MAX_KEY} characters`),
      z.string().max(MAX_VALUE, `a value has at most ${MAX_VALUE} characters`),
    )
    .refine((tags) => Object.keys(tags).length <= MAX_TAGS, `must have at most ${MAX_TAGS} tags`)
    .refine((tags) => !(MARK_TAG in tags), `the tag ${MARK_TAG} is the provider's own`)
    .optional(),
  `Tags, at most ${MAX_TAGS}, with keys of at most ${MAX_KEY} and values of at most ${MAX_VALUE} characters. The provider ` +
    `sets one more, \`${MARK_TAG}\`, to find again what an interrupted run has created.`,
  { sharedKeys: true },
);

/** The tags of an image that is to have the user's tags and the mark. */
export function tagsOf(wanted: Readonly<Record<string, string>> = {}, mark: Mark): Tag[] {
  const own = Object.entries(wanted).map(([key, value]) => ({ key, value }));
  return [...own, tagOf(mark)];
}

/** The tags in an answer. */
export function decodeTags(wire: unknown): Tag[] {
  return (Array.isArray(wire) ? wire : [])
    .filter(isRecord)
    .flatMap(({ key, value }) =>
      typeof key === "string" ? [{ key, value: typeof value === "string" ? value : "" }] : [],
    );
}

/** The user's tags among those of an image. */
export function userTags(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.filter(({ key }) => key !== MARK_TAG).map(({ key, value }) => [key, value]));
}

export function tagOf({ text }: Mark): Tag {
  return { key: MARK_TAG, value: text };
}

export function markIn(tags: readonly Tag[]): Mark | undefined {
  return parseMark(tags.find(({ key }) => key === MARK_TAG)?.value);
}

/** The mark among tags of the form `key.value`, as the list of images has them. */
export function markInTexts(texts: unknown): Mark | undefined {
  const prefix = `${MARK_TAG}.`;
  const own = (Array.isArray(texts) ? (texts as unknown[]) : []).find(
    (text) => typeof text === "string" && text.startsWith(prefix),
  );
  return typeof own === "string" ? parseMark(own.slice(prefix.length)) : undefined;
}
