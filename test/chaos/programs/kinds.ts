import type { Control, Emulator } from "pulumi-batchflow-emulator";
import { job as alibabaJob } from "../../lifecycle/alibaba/job.fixture";
import { cromwellExecution } from "../../lifecycle/huawei/cromwellExecution.fixture";
import { environment } from "../../lifecycle/huawei/environment.fixture";
import { execution } from "../../lifecycle/huawei/execution.fixture";
import { tool } from "../../lifecycle/huawei/tool.fixture";
import { workflow } from "../../lifecycle/huawei/workflow.fixture";
import type { Fixture } from "../../lifecycle/matrix";
import { image } from "../../lifecycle/otc/image.fixture";
import { imageShare } from "../../lifecycle/otc/imageShare.fixture";
import type { Properties } from "../../lifecycle/process";
import { computeEnv } from "../../lifecycle/tencent/computeEnv.fixture";
import { job as tencentJob } from "../../lifecycle/tencent/job.fixture";
import { taskTemplate } from "../../lifecycle/tencent/taskTemplate.fixture";
import { paddleflowKinds } from "./paddleflowKinds";

/** What the programs need to know of a resource type beside its fixture. */
export interface Kind {
  readonly fixture: Fixture;
  /** Inputs in place of the fixture's, for a resource that the program calls so. */
  readonly inputs?: (name: string) => Properties;
  /** The input that names the object. */
  readonly naming?: {
    readonly input: string;
    readonly make?: (name: string) => string;
    /** Left out, the provider makes one. */
    readonly generated?: false;
  };
  /** Inputs that another resource of the program gives, by its type, and the property that gives them. */
  readonly needs?: Readonly<Record<string, readonly [type: string, property: string]>>;
  /** Inputs that are left as they are. */
  readonly fixed?: readonly string[];
  /** Two objects of the same inputs cannot be there together. */
  readonly single?: true;
  /** What it refers to is its place, which takes one: another resource can have it once this one is gone. */
  readonly placed?: true;
  /** The objects, where the fixture would count others' too. */
  readonly objects?: (control: Control) => readonly { readonly id: string }[];
  /** Whether the platform's own record of an object says what its inputs say. */
  readonly agrees?: (control: Control, id: string, inputs: Properties) => boolean;
}

const CLUSTER = "d9d8912d-a6cb-11e8-bc20-0255ac105709";

/** Digits that follow from a name. */
export function digitsOf(name: string, count: number): string {
  let hash = 7;
  for (const letter of name) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return hash.toString(16).padStart(8, "0").repeat(4).slice(0, count);
}

/** Every resource type. */
export const kinds: readonly Kind[] = [
  {
    fixture: computeEnv,
    naming: { input: "envName" },
    inputs: () => ({ desiredComputeNodeCount: 1 }),
    agrees: (control, id, inputs) => {
      const env = control.state("tencent").computeEnvs.find((one) => one.id === id);
      return env?.desired === inputs.desiredComputeNodeCount;
    },
  },
  { fixture: tencentJob, naming: { input: "jobName", generated: false }, fixed: ["waitFor"] },
  {
    fixture: taskTemplate,
    naming: { input: "taskTemplateName" },
    agrees: (control, id, inputs) => {
      const template = control.state("tencent").taskTemplates.find((one) => one.id === id);
      return (template?.description ?? "") === (inputs.taskTemplateDescription ?? "");
    },
  },
  {
    fixture: alibabaJob,
    naming: { input: "jobName" },
    fixed: ["waitFor", "stopToChangePriority"],
    agrees: (control, id, inputs) =>
      control.state("alibaba").jobs.find((one) => one.id === id)?.priority === inputs.priority,
  },
  { fixture: cromwellExecution, fixed: ["waitFor", "workflowOnHold"] },
  {
    fixture: environment,
    naming: { input: "envName" },
    inputs: (name) => ({ clusterName: `ns-${name}` }),
    // A namespace has one environment.
    single: true,
  },
  {
    fixture: execution,
    naming: { input: "name" },
    needs: { workflowId: ["huawei:Workflow", "id"] },
    inputs: () => ({ inputsJson: { seconds: 900_000 } }),
    fixed: ["waitFor", "inputsJson"],
    agrees: (control, id, inputs) =>
      control.state("huawei").executions.find((one) => one.id === id)?.priority === inputs.priority,
  },
  {
    fixture: tool,
    naming: { input: "name" },
    // A new category stays when its tools are gone.
    fixed: ["category", "newCategory"],
    agrees: (control, id, inputs) =>
      control.state("huawei").tools.find((one) => one.id === id)?.cpu === inputs.cpu,
  },
  // The service refuses another file while executions use the workflow.
  { fixture: workflow, naming: { input: "name" }, fixed: ["file", "fileName", "fileChange"] },
  {
    fixture: image,
    naming: { input: "name" },
    agrees: (control, id, inputs) =>
      (control.state("otc").images.find((one) => one.id === id)?.attributes.min_ram ?? 0) ===
      (inputs.minRam ?? 0),
  },
  {
    fixture: imageShare,
    needs: { imageId: ["otc:Image", "id"] },
    inputs: (name) => ({ projectId: digitsOf(name, 32) }),
    fixed: ["imageId"],
  },
  ...paddleflowKinds,
];

const byType: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.fixture.type, kind]));

export function kindOf(type: string): Kind {
  const kind = byType.get(type);
  if (kind === undefined) throw new RangeError(`no kind ${type}`);
  return kind;
}

/** Whether an object and the one that takes its place can be there together; `named` where the program names them. */
export function canStandTogether({ fixture, naming, single }: Kind, named: boolean): boolean {
  const { recovery = "mark" } = fixture;
  if (recovery === "never" || single === true) return false;
  const repeats = fixture.namesRepeat ?? recovery === "mark";
  return repeats || (!named && naming?.generated !== false);
}

/** The ids of all objects of a type, as the platform's own state has them. */
export function idsOf({ fixture, objects }: Kind, control: Control): string[] {
  return (objects ?? fixture.objects)(control).map(({ id }) => id);
}

/** What is there before a program begins, past the provider. */
export async function seed(
  emulator: Emulator,
  seedPaddleFlow: (emulator: Emulator) => Promise<void>,
): Promise<void> {
  emulator.control.huawei.addEnvironment({ source: "cce", clusterId: CLUSTER, clusterName: "cluster" });
  await seedPaddleFlow(emulator);
}
