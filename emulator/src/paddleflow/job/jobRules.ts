import { ApiError } from "../errors";
import { parseQuantity, QuantityError } from "../queue/quantity";
import { amountsOf, describeResources, fitsInto } from "../queue/resources";
import type { JobMember, QueueRecord } from "../records/compute";
import type { PaddleFlowState } from "../records/state";
import type { Fields } from "../requests/fields";
import { labelError } from "../requests/format";

const PRIORITIES = ["LOW", "NORMAL", "HIGH"];
const CUSTOM = "customFlavour";
const LONGEST_NAME = 512;
const HIGHEST_PORT = 65535;
const FRAMEWORKS = ["spark", "mpi", "tensorflow", "pytorch", "paddle", "mxnet", "ray", "aitj"];

export interface JobRequest {
  id: string;
  name: string;
  labels: Record<string, string> | null;
  annotations: Record<string, string> | null;
  priority: string;
  framework: string;
  queue: QueueRecord;
  members: JobMember[];
}

export type JobKind = "single" | "distributed" | "workflow";

const refuse = (cause: string): never => {
  throw new ApiError("JobCreateFailed", cause);
};

/** A new job, checked as the server does; every refusal has the code JobCreateFailed. */
export function readJob(body: Fields, kind: JobKind, state: PaddleFlowState): JobRequest {
  const id = body.text("id");
  const name = body.text("name");
  const wrongId = id === "" ? undefined : labelError(id);
  if (wrongId !== undefined) refuse(`ID[${id}] of Job is invalid, err: ${wrongId}`);
  if (name.length > LONGEST_NAME) {
    refuse(`length of jobName[${name}] must be no more than ${LONGEST_NAME} characters`);
  }
  const policy = body.object("schedulingPolicy");
  const queueName = policy?.text("queue") ?? "";
  const queue = state.queues.find((row) => row.name === queueName);
  if (queueName === "") refuse("queue is empty");
  if (!queue) return refuse("get queue failed when creating job, err=record not found");
  if (queue.status !== "open") {
    refuse(`queue[${queueName}] status is ${queue.status}, job cannot be created on it`);
  }
  const priority = textOr(policy, "priority", "NORMAL").toUpperCase();
  if (!PRIORITIES.includes(priority)) {
    refuse(`invalid job priority ${priority}, should be in [${PRIORITIES.join(", ")}]`);
  }
  const framework = kind === "single" ? "standalone" : body.text("framework");
  const specs = kind === "single" ? [body] : (body.objects("members") ?? []);
  if (kind === "distributed") {
    if (!FRAMEWORKS.includes(framework)) refuse(`invalid framework ${framework} for distributed job`);
    if (specs.length === 0) refuse("request.Members is empty");
  }
  if (kind === "workflow" && body.object("extensionTemplate") === undefined) {
    refuse("ExtensionTemplate for workflow job is needed, and now is empty");
  }
  const members = specs.map((spec) => readMember(spec, kind, queue, state));
  return {
    id,
    name,
    labels: body.map("labels") ?? null,
    annotations: body.map("annotations") ?? null,
    priority,
    framework,
    queue,
    members,
  };
}

/** A member, or another text where it is missing or empty. */
function textOr(fields: Fields | undefined, name: string, other: string): string {
  const text = fields?.text(name) ?? "";
  return text === "" ? other : text;
}

function readMember(spec: Fields, kind: JobKind, queue: QueueRecord, state: PaddleFlowState): JobMember {
  const port = spec.int("port");
  if (port < 0 || port > HIGHEST_PORT) {
    refuse(`port must be in range [0, ${HIGHEST_PORT}], but got ${port}`);
  }
  const image = spec.text("image");
  if (image === "") refuse("required fields in {image} are empty, please fill it");
  const replicas = kind === "single" ? 1 : spec.int("replicas");
  if (replicas < 1) refuse("the repilcas of member is less than 1");
  const flavour = readFlavour(spec.object("flavour"), state);
  requireFit(flavour, queue);
  return {
    role: kind === "single" ? "worker" : spec.text("role"),
    replicas,
    flavour,
    image,
    command: spec.text("command"),
    env: { ...spec.map("env"), PF_JOB_MODE: "", PF_JOB_NAMESPACE: queue.namespace },
  };
}

function readFlavour(given: Fields | undefined, state: PaddleFlowState): JobMember["flavour"] {
  const name = given?.text("name") ?? "";
  if (name === "" || name === CUSTOM) {
    const scalarResources = given?.map("scalarResources");
    return {
      name,
      cpu: textOr(given, "cpu", "1"),
      mem: textOr(given, "mem", "1Gi"),
      ...(scalarResources && { scalarResources }),
    };
  }
  const flavour = state.flavours.find((row) => row.name === name);
  if (!flavour) return refuse(`get flavour[${name}] failed, err:record not found`);
  const { cpu, mem, scalarResources } = flavour;
  return {
    name,
    cpu,
    mem,
    ...(Object.keys(scalarResources).length > 0 && { scalarResources: { ...scalarResources } }),
  };
}

function requireFit(flavour: JobMember["flavour"], queue: QueueRecord): void {
  const { cpu, mem, scalarResources: scalar = {} } = flavour;
  try {
    parseQuantity(cpu);
    const wanted = amountsOf({ cpu, mem, scalar });
    if (fitsInto(wanted, queue.maxResources)) return;
    refuse(
      `the flavour[${describeResources(wanted)}] is larger than queue's [${describeResources(queue.maxResources)}]`,
    );
  } catch (error) {
    if (error instanceof QuantityError) refuse(error.message);
    throw error;
  }
}
