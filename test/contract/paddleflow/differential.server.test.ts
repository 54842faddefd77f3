import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../emulator";
import { whyNoPaddleFlow } from "../../toolchain/paddleflow/build";
import { startPaddleFlowServer, type PaddleFlowServer } from "../../toolchain/paddleflow/server";
import type { Result } from "./client";
import { eventually } from "./expectations";
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
/** The deletion of a run that another used the cache of: the real server was started again while that one waited. */
const RESTARTED = new Set([427, 428]);
const FINAL = new Set(["succeeded", "failed", "terminated", "skipped"]);

describe.skipIf(whyNoPaddleFlow() !== undefined)(
  "the recorded requests, sent to emulator and real server",
  () => {
    let server: PaddleFlowServer;
    let emulator: Emulator;

    beforeAll(async () => {
      server = await startPaddleFlowServer();
      // Port 9 is where nothing listens; the host without a port is that of a GlusterFS.
      emulator = await startEmulator({ paddleflow: { unreachable: ["127.0.0.1:9", "127.0.0.1"] } });
    });
    afterAll(async () => {
      await emulator?.close();
      await server?.close();
    });

    /** What has to happen between the requests for both sides to be in the same state. */
    async function before(index: number, real: Replay, emulated: Replay): Promise<void> {
      const { paddleflow } = emulator.control;
      const sides = [real, emulated];
      // A list leaves out what was made in the second that runs.
      if (index === 249 || index === 272) await delay(1100);
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
      if (index === 392) await hasStatus(sides, "/run", (status) => status === "running");
      if ([412, 423, 449].includes(index)) {
        // A server that starts fails the jobs that were not submitted: its templates are read after its first look.
        await hasStatus([real], "/job", (status) => status !== "init");
        // Only a server that was started again follows the jobs of this cluster.
        await server.restart();
        emulator.control.advance(30);
        await hasStatus([real], "/job", (status) => FINAL.has(status));
        await hasStatus([real], "/run", (status) => FINAL.has(status));
      }
      if (index === 540 || index === 564) {
        for (const side of sides) {
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
        if (found.length > 0 && !TIMING.has(example.operation) && !RESTARTED.has(index)) {
          different.push(`${index} ${example.operation}: ${found.join("; ")}`);
        }
      }
      expect(different).toEqual([]);
    });
  },
);

/** Waits until all runs or jobs of each side have a status that is wanted. */
async function hasStatus(
  sides: readonly Replay[],
  path: "/run" | "/job",
  wanted: (status: string) => boolean,
): Promise<void> {
  for (const side of sides) {
    await eventually(
      () => side.call("GET", path),
      (body) => {
        const list = body[path === "/run" ? "runList" : "jobList"] as { status: string }[] | undefined;
        return list?.every(({ status }) => wanted(status)) ?? false;
      },
    );
  }
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
