import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { whyNoPaddleFlow } from "../../../toolchain/paddleflow/build";
import { startPaddleFlowServer, type PaddleFlowServer } from "../../../toolchain/paddleflow/server";
import type { Result } from "../bench/client";
import { eventually } from "../bench/expectations";
import { observedExamples, type Example } from "./examples";
import { Replay } from "./replay";
import { RUN_YAML } from "./replayStory";
import { differences, shapeOf } from "./shape";

/** Answers that depend on how far runs and jobs are, or on where a second ends: neither side is wrong. */
const TIMING = new Set([
  "listFS",
  "listLink",
  "showRun",
  "runLog",
  "listClusterResourceV2",
  "listJob",
  "showJob",
  "getJobStatistics",
  "getJobDetailStatistics",
]);
/**
 * Not compared either. The deletion of a run that another used the cache of (the real server was started again while that
 * one waited), and a change of a job, which the real server takes until the next second or so sees it submitted.
 */
const UNCOMPARED = new Set([427, 428, 447]);
/** Before these the real server is started again, once it has submitted the jobs of these runs. */
const RESTARTS: Readonly<Record<number, readonly string[]>> = {
  412: ["run-000001"],
  423: ["run-000003", "run-000004"],
  449: [],
};
const FINAL = new Set(["succeeded", "failed", "terminated", "skipped"]);

describe.skipIf(whyNoPaddleFlow() !== undefined)(
  "the recorded requests, sent to emulator and real server",
  () => {
    let server: PaddleFlowServer;
    let emulator: Emulator;

    beforeAll(async () => {
      server = await startPaddleFlowServer();
      // Port 9 is where nothing listens; the host without a port is that of a GlusterFS.
      emulator = await startEmulator({
        // Its time stands still but for what the test lets pass.
        timeScale: 0,
        paddleflow: { unreachable: ["127.0.0.1:9", "127.0.0.1"] },
      });
    });
    afterAll(async () => {
      await emulator?.close();
      await server?.close();
    });

    /** What has to happen between the requests for both sides to be in the same state. */
    async function before(index: number, real: Replay, emulated: Replay): Promise<void> {
      const { paddleflow } = emulator.control;
      // A list leaves out what was made in the second that runs.
      if (index === 249 || index === 272) {
        emulator.control.advance(2);
        await delay(1100);
      }
      if (index === 256) {
        const folder = join(server.storage.sftp.root, "data", "full");
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, "file"), "x");
        paddleflow.putFile("root/fssftp", "/full/file", "x");
      }
      if (index === 313) {
        const folder = join(server.folder, "local");
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, "run.yaml"), RUN_YAML);
        paddleflow.putFile("root/fslocal", "run.yaml", RUN_YAML);
      }
      if (index === 392) {
        emulator.control.advance(1);
        await haveStatus(emulated, "/run", (status) => status === "running");
        await haveStatus(real, "/run", (status) => status === "running");
      }
      const runs = RESTARTS[index];
      if (runs !== undefined) {
        // A server that starts fails the jobs that were not submitted: its templates are read after its first look.
        await haveStatus(real, "/job", (status) => status !== "init", runs);
        // Only a server that was started again follows the jobs of this cluster.
        await server.restart();
        emulator.control.advance(30);
        await haveStatus(real, "/job", (status) => FINAL.has(status));
        await haveStatus(real, "/run", (status) => FINAL.has(status));
      }
      if (index === 540 || index === 564) {
        for (const side of [real, emulated]) {
          for (let i = 0; i < 3; i++) await side.call("DELETE", "/cluster/c1");
        }
      }
    }

    it("get the same answers", async () => {
      const { sftp, s3 } = server.storage;
      const translate = (text: string): string =>
        text
          .replaceAll("local://mnt/data", `local:/${server.folder}/local`)
          // A firing would come to the two sides at different times.
          .replaceAll("*/5 * * * *", "0 0 1 1 *")
          .replaceAll("127.0.0.1:12022/srv", sftp.address + sftp.root)
          .replaceAll("127.0.0.1:12022", sftp.address)
          .replaceAll("sftpuser", sftp.user)
          .replaceAll("sftp-pass-1", sftp.password)
          .replaceAll("127.0.0.1:19000", s3.endpoint)
          .replaceAll('"AK"', `"${s3.accessKey}"`)
          .replaceAll('"SK"', `"${s3.secretKey}"`)
          .replaceAll("pf-bucket", s3.bucket);
      emulator.control.paddleflow.setStoragePassword(sftp.address, sftp.password);
      emulator.control.paddleflow.setBuckets(s3.endpoint, [s3.bucket]);
      const real = new Replay(server.endpoint, { translate, credential: server.kubernetes.credential });
      const emulated = new Replay(emulator.platforms.paddleflow.endpoint, { translate });

      const different: string[] = [];
      for (const [index, example] of observedExamples().entries()) {
        await before(index, real, emulated);
        const sent = withoutPastEnd(example);
        const [{ result: a }, { result: b }] = [
          await real.send(sent, index),
          await emulated.send(sent, index),
        ];
        const found = between(a, b);
        if (found.length > 0 && !TIMING.has(example.operation) && !UNCOMPARED.has(index)) {
          different.push(`${index} ${example.operation}: ${found.join("; ")}`);
        }
      }
      expect(different).toEqual([]);
    });
  },
);

/** Waits until all runs or jobs have a status that is wanted, and there are jobs of the runs that are named. */
async function haveStatus(
  side: Replay,
  path: "/run" | "/job",
  wanted: (status: string) => boolean,
  runs: readonly string[] = [],
): Promise<void> {
  await eventually(
    () => side.call("GET", path),
    (body) => {
      const list = (body[path === "/run" ? "runList" : "jobList"] ?? []) as { id: string; status: string }[];
      const there = runs.every((run) => list.some(({ id }) => id.includes(run)));
      return there && list.length > 0 && list.every(({ status }) => wanted(status));
    },
  );
}

function between(a: Result, b: Result): string[] {
  return a.status === b.status && a.code === b.code
    ? differences(shapeOf(a.body), shapeOf(b.body))
    : [`${a.status} ${a.code ?? ""}, not ${b.status} ${b.code ?? ""}`];
}

/** The recorded end time of a schedule was some seconds ahead then. */
function withoutPastEnd(example: Example): Example {
  const { request } = example;
  if (typeof request !== "object" || request === null || !("endTime" in request)) return example;
  if (!String(request.endTime).startsWith("2026-")) return example;
  return { ...example, request: { ...request, endTime: "2098-12-31 00:00:00" } };
}
