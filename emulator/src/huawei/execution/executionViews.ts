import type { JsonObject } from "../../core/json";
import type { EventRecord, ExecutionRecord, JobRecord } from "../records";
import { inputValues, readDefinition } from "../workflow/definition";
import { enterpriseProject, formatTime, type World } from "../world";
import { isOver } from "./executionRunner";

/** How executions show. */
export class ExecutionViews {
  constructor(private readonly world: World) {}

  detail(row: ExecutionRecord): object {
    return {
      execution: this.execution(row),
      object: this.object(row),
      ...(row.jobs.length > 0 && { status: this.overview(row) }),
      enterprise_project: enterpriseProject(row.enterpriseProjectId),
    };
  }

  inputs(row: ExecutionRecord): object {
    const definition = readDefinition(row.content);
    const values: JsonObject = { ...inputValues(definition, row.inputs), sfs_pvc_name: row.sfsPvcName };
    return Object.fromEntries(
      Object.entries(definition.inputs).map(([name, input]) => [name, { ...input, value: values[name] }]),
    );
  }

  /** Nothing before the execution has succeeded. */
  outputs(row: ExecutionRecord): JsonObject {
    if (row.phase !== "Succeeded") return {};
    const definition = readDefinition(row.content);
    return definition.outputs(inputValues(definition, row.inputs));
  }

  events(row: ExecutionRecord): object[] {
    return row.events.map((event) => this.event(row, event));
  }

  private execution(row: ExecutionRecord): object {
    const { projectId, domainId } = this.world.credentials;
    const target = row.target.toUpperCase();
    const names =
      this.world.settings.jobTypes === "job_type"
        ? { job_type: `${target}.Job` }
        : { jobs_type: Object.fromEntries(row.jobs.map(({ name, type }) => [name, type])) };
    const outputs = this.outputs(row);
    return {
      guid: row.id,
      name: row.name,
      namespace: row.namespace,
      cluster_name: row.clusterName,
      cluster_id: row.clusterId,
      project_id: projectId,
      domain_id: domainId,
      description: row.description,
      status: statusOf(row),
      workflow_id: row.workflowId,
      workflow_name: row.workflowName,
      workflow_scope: row.workflowScope,
      inputs_json: JSON.stringify(row.inputs),
      outputs_json: Object.keys(outputs).length === 0 ? "" : JSON.stringify(outputs),
      image: "",
      time_duration: this.seconds(row),
      sfs_volume_name: row.sfsPvcName,
      ...names,
      target: row.target,
      create_at: formatTime(row.createAt),
      update_at: formatTime(row.updateAt),
      label: row.label,
      resources: {},
      priority: row.priority,
    };
  }

  private object(row: ExecutionRecord): object {
    const updateAt = formatTime(row.updateAt);
    const progress = { Succeeded: 100, Running: 40 }[row.phase as string] ?? 0;
    const subObjectStatuses = row.jobs.map((job) => {
      const createAt = formatTime(row.createAt);
      const status = { phase: job.phase, message: "", reason: "", updateAt };
      return [job.name, { ...status, subActionName: row.action, createAt }];
    });
    return {
      kind: "execution",
      apiVersion: "gene.kubedag/v1alpha1",
      metadata: { name: row.name, namespace: row.namespace, selfLink: "", uid: row.id, annotations: {} },
      spec: {
        metadata: { labels: row.label, namespace: row.namespace },
        actionName: row.action,
        timeoutInMinutes: row.timeout,
        onFailureStrategy: "DoNothing",
        objectData: Buffer.from(row.content).toString("base64"),
        location: "",
      },
      status: {
        actionName: row.action,
        progress,
        objectStatus: { phase: row.phase, message: row.message, reason: row.reason, updateAt },
        subObjectStatuses: Object.fromEntries(subObjectStatuses) as object,
        elementStatuses: {},
      },
    };
  }

  private overview({ jobs }: ExecutionRecord): object {
    return {
      node_number: jobs.length,
      finished_node_number: jobs.filter(({ phase }) => phase === "Succeeded").length,
      actual_node_status: Object.fromEntries(jobs.map((job) => [job.name, this.node(job)])),
    };
  }

  private node(job: JobRecord): object {
    const seconds = this.seconds(job);
    const subJobs = job.commands.map((_, index) => [`${job.name}-${index}`, job.phase]);
    return {
      name: job.name,
      status: job.phase,
      sub_job_num: job.commands.length,
      finished_sub_job_num: job.phase === "Succeeded" ? job.commands.length : 0,
      sub_job_status: Object.fromEntries(subJobs) as object,
      time_duration: seconds,
      resources: { CPU: `${job.cpu * seconds}ch`, GPU: "0ch", Memory: `${job.memory * seconds}gs` },
    };
  }

  private event(row: ExecutionRecord, event: EventRecord): object {
    const namespace = this.world.credentials.projectId;
    const at = formatTime(event.at);
    return {
      metadata: { name: `${row.name}.${event.at.toString(16)}`, namespace },
      involvedObject: { name: row.name, namespace },
      reason: event.reason,
      message: event.message,
      firstTimestamp: at,
      lastTimestamp: at,
      count: 1,
      type: event.type,
      elemType: event.elemType,
      elemId: event.elemId,
      actionName: event.actionName,
    };
  }

  private seconds({ startedAt, endedAt }: { startedAt: number | null; endedAt: number | null }): number {
    if (startedAt === null) return 0;
    return Math.floor(((endedAt ?? this.world.now()) - startedAt) / 1000);
  }
}

/** An execution that is on its way out is Deleting; its phase then is that of the deletion. */
export function statusOf(row: ExecutionRecord): string {
  return row.action === "delete" && !isOver(row) ? "Deleting" : row.phase;
}
