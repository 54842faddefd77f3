import { createHash } from "node:crypto";

import type { z } from "zod";

import { sorted } from "../../core/schema/compare";
import { InvalidInputError } from "../../core/errors";
import type { Mark } from "../../core/identity";
import { type CromwellClient, WORKFLOWS } from "./cromwellClient";
import { INPUTS_LABEL, markLabels } from "./cromwellLabels";
import { encodeForm, type Part } from "./multipart";
import type { cromwellArgs } from "./structures/cromwellArgs";

export type Inputs = z.output<typeof cromwellArgs>;

/** What makes a workflow: all but the labels, and what is the provider's own. */
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
/** Labels go on to backends, some of which take 63 characters at most. */
const DIGEST_DIGITS = 32;

/** The id that a workflow is to have: the same for the same token, so that a submission can be repeated. */
export function workflowId(token: string): string {
  const hex = createHash("sha256").update(token).digest("hex");
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...groups, hex.slice(20, 32)].join("-");
}

/** One text for all submissions that differ in nothing but what can be changed afterwards. */
export function digestOf(inputs: Inputs): string {
  const fixed = Object.fromEntries(FIXED.map((name) => [name, sorted(inputs[name])]));
  return createHash("sha256").update(JSON.stringify(fixed)).digest("hex").slice(0, DIGEST_DIGITS);
}

/** Submits a workflow under an id that is this submission's own: one in use is of an earlier sending of it. */
export async function submit(
  client: CromwellClient,
  id: string,
  inputs: Inputs,
  mark: Mark,
  signal: AbortSignal,
): Promise<void> {
  const form = await encodeForm(submissionParts(id, inputs, mark));
  try {
    await client.call({ action: "submit", method: "POST", path: WORKFLOWS, form, signal, idempotent: true });
  } catch (error) {
    if (!(error instanceof InvalidInputError && /already in use/i.test(error.message))) throw error;
  }
}

/** The parts of a submission. Texts of several lines are files, so that their line ends stay as they are. */
export function submissionParts(id: string, inputs: Inputs, mark: Mark): Part[] {
  const { workflowSource, workflowUrl, workflowDependencies, workflowOnHold } = inputs;
  const { workflowType, workflowTypeVersion, workflowInputs, workflowOptions, labels } = inputs;
  const texts = { workflowUrl, workflowType, workflowTypeVersion };
  const marks = { ...markLabels(mark), [INPUTS_LABEL]: digestOf(inputs) };
  const objects = { workflowInputs, workflowOptions, labels: { ...labels, ...marks } };
  return [
    ...(workflowSource === undefined
      ? []
      : [{ name: "workflowSource", content: workflowSource, fileName: "workflow.wdl" }]),
    ...Object.entries(texts).flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }])),
    ...Object.entries(objects).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, content: JSON.stringify(value) }],
    ),
    ...(workflowDependencies === undefined
      ? []
      : [
          {
            name: "workflowDependencies",
            content: Buffer.from(workflowDependencies, "base64"),
            fileName: "dependencies.zip",
          },
        ]),
    ...(workflowOnHold ? [{ name: "workflowOnHold", content: "true" }] : []),
    { name: "requestedWorkflowId", content: JSON.stringify(id) },
  ];
}
