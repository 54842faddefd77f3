import { z } from "zod";

import { field, structure } from "../../core/schema";
import { optionalNumber, optionalText } from "./common";

const STATES = "`On Hold`, `Submitted`, `Running`, `Aborting`, `Aborted`, `Succeeded` or `Failed`";
const anything = (doc: string) => field(z.record(z.string(), z.unknown()).optional(), doc);

const members = {
  id: field(z.string(), "The id."),
  status: field(z.string().optional(), `The state: ${STATES}.`),
  submission: optionalText("When it was submitted."),
  start: optionalText("When it began to run."),
  end: optionalText("When it ended."),
  labels: field(z.record(z.string(), z.string()).optional(), "The labels."),
  metadataArchiveStatus: optionalText("Whether the server has put its metadata into an archive."),
};

export const cromwellView = structure("CromwellExecutionView", "An execution on Cromwell.", {
  ...members,
  workflowName: optionalText("The name of the workflow in its source; absent until the source was read."),
  workflowRoot: optionalText("The folder that it works in."),
  inputs: anything("The values of its inputs."),
  outputs: anything("Its results."),
  failures: field(z.array(z.unknown()).optional(), "Why it failed: a tree of `message` and `causedBy`."),
  message: optionalText("What the server says of an archived execution."),
});

const call = structure("CromwellCall", "One try of one shard of a call.", {
  attempt: optionalNumber("The number of the try."),
  shardIndex: optionalNumber("The number of the shard; -1 where there are none."),
  executionStatus: optionalText(
    "The state: `NotStarted`, `WaitingForQueueSpace`, `QueuedInCromwell`, `Starting`, `Running`, `Aborting`, `Failed`, " +
      "`RetryableFailure`, `Done`, `Bypassed`, `Aborted` or `Unstartable`.",
  ),
  backend: optionalText("The backend that runs it."),
  backendStatus: optionalText("The state as the backend tells it."),
  jobId: optionalText("The id of the job in the backend."),
  returnCode: optionalNumber("The exit code of the command."),
  start: optionalText("When it began."),
  end: optionalText("When it ended."),
  inputs: anything("The values of its inputs."),
  outputs: anything("Its results."),
  stdout: optionalText("Where its standard output is."),
  stderr: optionalText("Where its standard error is."),
  backendLogs: anything("Where the backend's logs are."),
  failures: field(z.array(z.unknown()).optional(), "Why it failed."),
  subWorkflowId: optionalText("The id of the workflow that it runs, where it is one."),
});

export const cromwellMetadata = structure("CromwellMetadata", "All that Cromwell knows of an execution.", {
  ...cromwellView.shape,
  calls: field(
    z.record(z.string(), z.array(call)).optional(),
    "Tries and shards by call, such as `workflow.task`.",
  ),
});

export const cromwellRow = structure("CromwellExecutionRow", "An execution in a list.", {
  ...members,
  name: optionalText("The name of the workflow in its source; absent until the source was read."),
  parentWorkflowId: optionalText("The id of the workflow that it is a part of."),
  rootWorkflowId: optionalText("The id of the workflow that was submitted."),
});
