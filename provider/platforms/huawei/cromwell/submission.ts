import { createHash } from "node:crypto";

import { BatchflowError, InvalidInputError } from "../../../core/errors";
import type { Mark } from "../../../core/identity";
import type { Operation } from "../../../core/operation";
import type { Content } from "../../../core/rest/call";
import { zipKey } from "../../../core/schema/document/zip";
import { sorted } from "../../../core/schema/values";
import type { CromwellClient } from "../api/cromwell";
import { encodeForm, type Part } from "../api/form";
import { submitWorkflow } from "./calls";
import type { Inputs } from "./inputs";
import { INPUTS_LABEL, markLabels } from "./labels";

/** The inputs that cannot be changed after the submission. */
const FIXED = [
  "workflowSource",
  "workflowUrl",
  "workflowInputs",
  "workflowOptions",
  "workflowType",
  "workflowTypeVersion",
  "workflowDependencies",
  "workflowOnHold",
  "triggers",
] as const satisfies (keyof Inputs)[];
const MIB = 1024 * 1024;
/** What a server takes as it is delivered, with all parts of the form. */
const DEFAULT_LIMIT = 8 * MIB;
const LIMIT_SETTING = "akka.http.server.parsing.max-content-length";
/** Labels go on to backends, some of which take 63 characters at most. */
const DIGEST_DIGITS = 32;

/** The id that a workflow is to have: the same for the same token, so that a submission can be repeated. */
export function workflowId(token: string): string {
  const hex = createHash("sha256").update(token).digest("hex");
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...groups, hex.slice(20, 32)].join("-");
}

/** A digest of the inputs that cannot be changed after the submission. */
export function digestOf(inputs: Inputs): string {
  const given = { ...inputs, workflowDependencies: zipKey(inputs.workflowDependencies) };
  const fixed = Object.fromEntries(FIXED.map((name) => [name, sorted(given[name])]));
  return createHash("sha256").update(JSON.stringify(fixed)).digest("hex").slice(0, DIGEST_DIGITS);
}

/** The labels that tell whose a workflow is, and what it was submitted with. */
export function labelsOfMark(inputs: Inputs, mark: Mark): Readonly<Record<string, string>> {
  return { ...markLabels(mark), [INPUTS_LABEL]: digestOf(inputs) };
}

/** Submits a workflow under an id of its own: where that is in use, an earlier try of this submission has succeeded. */
export async function submit(
  client: CromwellClient,
  id: string,
  inputs: Inputs,
  mark: Mark,
  { signal, log }: Pick<Operation<unknown>, "signal" | "log">,
): Promise<void> {
  const form = await encodeForm(submissionParts(id, inputs, mark));
  const { length } = form.body;
  const tooLarge = length > DEFAULT_LIMIT ? sizeProblem(length) : undefined;
  if (tooLarge !== undefined) log(tooLarge);
  try {
    await submitWorkflow(client, form, signal);
  } catch (error) {
    if (error instanceof InvalidInputError && /already in use/i.test(error.message)) return;
    // The server breaks off the request, or answers with a page of its own.
    if (tooLarge === undefined || !(error instanceof BatchflowError)) throw error;
    throw error.withMessage(`${error.message}. ${tooLarge}`);
  }
}

function sizeProblem(bytes: number): string {
  const given = (bytes / MIB).toFixed(1);
  return `The submission has ${given} MiB: a server takes ${DEFAULT_LIMIT / MIB} MiB, unless its \`${LIMIT_SETTING}\` is raised`;
}

/** The form that asks for the description of a workflow. */
export function descriptionForm(
  workflow: Pick<
    Inputs,
    "workflowSource" | "workflowUrl" | "workflowInputs" | "workflowType" | "workflowTypeVersion"
  >,
): Promise<Content> {
  return encodeForm(workflowParts(workflow));
}

/** The parts that describe a submission as well as the workflow alone. */
function workflowParts({
  workflowSource,
  workflowUrl,
  workflowInputs,
  workflowType,
  workflowTypeVersion,
}: Parameters<typeof descriptionForm>[0]): Part[] {
  const texts = { workflowUrl, workflowType, workflowTypeVersion };
  return [
    part("workflowSource", workflowSource, "workflow.wdl"),
    ...Object.entries(texts).map(([name, content]) => part(name, content)),
    part("workflowInputs", workflowInputs && JSON.stringify(workflowInputs)),
  ].flatMap((one) => one ?? []);
}

/** The parts of a submission. Texts of several lines are files, so that their line ends stay as they are. */
export function submissionParts(id: string, inputs: Inputs, mark: Mark): Part[] {
  const { workflowDependencies, workflowOnHold, workflowOptions, labels } = inputs;
  const objects = { workflowOptions, labels: { ...labels, ...labelsOfMark(inputs, mark) } };
  const parts = [
    ...workflowParts(inputs),
    ...Object.entries(objects).map(([name, value]) => part(name, value && JSON.stringify(value))),
    part(
      "workflowDependencies",
      workflowDependencies === undefined ? undefined : Buffer.from(workflowDependencies, "base64"),
      "dependencies.zip",
    ),
    part("workflowOnHold", workflowOnHold ? "true" : undefined),
    part("requestedWorkflowId", JSON.stringify(id)),
  ];
  return parts.flatMap((one) => one ?? []);
}

/** A part of a form; undefined where there is nothing to send. */
function part(name: string, content: string | Buffer | undefined, fileName?: string): Part | undefined {
  return content === undefined ? undefined : { name, content, ...(fileName !== undefined && { fileName }) };
}
