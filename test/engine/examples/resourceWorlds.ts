import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Emulator, PlatformName, StateOf } from "pulumi-batchflow-emulator";
import { Session } from "../../contract/paddleflow/bench/client";
import { commandPlugin } from "../../toolchain/command";
import { kubeconfig } from "../../toolchain/paddleflow/kubernetes";
import { createMountProgram } from "../../toolchain/stack/mountProgram";
import type { ConfigSetting } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { computeEnv, TestClient } from "../../unit/emulator/tencent/client";

/** What the examples of a platform's resources find where they run, and what they leave there. */
export interface ResourceWorld {
  /** Beside the connection. */
  readonly config: Readonly<Record<string, ConfigSetting>>;
  /** More folders for PATH. */
  readonly path?: readonly string[];
  /** How many objects there are, by the platform's own account, without those that were there before. */
  objects(): Readonly<Record<string, number>>;
  close?(): void;
}

/** A value, which a password may be, for each of these secrets. */
function secretsOf(...names: readonly string[]): Readonly<Record<string, ConfigSetting>> {
  return Object.fromEntries(names.map((name) => [name, { secret: `Gen8-${name}`.slice(0, 16) }]));
}

/** What is there before the examples run: objects that a user is taken to have already. */
export const worlds: Readonly<Record<PlatformName, (emulator: Emulator) => Promise<ResourceWorld>>> = {
  alibaba: (emulator) =>
    Promise.resolve({
      config: secretsOf("databasePassword"),
      objects: () => ({ jobs: emulator.control.state("alibaba").jobs.length }),
    }),

  huawei: (emulator) => {
    const { state, huawei } = emulator.control;
    const wdl = "version 1.0\nworkflow jointCalling { call merge }\ntask merge { command { echo merged } }\n";
    huawei.putFile("https://workflows.example.com/genomics/joint-calling.wdl", wdl);
    const ended = ["Succeeded", "Failed", "Aborted"];
    // A Cromwell server keeps what has ended: the label tells what the stack has given up.
    const isOwn = ({ status, labels }: { status: string; labels: Record<string, string> }) =>
      !ended.includes(status) || labels["pulumi-batchflow"] !== "released";
    return Promise.resolve({
      config: {
        clusterId: "0c1d4d1e-2a61-11ee-9a3b-0255ac100b01",
        nightlyClusterId: "1f6b0b7a-2a61-11ee-9a3b-0255ac100b02",
        ...secretsOf("storageAccessKey", "storageSecretKey"),
        operator: { secret: "operator@example.com" },
      },
      objects: () => {
        const { environments, workflows, executions, tools, cromwell } = state("huawei");
        return {
          environments: environments.length,
          workflows: workflows.length,
          executions: executions.length,
          tools: tools.length,
          cromwell: cromwell.filter(isOwn).length,
        };
      },
    });
  },

  otc: (emulator) => {
    const partner = Object.entries(connections.otc(emulator)).map(
      ([key, value]) => [key.replace("batchflow:otc.", "batchflow:otc-partner."), value] as const,
    );
    const { projectId } = emulator.platforms.otc;
    const { servers } = emulator.control.state("otc");
    const own = () =>
      emulator.control.state("otc").images.filter(({ attributes }) => attributes.owner === projectId);
    const stopped = servers.find(({ status }) => status === "SHUTOFF");
    return Promise.resolve({
      config: {
        ...Object.fromEntries(partner),
        serverId: stopped?.id ?? "",
        keyId: "0d0466b0-e727-4d9c-b35d-f84bb474a37f",
        analystsProjectId: "5e23a3b7c1a84b4e9d6f0c2d8a1b3c4d",
        // The emulator knows one project, which cannot tell that the share is its own.
        partnerProjectId: projectId,
      },
      objects: () => {
        const shares = own().flatMap((image) => image.shares);
        return {
          images: own().length,
          shares: shares.length,
          accepted: shares.filter(({ status }) => status === "accepted").length,
        };
      },
    });
  },

  paddleflow: async (emulator) => {
    const { endpoint, username, password } = emulator.platforms.paddleflow;
    await prepare(await Session.login(endpoint, username, password));
    const { state, paddleflow } = emulator.control;
    for (const name of ["features", "churn"]) {
      paddleflow.putFile("root/datasets", `/pipelines/${name}.yaml`, workflow(name));
    }
    paddleflow.putFile("root/datasets", "/archive/");
    const before = counts(state("paddleflow"));
    const host = createMountProgram();
    const plugin = await commandPlugin();
    const mounts = mkdtempSync(join(tmpdir(), "resource-mounts-"));
    return {
      config: {
        mounts,
        pipelineId: state("paddleflow").pipelines[0]?.id ?? "",
        kubeconfig: { secret: Buffer.from(kubeconfig("http://127.0.0.1:16443"), "base64").toString() },
        keytab: { secret: Buffer.from("Gener8ed-keytab").toString("base64") },
        ...secretsOf(
          ...["alice", "bobby", "carol", "dana", "erik", "fiona", "reader", "sftp"].map(
            (name) => `${name}Password`,
          ),
          ...["s3AccessKey", "s3SecretKey", "trackingToken"],
        ),
      },
      path: [plugin.path, host.path],
      objects: () => {
        const now = Object.entries(counts(state("paddleflow")));
        const made = now.map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const);
        return { ...Object.fromEntries(made), mounts: host.mounts().length };
      },
      close: () => {
        host.dispose();
        plugin.dispose();
        rmSync(mounts, { recursive: true });
      },
    };
  },

  tencent: async (emulator) => {
    const client = new TestClient(emulator.platforms.tencent);
    const theirs = computeEnv({ EnvName: "theirs", DesiredComputeNodeCount: 2 }, { Zone: "ap-guangzhou-3" });
    const { EnvId } = await client.call("CreateComputeEnv", theirs);
    const { state } = emulator.control;
    return {
      config: {
        environmentId: String(EnvId),
        ...secretsOf("nodePassword", "cosSecretId", "cosSecretKey", "registryPassword"),
      },
      objects: () => {
        const { computeEnvs, jobs, taskTemplates } = state("tencent");
        return { computeEnvs: computeEnvs.length, jobs: jobs.length, taskTemplates: taskTemplates.length };
      },
    };
  },
};

const workflow = (name: string): string => `name: ${name}
docker_env: python:3.11
entry_points:
  make:
    command: python make.py
    env: { PF_JOB_QUEUE_NAME: training, PF_JOB_FLAVOUR: flavour1 }
  publish:
    command: python publish.py
    deps: make
    env: { PF_JOB_QUEUE_NAME: training, PF_JOB_FLAVOUR: flavour1 }
`;

/** A cluster with a queue, a user, a file system and a pipeline. */
async function prepare(root: Session): Promise<void> {
  const cluster = { clusterName: "gpu-east", clusterType: "Kubernetes", version: "v1.24" };
  const queue = { name: "training", namespace: "training", clusterName: "gpu-east" };
  const properties = { endpoint: "s3.example.com", accessKey: "access", secretKey: "Gener8ed-key" };
  for (const [path, body] of [
    ["/cluster", { ...cluster, endpoint: "e", credential: kubeconfig("http://127.0.0.1:16444") }],
    ["/queue", { ...queue, maxResources: { cpu: "64", mem: "256Gi" } }],
    ["/user", { username: "operator", password: "Gener8ed-operator" }],
    ["/fs", { name: "datasets", url: "s3://vision/datasets", properties }],
    ["/pipeline", { yamlRaw: Buffer.from(workflow("churn")).toString("base64") }],
  ] as const) {
    const { status, message } = await root.post(path, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${message ?? ""}`);
  }
}

/** The objects that users make. A schedule's runs and a run's jobs are the server's. */
function counts(state: StateOf<"paddleflow">): Record<string, number> {
  const { users, grants, clusters, queues, flavours, fileSystems, links, caches } = state;
  const { pipelines, pipelineVersions, schedules } = state;
  const runs = state.runs.filter(({ scheduleId }) => scheduleId === "");
  const jobs = state.jobs.filter(({ runId }) => runId === "");
  const compute = { users, grants, clusters, queues, flavours, jobs };
  const storage = { fileSystems, links, caches };
  const workflows = { pipelines, pipelineVersions, schedules, runs };
  const all: Record<string, readonly unknown[]> = { ...compute, ...storage, ...workflows };
  return Object.fromEntries(Object.entries(all).map(([kind, rows]) => [kind, rows.length]));
}
