import { z } from "zod";

import { type Mark, parseMark } from "../../../core/identity";
import type { Codec } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { prepareYaml, yamlKey, type YamlText, yamlText } from "../../../core/schema/yaml";

/** The form of the names of pipelines and runs. */
export const WORKFLOW_NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,127}$/;
export const WORKFLOW_NAME_RULE =
  "must be letters, digits, `_` and `-`, at most 128, with no digit or `-` first";

/** Earlier releases wrote 32 digits, which are no mark any more. */
const MARK_LINE = /(^|\n)# pulumi-batchflow: ([0-9a-f]{24}-[0-9a-f]{16}|[0-9a-f]{32})\n?$/;

/** The numbers that the server writes as a program does. */
export const PLAIN_NUMBERS = "0, or from 0.0001 to below 1000000";
/** Why a run cannot set parameters of some declared types, and of one to what. */
export const UNSETTABLE_PARAMETERS =
  "the workflow declares the parameter as `int` or `list`, for which the server takes no value with a run: leave out the " +
  "type in the workflow";
export const FLOAT_PARAMETERS =
  `the workflow declares the parameter as \`float\`: its value must be a number, ${PLAIN_NUMBERS}; for any other, leave ` +
  "out the type in the workflow";

/** The longest description of pipelines and schedules, in bytes. */
const LONGEST_DESCRIPTION = 256;

const SAMPLE: Mark = { who: "", which: "", text: "0" };

/** The pipeline in a text, without its large members; undefined where it is none. */
export function workflowIn(text: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof text !== "string") return undefined;
  const { outline } = yamlText(text);
  return isRecord(outline) ? outline : undefined;
}

function isName(value: unknown): boolean {
  return typeof value === "string" && WORKFLOW_NAME.test(value);
}

/** The name that a pipeline's text gives it. */
export function nameIn(text: unknown): string | undefined {
  const name = workflowIn(text)?.name;
  return typeof name === "string" ? name : undefined;
}

/** A text that holds a pipeline, of which the given function says what else is wrong. The server checks the rest of it. */
function workflowText(furtherProblem: (name: unknown, text: YamlText) => string | undefined) {
  return z.string().superRefine((text, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    const read = yamlText(text);
    const workflow = workflowIn(text);
    if (read.problem !== undefined) return refuse(`must be YAML: ${read.problem}`);
    if (!isRecord(workflow?.entry_points)) return refuse("must be a pipeline with `entry_points`");
    const wrong = furtherProblem(workflow?.name ?? undefined, read);
    if (wrong !== undefined) refuse(wrong);
  });
}

/** A run is named beside its text: the server takes any name in it, but no key twice, which it lets pass in pipelines. */
export const runYaml = workflowText((name, { repeated }) => {
  if (repeated !== undefined) return `must not have a key twice in one mapping, as at ${repeated}`;
  return name === undefined || typeof name === "string" ? undefined : "its `name` must be a text";
});

/** A pipeline has no name but the one in its text. */
export const pipelineYaml = workflowText((name) => {
  if (name === undefined) return "must have a `name`, which names the pipeline";
  return isName(name) ? undefined : `its \`name\` ${WORKFLOW_NAME_RULE}`;
});

/** The text with a mark in a comment at its end, unless the comment changed what the text means. */
export async function withMark(text: string, mark: Mark): Promise<string> {
  const marked = `${text}${text.endsWith("\n") ? "" : "\n"}# pulumi-batchflow: ${mark.text}\n`;
  await prepareYaml([text, marked]);
  return yamlKey(marked) === yamlKey(text) ? marked : text;
}

/** Whether a text takes a mark without a change of what it means. */
export async function takesMark(text: string): Promise<boolean> {
  return (await withMark(text, SAMPLE)) !== text;
}

/** A text without the comment with a mark, and that mark. */
export function takeMark(text: string): { text: string; mark: Mark | undefined } {
  const found = MARK_LINE.exec(text);
  if (found === null) return { text, mark: undefined };
  return { text: `${text.slice(0, found.index)}${found[1]}`, mark: parseMark(found[2]) };
}

/** A text that is read without the comment with a mark. */
export const unmarked: Codec = {
  encode: (text) => text,
  decode: (text) => (typeof text === "string" ? takeMark(text).text : text),
};

/** The form in which the server takes texts. */
export function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

/** A description that has at most so many bytes, and its documentation. */
export function descriptionOf(maxBytes: number) {
  const desc = z
    .string()
    .refine((text) => Buffer.byteLength(text) <= maxBytes, `must have at most ${maxBytes} bytes`);
  return { desc, doc: `The description, at most ${maxBytes} bytes.` };
}

/** The description of a pipeline or schedule. */
export const { desc, doc: DESC_DOC } = descriptionOf(LONGEST_DESCRIPTION);
