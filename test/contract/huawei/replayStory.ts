import type { Emulator } from "pulumi-batchflow-emulator";
import type { Session } from "./client";
import { type Parts } from "./client";

/** What stands for the objects of the examples. */
export interface Stage {
  emulator: Emulator;
  session: Session;
  /** An id of the examples → the id of the object that stands for it. */
  made: Map<string, string>;
}

type Scene = (stage: Stage) => Promise<unknown>;

const ENVIRONMENT = "9c1e684f-d574-99e0-19fa-3f4ac7156c4f";
const WORKFLOW = "0e7196ae-fdbf-84e4-d751-28554dcd7572";
const EXECUTION = "e19d3faf-9f04-9685-e5c0-fbe8d40b96cd";
const TOOL = "d078e49c-124c-7706-bcbb-81885661f431";
const SUBMITTED = "aa215e0b-c896-4138-865e-6cf7921246b6";
const CLUSTER = "d9d8912d-a6cb-11e8-bc20-0255ac105709";

const JOB = `workflow:
  job-a:
    type: GCS.Job
    tool: $'{tool}'
    resources: {memory: 1G, cpu: 1c}
    commands:
`;

interface File {
  inputs?: string;
  command?: string;
  outputs?: string;
}

function yaml({
  inputs = "  tool: {default: 'gatk:4.0.2.0', type: string}\n",
  command = "echo hello",
  outputs = "",
}: File) {
  return `version: genecontainer_0_1\ninputs:\n${inputs}${JOB}      - ${command}\n${outputs}`;
}

const environment: Scene = ({ emulator, made }) => {
  const id = emulator.control.huawei.addEnvironment({
    clusterName: "cci-auto-1551252918989",
    defaultEnv: true,
  });
  made.set(ENVIRONMENT, id);
  return Promise.resolve();
};

const cluster: Scene = ({ emulator }) => {
  emulator.control.huawei.addEnvironment({ source: "cce", clusterId: CLUSTER });
  return Promise.resolve();
};

const workflow =
  (file: File = {}, content = yaml(file)): Scene =>
  async ({ session, made }) => {
    const parts: Parts = {
      resource: JSON.stringify({ name: "gcs-wf", description: "my workflow", vendor: "gcs" }),
      archive_content: { filename: "gcs-workflow.yaml", content },
    };
    made.set(WORKFLOW, await session.create("/v1/workflows", { parts }));
  };

const execution =
  (file: File = {}): Scene =>
  async (stage) => {
    await environment(stage);
    await workflow(file)(stage);
    const json = {
      name: "gcs-exec",
      workflow_id: stage.made.get(WORKFLOW),
      sfs_pvc_name: "gene-sfs-1111",
      namespace: "gene-ns",
      target: "cci",
      inputs_json: { tool: "gatk:4.0.2.0" },
    };
    stage.made.set(EXECUTION, await stage.session.create("/v1/executions", { json }));
  };

const tool: Scene = async ({ session, made }) => {
  const json = { name: "nginx", version: "latest", image: "nginx:latest", category: "others" };
  made.set(TOOL, await session.create("/v1/tools", { json }));
};

const submission: Scene = async ({ session }) => {
  const parts: Parts = {
    workflowSource:
      "version 1.0\nworkflow example {\n  call hello\n}\ntask hello {\n  command { echo hello }\n  output { String out = read_string(stdout()) }\n}\n",
    labels: '{"stack":"dev"}',
    requestedWorkflowId: JSON.stringify(SUBMITTED),
  };
  await session.create("/api/workflows/v1", { parts });
};

const wait =
  (seconds: number): Scene =>
  ({ emulator }) =>
    Promise.resolve(emulator.control.advance(seconds));

const end: Scene = ({ emulator }) => Promise.resolve(emulator.control.huawei.drain());

const failingDeletion: Scene = async ({ emulator, session, made }) => {
  emulator.control.huawei.failNext("executionDeletion");
  await session.call("DELETE", `/v1/executions/${made.get(EXECUTION) ?? ""}`);
};

const internalError: Scene = ({ emulator }) => {
  const fault = { platform: "huawei", action: "createEnvironment", kind: "error" } as const;
  return Promise.resolve(emulator.control.injectFault({ ...fault, code: "GENE.5008012" }));
};

const WORKFLOW_INPUTS = `  cpu: {default: 1, type: number}
  memory: {default: 1G, type: string}
  tool: {default: 'gatk:4.0.2.0', type: string, description: "", label: advanced}
`;
const EXECUTION_INPUTS = `  cpu: {default: 4c, description: cpu request, label: advanced, type: string}
  sfs_pvc_name: {description: pvc name for sfs volume, label: internal, type: string}
`;
const OUTPUTS = `outputs:
  job-a: {paths: [sample/merge.HaplotypeCaller.raw.vcf.gz]}
`;

/** What is there before each exchange, by its number in the examples file; nothing unless told. */
export const story: Record<number, readonly Scene[]> = {
  1: [environment],
  2: [environment],
  4: [environment],
  6: [workflow()],
  7: [workflow()],
  8: [
    workflow(
      {},
      "version: genecontainer_0_1\ninputs:\n  tool:\n    default: gatk:4.0.2.0\n    type: string\nworkflow:\n  job-a:\n    type: GCS.Job\n    tool: $'{tool}'\n    resources:\n      memory: 1G\n      cpu: 1c\n    commands:\n      - echo hello\n",
    ),
  ],
  9: [workflow()],
  10: [workflow()],
  11: [workflow({ inputs: WORKFLOW_INPUTS })],
  12: [tool, workflow({ inputs: "  tool: {default: 'nginx:latest', type: string}\n" })],
  13: [environment, workflow()],
  14: [cluster, workflow()],
  15: [environment, workflow()],
  16: [execution()],
  17: [execution()],
  18: [execution({ command: "sleep 60" }), wait(10)],
  19: [execution(), end],
  20: [execution({ command: "exit 1" }), end],
  21: [execution({ command: "exit 1" }), end, failingDeletion, end],
  22: [execution({ command: "sleep 60" }), wait(10)],
  23: [execution({ inputs: EXECUTION_INPUTS })],
  24: [execution({ outputs: OUTPUTS }), end],
  25: [execution(), end],
  26: [execution({ command: "sleep 60" }), wait(10)],
  27: [execution({ command: "exit 1" }), end],
  28: [execution()],
  29: [tool],
  30: [tool],
  32: [tool],
  36: [internalError],
  50: [submission],
  51: [submission, wait(25)],
  54: [submission, end],
  55: [submission, end],
  56: [submission, wait(25)],
  57: [submission, end],
};
