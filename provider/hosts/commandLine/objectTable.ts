import { code } from "./markdown";
import { age } from "./terminal";

/** What a list shows of an object of a platform. */
export interface ListedObject {
  readonly type: string;
  readonly id: string;
  readonly name?: string | undefined;
  readonly createTime?: number | undefined;
}

/** The titles of the columns; Markdown has them in small letters. */
export const TITLES = ["TYPE", "ID", "NAME", "AGE", "RESOURCE"];
export const MARKDOWN_TITLES = TITLES.map((title) => title.toLowerCase());

/** A row of a table in text. `whose` is what stands in its last column. */
export function textRow({ type, id, name, createTime }: ListedObject, whose: string, now: number): string[] {
  return [type, id, name ?? "", age(createTime, now), whose];
}

/** A row of a table in Markdown. `whose` is Markdown too. */
export function markdownRow(
  { type, id, name, createTime }: ListedObject,
  whose: string,
  now: number,
): string[] {
  return [code(type), code(id), name === undefined ? "" : code(name), age(createTime, now), whose];
}
