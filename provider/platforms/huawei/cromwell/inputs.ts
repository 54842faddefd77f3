import { z } from "zod";

import { zipKey, zipText } from "../../../core/schema/document/zip";
import { field, structure } from "../../../core/schema/field";
import { exactlyOneOf } from "../../../core/schema/rules";
import { triggers } from "../../../core/triggers";
import { text } from "../api/fields";
import { FOREIGN_LABELS } from "./labels";

const MAX_URL = 2_000;
const MAX_LABEL = 255;
const unread = { writeOnly: true } as const;
const values = z.record(z.string().min(1), z.unknown());

/** The inputs of an execution on Cromwell. */
export const cromwellArgs = structure(
  "CromwellExecutionArgs",
  "An execution on Cromwell.",
  {
    workflowSource: field(text.optional(), "The workflow as a WDL text.", { ...unread, document: "text" }),
    workflowUrl: field(
      z.url().max(MAX_URL).optional(),
      `The URL of the workflow instead of its text, at most ${MAX_URL} characters. The server must know its protocol.`,
      unread,
    ),
    workflowInputs: field(values.optional(), "Values for the workflow's inputs, such as `wf.name`.", unread),
    workflowOptions: field(values.optional(), "Options of the engine, by name.", unread),
    labels: field(
      z
        .record(
          z.string().min(1).max(MAX_LABEL),
          field(z.string().max(MAX_LABEL), "The value.", { removal: "replace" }),
        )
        .refine(
          (labels) => !FOREIGN_LABELS.some((name) => name in labels),
          `the labels ${FOREIGN_LABELS.join(", ")} are not yours to set`,
        )
        .optional(),
      `Labels; keys and values have at most ${MAX_LABEL} characters. They can be added and changed in place, but not ` +
        "taken away.",
      { change: "update", sharedKeys: true },
    ),
    workflowType: field(text.optional(), "The language, such as `WDL`.", unread),
    workflowTypeVersion: field(text.optional(), "The version of the language, such as `1.0`.", unread),
    workflowDependencies: field(
      zipText.optional(),
      "The files that the workflow imports, as a zip archive. A server takes submissions of at most 8 MiB, unless its " +
        "`akka.http.server.parsing.max-content-length` is raised. Archives of the same files are no change.",
      { ...unread, document: "zip", key: zipKey },
    ),
    workflowOnHold: field(
      z.boolean().default(false),
      "Whether the workflow waits to be released. `false` in place of `true` releases it.",
      { ...unread, change: "update" },
    ),
    triggers: triggers("execution"),
    waitFor: field(
      z.enum(["submitted", "finished"]).default("submitted"),
      "What creation waits for. With `finished`, an execution that fails or is aborted fails the resource.",
      { local: true, change: "update" },
    ),
  },
  { rules: [exactlyOneOf("workflowSource", "workflowUrl")] },
);

export type Inputs = z.output<typeof cromwellArgs>;
