import { z } from "zod";

import { mapValues } from "../../../core/schema/values";
import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import type { Wire } from "../../../core/schema/wire";
import { anything, optionalFlag, optionalNumber, optionalText } from "../api/views";

const STATES = "`On Hold`, `Submitted`, `Running`, `Aborting`, `Aborted`, `Succeeded` or `Failed`";

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

const OTHERS = "What else the server tells of it, under the server's names";

const event = structure("CromwellEvent", "Something that the engine did for a call.", {
  description: optionalText("What it did, such as `RunningJob`."),
  startTime: optionalText("When it began."),
  endTime: optionalText("When it ended."),
});

const place = {
  attempt: optionalNumber("The number of the try."),
  shardIndex: optionalNumber("The number of the shard; -1 where there are none."),
};
const streams = {
  stdout: optionalText("Where its standard output is."),
  stderr: optionalText("Where its standard error is."),
  backendLogs: anything("Where the backend's logs are."),
};

const call = structure("CromwellCall", "One try of one shard of a call.", {
  ...place,
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
  ...streams,
  failures: field(z.array(z.unknown()).optional(), "Why it failed."),
  executionEvents: field(z.array(event).optional(), "What the engine did for it, and when."),
  subWorkflowId: optionalText(
    "The id of the workflow that it runs, where it is one and `expandSubWorkflows` was not asked for.",
  ),
  subWorkflowMetadata: anything(
    "The metadata of the workflow that it runs, under the server's names, where `expandSubWorkflows` was asked for.",
  ),
  others: anything(`${OTHERS}, such as \`runtimeAttributes\`.`),
});

export const cromwellMetadata = structure("CromwellMetadata", "All that Cromwell knows of an execution.", {
  ...cromwellView.shape,
  calls: field(
    z.record(z.string(), z.array(call)).optional(),
    "Tries and shards by call, such as `workflow.task`.",
  ),
  others: anything(`${OTHERS}, such as \`submittedFiles\`.`),
});

export const cromwellCost = structure("CromwellCost", "What an execution on Cromwell has cost so far.", {
  id: field(z.string(), "The id."),
  status: field(z.string().optional(), `The state: ${STATES}.`),
  cost: field(z.number(), "The sum of its calls."),
  currency: optionalText("The currency, such as `USD`."),
  errors: field(z.array(z.string()).optional(), "The calls whose cost is not known, and why."),
});

const declared = {
  name: field(z.string(), "The name."),
  typeDisplayName: optionalText("The type as the language writes it, such as `Array[File]`."),
  valueType: anything("The type, with the parts of which it is made."),
};

export const cromwellDescription = structure("CromwellDescription", "What a workflow declares.", {
  valid: field(z.boolean(), "Whether it can run, with the inputs where they were given."),
  validWorkflow: optionalFlag("Whether it is valid by itself. From Cromwell 42 on."),
  errors: field(z.array(z.string()).optional(), "What is wrong with it."),
  name: optionalText("The name of the workflow, or of the one task."),
  isRunnableWorkflow: optionalFlag("Whether there is a workflow in it that can be run by itself."),
  inputs: field(
    z
      .array(
        structure("CromwellInput", "An input that a workflow declares.", {
          ...declared,
          optional: optionalFlag("Whether it may be left out."),
          default: field(z.unknown().optional(), "The value where none is given."),
        }),
      )
      .optional(),
    "Its inputs.",
  ),
  outputs: field(
    z.array(structure("CromwellOutput", "A result that a workflow declares.", declared)).optional(),
    "Its results.",
  ),
  images: field(z.array(z.string()).optional(), "The images that its tasks name."),
  submittedDescriptorType: anything("The language and its version."),
  importedDescriptorTypes: field(z.array(z.unknown()).optional(), "The languages of what it imports."),
  meta: anything("Its own section `meta`."),
  parameterMeta: anything("Its own section `parameter_meta`."),
});

export const cromwellCallLogs = structure(
  "CromwellCallLogs",
  "Where the output of one try of one shard of a call is.",
  {
    ...place,
    ...streams,
  },
);

/** The server's metadata, with members that the structures do not have gathered as `others`. */
export function withOthers(metadata: Wire): Wire {
  const { calls } = metadata;
  const tries = (list: unknown) =>
    Array.isArray(list) ? list.filter(isRecord).map((one) => gathered(call.shape, one)) : list;
  return {
    ...gathered(cromwellMetadata.shape, metadata),
    ...(isRecord(calls) && { calls: mapValues(calls, tries) }),
  };
}

function gathered(shape: object, wire: Wire): Wire {
  const others = Object.entries(wire).filter(([name]) => !Object.hasOwn(shape, name));
  return others.length === 0 ? wire : { ...wire, others: Object.fromEntries(others) };
}

export const cromwellRow = structure("CromwellExecutionRow", "An execution in a list.", {
  ...members,
  name: optionalText("The name of the workflow in its source; absent until the source was read."),
  parentWorkflowId: optionalText("The id of the workflow that it is a part of."),
  rootWorkflowId: optionalText("The id of the workflow that was submitted."),
});
