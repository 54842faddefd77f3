import { expect } from "vitest";

import { type Control, startEmulator } from "pulumi-batchflow-emulator";
import { cluster } from "../../paddleflow/cluster/cluster.fixture";
import { pipelineRequest, yamlOf } from "../../paddleflow/data";
import { fileSystem } from "../../paddleflow/fileSystem/fileSystem.fixture";
import { fileSystemCache } from "../../paddleflow/fileSystemCache/fileSystemCache.fixture";
import { flavour } from "../../paddleflow/flavour/flavour.fixture";
import { distributedJob, job } from "../../paddleflow/job/job.fixture";
import { link } from "../../paddleflow/link/link.fixture";
import { pipeline, pipelineOfFile } from "../../paddleflow/pipeline/pipeline.fixture";
import { pipelineVersion } from "../../paddleflow/pipelineVersion/pipelineVersion.fixture";
import { capabilityQueue, queue } from "../../paddleflow/queue/queue.fixture";
import { queueGrant } from "../../paddleflow/queueGrant/queueGrant.fixture";
import { run, runOfFile, runOfYaml } from "../../paddleflow/run/run.fixture";
import { schedule } from "../../paddleflow/schedule/schedule.fixture";
import { byHand, config } from "../../paddleflow/setup";
import { user } from "../../paddleflow/user/user.fixture";
import type { Scene } from "../scene";

/** A time of the server, `hours` from now. */
const inHours = (control: Control, hours: number): string =>
  new Date(Date.parse(control.now().time) + hours * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

const clusterName = String(cluster.inputs.clusterName);
const FILE_SYSTEM = "root/data";
/** The queue on which the steps of `yamlOf` run. */
const QUEUE = "runs";
const policy = { schedulingPolicy: { queue: QUEUE, priority: "LOW" } };
const scheduled = (pipelineId: string | undefined) => ({
  pipelineId,
  startTime: undefined,
  endTime: undefined,
});

export const paddleflow: Scene = {
  title: "PaddleFlow",
  start: () => startEmulator({ timeScale: 2_000, rateLimits: false, paddleflow: { tokenExpirationHour: 3 } }),
  config,
  prepare: (emulator) => byHand(emulator, pipelineRequest(yamlOf("others"))),
  resources: [
    { name: "cluster", fixture: cluster },
    {
      name: "queue",
      fixture: queue,
      inputs: () => ({ name: QUEUE, clusterName, maxResources: { cpu: "20", mem: "40Gi" } }),
    },
    { name: "volcano", fixture: capabilityQueue, inputs: () => ({ clusterName, namespace: "train" }) },
    { name: "flavour", fixture: flavour },
    { name: "user", fixture: user },
    { name: "grant", fixture: queueGrant, inputs: ({ user: username }) => ({ username, queueName: QUEUE }) },
    { name: "data", fixture: fileSystem },
    { name: "cache", fixture: fileSystemCache },
    { name: "link", fixture: link },
    { name: "pipeline", fixture: pipeline },
    {
      name: "fromFile",
      fixture: pipelineOfFile,
      inputs: (_ids, control) => {
        control.paddleflow.putFile(FILE_SYSTEM, "a.yaml", yamlOf("fromFile"));
        return {};
      },
    },
    {
      name: "version",
      fixture: pipelineVersion,
      inputs: () => ({ pipelineId: "ppl-000001", yaml: yamlOf("others", "echo more") }),
    },
    {
      name: "hourly",
      fixture: schedule,
      inputs: ({ pipeline: id }) => ({ ...scheduled(id), name: "hourly", crontab: "0 * * * *" }),
    },
    {
      name: "ending",
      fixture: schedule,
      inputs: ({ pipeline: id }, control) => ({
        ...scheduled(id),
        name: "ending",
        crontab: "@every 20m",
        endTime: inHours(control, 7),
        concurrency: 1,
        concurrencyPolicy: "replace",
      }),
    },
    {
      name: "beginning",
      fixture: schedule,
      inputs: ({ pipeline: id }, control) => ({
        ...scheduled(id),
        name: "beginning",
        crontab: "@hourly",
        startTime: inHours(control, 5),
      }),
    },
    {
      name: "run",
      fixture: run,
      inputs: ({ pipeline: pipelineId }) => ({ name: "first", pipelineId }),
    },
    {
      name: "failing",
      fixture: runOfYaml,
      inputs: () => ({ name: "failing", yaml: yamlOf("failing", "exit 3") }),
    },
    { name: "runOfFile", fixture: runOfFile, inputs: () => ({ name: "of-file" }) },
    { name: "job", fixture: job, inputs: () => ({ ...policy, command: "sleep 5000" }) },
    { name: "distributed", fixture: distributedJob, inputs: () => policy },
  ],
  hour(control, { distributed = "" }, hour) {
    // Nodes come and go, pods mount file systems, and the server is started anew.
    control.configure({ paddleflow: { nodes: 1 + (hour % 3) } });
    control.paddleflow.setMounted(FILE_SYSTEM, hour % 2 === 1);
    if (hour % 6 === 5) control.paddleflow.restart();
    // The server keeps no order of policies.
    const row = control.state("paddleflow").queues.find(({ name }) => name === QUEUE);
    const schedulingPolicy = [...(row?.schedulingPolicy ?? [])].reverse();
    control.paddleflow.change("queue", QUEUE, { schedulingPolicy });
    // What a pipeline and a run were made of, others may write anew.
    if (hour === 3) control.paddleflow.putFile(FILE_SYSTEM, "a.yaml", yamlOf("other"));
    if (hour === 4) control.paddleflow.change("job", distributed, { status: "failed", message: "evicted" });
  },
  lived(control, { hourly, ending, beginning, run: first, failing, job: jobId }) {
    const { runs, schedules, jobs } = control.state("paddleflow");
    const runsOf = (id: string | undefined) => runs.filter(({ scheduleId }) => scheduleId === id).length;
    expect(runsOf(hourly)).toBeGreaterThanOrEqual(23);
    expect(runsOf(ending)).toBeGreaterThanOrEqual(18);
    expect(runsOf(beginning)).toBeGreaterThanOrEqual(17);
    const statuses = new Map([...runs, ...schedules, ...jobs].map(({ id, status }) => [id, status]));
    expect([hourly, ending, first, failing, jobId].map((id) => statuses.get(id ?? ""))).toEqual([
      "running",
      "success",
      "succeeded",
      "failed",
      "succeeded",
    ]);
    expect(control.countRequests({ platform: "paddleflow" }).login).toBeGreaterThanOrEqual(6);
  },
};
