import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

const text = z.string();
const created = field(text, "When it was made, in the server's local time.");
const updated = field(text.optional(), "When it was last changed.");

export const runCacheView = structure("RunCacheView", "The kept result of a step.", {
  cacheId: field(text, "The id.", { wireName: "cacheID" }),
  firstFp: field(text.optional(), "The fingerprint of what the step is."),
  secondFp: field(text.optional(), "The fingerprint of the files that it reads."),
  runId: field(text, "The run that the step was of.", { wireName: "runID" }),
  source: field(text.optional(), "The source of the run."),
  jobId: field(text.optional(), "The step's job.", { wireName: "jobID" }),
  fsName: field(text.optional(), "The run's main file system.", { wireName: "fsname" }),
  username: field(text, "The owner."),
  expiredTime: field(text.optional(), "Seconds for which it is kept; -1 for ever."),
  strategy: field(text.optional(), "How it is found: `conservative`."),
  custom: field(text.optional(), "The server's own."),
  createTime: created,
  updateTime: updated,
});

export const artifactView = structure("ArtifactView", "A file that a step has read or written.", {
  runId: field(text, "The run.", { wireName: "runID" }),
  fsName: field(text.optional(), "The file system.", { wireName: "fsname" }),
  username: field(text, "The owner of the run."),
  artifactPath: field(text, "The path in the file system."),
  step: field(text.optional(), "The step."),
  jobId: field(text.optional(), "The step's job.", { wireName: "jobID" }),
  type: field(text, "`input` or `output`."),
  artifactName: field(text.optional(), "The name in the workflow."),
  meta: field(text.optional(), "What the server keeps with it."),
  createTime: created,
  updateTime: updated,
});
