import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { shapeOf } from "../../../core/schema/shape";
import { isRecord } from "../../../core/schema/values";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { anything, enterpriseProject, optionalNumber, optionalText } from "../api/views";
import { jsonIn } from "../api/wire";

const STATES =
  "`Pending`, `Running`, `Cancelling`, `ForceCancelling`, `Retrying`, `Succeeded`, `Failed` or `Cancelled`";
const ACTIONS = "`create`, `start`, `stop`, `delete`, `scale`, `reconfig` or `retry`";

/** Values that are written as a JSON text. */
const jsonText = (doc: string) =>
  field(z.record(z.string(), z.unknown()).optional(), doc, {
    codec: {
      encode: (value) => JSON.stringify(value),
      decode: objectIn,
    },
  });

/** The same member where its text is not a JSON object. */
const otherText = (doc: string, wireName: string) =>
  field(z.string().optional(), doc, {
    wireName,
    codec: {
      encode: (value) => value,
      decode: (wire) => (objectIn(wire) === undefined ? nonEmpty(wire) : undefined),
    },
  });

function objectIn(wire: unknown): Wire | undefined {
  const value = typeof wire === "string" ? jsonIn(wire) : wire;
  return isRecord(value) ? value : undefined;
}

/** Members of Kubernetes objects, whose names do not follow the service's own rule: they stay as they are. */
function kubernetes<T extends Readonly<Record<string, z.ZodType>>>(members: T): T {
  const named = Object.entries(members).map(([name, member]) => {
    const { doc = "", ...marks } = shapeOf(member).marks;
    return [name, field(member, doc, { ...marks, wireName: name })] as const;
  });
  return Object.fromEntries(named) as T;
}

const execution = structure("ExecutionView", "What the service says of an execution.", {
  id: field(z.string(), "The id.", { wireName: "guid" }),
  name: field(z.string(), "The name."),
  namespace: optionalText("The namespace."),
  description: optionalText("The description."),
  clusterName: optionalText("The name of the cluster or namespace."),
  clusterId: optionalText("The id of the cluster."),
  projectId: optionalText("The id of the project."),
  domainId: optionalText("The id of the account."),
  status: field(z.string(), `The state: ${STATES}, or \`Deleting\`.`),
  workflowId: optionalText("The id of the workflow."),
  workflowName: optionalText("The name of the workflow."),
  workflowScope: optionalText("Who sees the workflow."),
  inputsJson: jsonText("The values that were given."),
  inputsText: otherText("The values that were given, where they are not a JSON object.", "inputs_json"),
  outputsJson: jsonText("The results."),
  outputsText: otherText("The results, where they are not a JSON object.", "outputs_json"),
  image: optionalText("The topology as a picture."),
  timeDuration: optionalNumber("How long it has run. The document gives no unit."),
  sfsVolumeName: optionalText("The name of the shared storage (PVC)."),
  jobType: optionalText("The kind of its jobs: `CCE.Job`, `CCI.Job` or `DLI.Job`."),
  jobsType: field(
    z.record(z.string(), z.string()).optional(),
    "The kind of each job, from services that tell it so: `CCE.Job`, `CCI.Job` or `GCS.Job`.",
  ),
  target: optionalText("Where it runs: `cci` or `cce`."),
  createTime: field(z.string(), "When it was created, UTC.", { wireName: "create_at" }),
  updateTime: field(z.string().optional(), "When it changed last, UTC.", { wireName: "update_at" }),
  label: field(z.record(z.string(), z.string()).optional(), "The labels."),
  resources: anything("What it consumed, and the share of useful run time in percent."),
  priority: optionalNumber("The priority; larger comes first."),
});

const phase = {
  phase: optionalText(`The state: ${STATES}.`),
  message: optionalText("What there is to say of it."),
  reason: optionalText("Why it is so, in one word."),
  updateAt: optionalText("When it became so."),
};
const subStatus = structure(
  "ExecutionSubStatus",
  "How far a part is.",
  kubernetes({
    ...phase,
    subActionName: optionalText(`The action that it belongs to: ${ACTIONS}.`),
    createAt: optionalText("When it began."),
  }),
);
const object = structure(
  "ExecutionObject",
  "The Kubernetes object of an execution.",
  kubernetes({
    kind: optionalText("`execution`."),
    apiVersion: optionalText("The version of its description."),
    metadata: anything("Its name, namespace and what else Kubernetes keeps of it."),
    spec: field(
      structure(
        "ExecutionSpec",
        "What is asked for.",
        kubernetes({
          metadata: anything("Labels and namespace."),
          actionName: optionalText(`The action: ${ACTIONS}.`),
          timeoutInMinutes: optionalNumber("Minutes after which it is given up."),
          onFailureStrategy: optionalText("`DoNothing`, `Rollback`, `Resume` or `Delete`."),
          objectData: optionalText("The workflow in Base64."),
          location: optionalText("The address of the container that runs the execution."),
        }),
      ).optional(),
      "What is asked for.",
    ),
    status: field(
      structure(
        "ExecutionStatus",
        "How far it is.",
        kubernetes({
          actionName: optionalText(`The action that it belongs to: ${ACTIONS}.`),
          progress: optionalNumber("The progress. The document gives no unit."),
          objectStatus: field(
            structure("ExecutionObjectStatus", "How far the whole is.", kubernetes(phase)).optional(),
            "How far the whole is.",
          ),
          subObjectStatuses: field(z.record(z.string(), subStatus).optional(), "How far each node is."),
          elementStatuses: anything("How far each element is."),
        }),
      ).optional(),
      "How far it is.",
    ),
  }),
);

const node = structure("ExecutionNode", "A step.", {
  name: optionalText("The name."),
  status: optionalText(`The state: ${STATES}.`),
  subJobNum: optionalNumber("Its jobs."),
  finishedSubJobNum: optionalNumber("Its jobs that have finished."),
  subJobStatus: field(z.record(z.string(), z.string()).optional(), "The state of each job."),
  timeDuration: optionalNumber("How long it has run. The document gives no unit."),
  resources: anything("Use: CPU and GPU in core seconds (`ch`), memory in GB seconds (`gs`)."),
});
const overview = structure("ExecutionOverview", "The steps.", {
  nodeNumber: optionalNumber("All steps."),
  finishedNodeNumber: optionalNumber("Steps that have finished."),
  actualNodeStatus: field(z.record(z.string(), node).optional(), "The steps by name."),
});

export const executionDetail = structure("ExecutionDetail", "An execution.", {
  execution: field(execution, "What the service says of it."),
  object: field(object.optional(), "Its Kubernetes object."),
  status: field(overview.optional(), "Its steps; absent while there are none."),
  enterpriseProject,
});

const reference = (name: string, doc: string) =>
  structure(name, doc, { name: optionalText("The name."), namespace: optionalText("The namespace.") });

export const eventView = structure(
  "ExecutionEvent",
  "An event of an execution.",
  kubernetes({
    metadata: field(reference("EventMetadata", "What names the event.").optional(), "What names the event."),
    involvedObject: field(
      reference("EventObject", "What the event concerns.").optional(),
      "What it concerns.",
    ),
    reason: optionalText("The kind of event, in one word."),
    message: optionalText("What happened."),
    firstTimestamp: optionalText("When it happened first."),
    lastTimestamp: optionalText("When it happened last."),
    count: optionalNumber("How often it happened."),
    type: optionalText("`Normal` or `warning`."),
    elemType: optionalText("The kind of element."),
    elemId: optionalText("The element."),
    actionName: optionalText(`The action: ${ACTIONS}.`),
  }),
);
