import type { Emulator } from "pulumi-batchflow-emulator";
import { cluster } from "../../lifecycle/paddleflow/cluster/cluster.fixture";
import { pipelineRequest, queueRequests, stateOf, yamlOf } from "../../lifecycle/paddleflow/data";
import { fileSystem } from "../../lifecycle/paddleflow/fileSystem/fileSystem.fixture";
import { fileSystemCache } from "../../lifecycle/paddleflow/fileSystemCache/fileSystemCache.fixture";
import { flavour } from "../../lifecycle/paddleflow/flavour/flavour.fixture";
import { job } from "../../lifecycle/paddleflow/job/job.fixture";
import { link } from "../../lifecycle/paddleflow/link/link.fixture";
import { pipeline } from "../../lifecycle/paddleflow/pipeline/pipeline.fixture";
import { pipelineVersion } from "../../lifecycle/paddleflow/pipelineVersion/pipelineVersion.fixture";
import { queue } from "../../lifecycle/paddleflow/queue/queue.fixture";
import { queueGrant } from "../../lifecycle/paddleflow/queueGrant/queueGrant.fixture";
import { run } from "../../lifecycle/paddleflow/run/run.fixture";
import { schedule } from "../../lifecycle/paddleflow/schedule/schedule.fixture";
import { byHand, CANARY, kubeconfig } from "../../lifecycle/paddleflow/setup";
import { user } from "../../lifecycle/paddleflow/user/user.fixture";
import type { Kind } from "./kinds";

/** The pipeline of somebody else, to which programs add versions. */
const OTHERS = "ppl-000001";
const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/g, "");

const pipelineNeeds = {
  pipelineId: ["paddleflow:Pipeline", "id"],
  pipelineVersionId: ["paddleflow:Pipeline", "latestVersionId"],
} as const;

const sftp = (path: string) => ({
  type: "sftp",
  url: `sftp://127.0.0.1:12022/srv/${path}`,
  user: "sftpuser",
  password: CANARY,
});

export const paddleflowKinds: readonly Kind[] = [
  {
    fixture: cluster,
    naming: { input: "clusterName" },
    inputs: (name) => ({ credential: kubeconfig(`${name}.example.com:6443`) }),
    // Its queues are in these namespaces, and it must be online for them.
    fixed: ["credential", "namespaceList", "status"],
    agrees: (control, id, inputs) =>
      (stateOf(control).clusters.find(({ name }) => name === id)?.description ?? "") ===
      (inputs.description ?? ""),
  },
  {
    fixture: queue,
    naming: { input: "name" },
    needs: { clusterName: ["paddleflow:Cluster", "clusterName"] },
    // Another namespace is none of the cluster's.
    fixed: ["clusterName", "namespace"],
  },
  {
    fixture: queueGrant,
    placed: true,
    needs: { username: ["paddleflow:User", "username"], queueName: ["paddleflow:Queue", "name"] },
    fixed: ["username", "queueName"],
  },
  {
    fixture: user,
    naming: { input: "username", make: (name) => `u${plain(name)}` },
  },
  {
    fixture: flavour,
    naming: { input: "name" },
    fixed: ["clusterName"],
    agrees: (control, id, inputs) =>
      stateOf(control).flavours.find(({ name }) => name === id)?.cpu === inputs.cpu,
  },
  {
    fixture: fileSystem,
    naming: { input: "name", make: plain },
    // Links are in storage that has folders.
    inputs: (name) => ({ storage: sftp(name), independentMountProcess: true }),
    fixed: ["username", "storage"],
  },
  {
    fixture: fileSystemCache,
    placed: true,
    needs: { fsName: ["paddleflow:FileSystem", "name"] },
    fixed: ["fsName", "username"],
  },
  {
    fixture: link,
    needs: { fsName: ["paddleflow:FileSystem", "name"] },
    inputs: (name) => ({ fsPath: `/${plain(name)}`, storage: sftp(`linked-${name}`) }),
    fixed: ["fsName", "fsPath", "username"],
  },
  {
    fixture: pipeline,
    single: true,
    inputs: (name) => ({ yaml: yamlOf(plain(name)) }),
    fixed: ["yaml", "username"],
  },
  {
    fixture: pipelineVersion,
    single: true,
    inputs: (name) => ({ pipelineId: OTHERS, yaml: yamlOf("others", `echo ${name}`) }),
    fixed: ["pipelineId", "yaml", "username"],
    objects: (control) => pipelineVersion.objects(control).filter(({ id }) => id.startsWith(`${OTHERS}/`)),
  },
  {
    fixture: run,
    naming: { input: "name", make: plain },
    needs: pipelineNeeds,
    fixed: ["pipelineId", "pipelineVersionId", "fsName", "username", "waitFor"],
  },
  {
    fixture: schedule,
    naming: { input: "name", make: plain },
    needs: pipelineNeeds,
    fixed: ["pipelineId", "pipelineVersionId", "fileSystems", "username"],
  },
  {
    fixture: job,
    naming: { input: "name", generated: false },
    inputs: () => ({ schedulingPolicy: { queue: "runs" }, command: "sleep 1000000" }),
    // Labels of a job that has ended reach nothing.
    fixed: ["schedulingPolicy", "labels", "annotations", "waitFor"],
    // Those of runs belong to these.
    objects: (control) => job.objects(control).filter(({ id }) => !id.startsWith("job-run-")),
  },
];

/** The queue on which jobs and runs go, and the pipeline that has others' versions. */
export async function seedPaddleFlow(emulator: Emulator): Promise<void> {
  await byHand(emulator, ...queueRequests, pipelineRequest(yamlOf("others")));
}
