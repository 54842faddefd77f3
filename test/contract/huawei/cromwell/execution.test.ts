import { randomBytes } from "node:crypto";

import { describe, expect, it } from "vitest";

import { RefusedError } from "../../../../provider/core/errors";
import { lifecycleOf, MARK, NOWHERE, OTHER_MARK, resource, startScene, tell } from "../setup";
import { args, rows, wdl } from "./program";

const { make, read, update, settle, remove } = resource("CromwellExecution");
const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/huawei:CromwellExecution::example";

describe.concurrent("an execution on Cromwell", () => {
  it("is submitted with all its parts", async () => {
    const scene = await startScene();
    const id = await make(
      scene,
      args("true", {
        workflowInputs: { "example.name": "world" },
        workflowOptions: { write_to_cache: false },
        labels: { team: "oncology" },
        workflowType: "WDL",
        workflowTypeVersion: "1.0",
      }),
    );
    expect(rows(scene)).toMatchObject([
      {
        id,
        source: wdl("true"),
        inputs: { "example.name": "world" },
        options: { write_to_cache: false },
        labels: { team: "oncology", "pulumi-batchflow": MARK.who, "pulumi-batchflow-create": MARK.which },
        workflowType: "WDL",
        workflowTypeVersion: "1.0",
      },
    ]);
    expect((await read(scene, id))?.inputs).toEqual({ labels: { team: "oncology" } });
  });

  it("names its size, and what the server takes by default, where it is too large for that", async () => {
    const scene = await startScene();
    const noise = randomBytes(8.5 * 1024 * 1024);
    const workflowDependencies = Buffer.concat([Buffer.from("PK\x03\x04"), noise]).toString("base64");
    await expect(make(scene, args("true", { workflowDependencies }))).rejects.toThrow(
      /The submission has 8\.5 MiB: a server takes 8 MiB, unless its `akka\.http\.server\.parsing\.max-content-length` is raised$/,
    );
    const fits = Buffer.concat([Buffer.from("PK\x03\x04"), noise.subarray(0, 7 * 1024 * 1024)]).toString(
      "base64",
    );
    await make(scene, args("true", { workflowDependencies: fits }));
    expect(rows(scene)).toHaveLength(1);
  });

  it("is submitted once for one token, and anew for another create after it was destroyed", async () => {
    const scene = await startScene();
    const id = await make(scene, args("sleep 1000000"));
    expect(await make(scene, args("sleep 1000000"))).toBe(id);
    await remove(scene, id);
    expect(rows(scene)).toMatchObject([
      { id, status: "Aborted", labels: { "pulumi-batchflow": "released" } },
    ]);
    expect(await read(scene, id)).toBeUndefined();
    const next = await make(scene, args("sleep 1000000"), OTHER_MARK);
    expect(next).not.toBe(id);
    expect(await make(scene, args("sleep 1000000"), OTHER_MARK)).toBe(next);
    expect(rows(scene)).toHaveLength(2);
  });

  it("waits until the server shows it", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const making = lifecycleOf(scene, "CromwellExecution").create({ ...args("true"), __identity: URN });
    await control.waitForRequests({ action: "cromwellStatus" });
    control.advance(2);
    expect(await read(scene, (await making).id)).toBeDefined();
    const codes = control.requests({ action: "cromwellStatus" }).map(({ code }) => code);
    expect([codes[0], codes.at(-1)]).toEqual(["404 fail", "Success"]);
  });

  it("is waited for, and fails where it ends otherwise", async () => {
    const scene = await startScene();
    const good = await make(scene, args("true"));
    await settle(scene, good, args("true", { waitFor: "finished" }));
    expect(rows(scene)).toMatchObject([{ status: "Succeeded" }]);
    const bad = await make(scene, args("exit 3"), OTHER_MARK);
    await expect(settle(scene, bad, args("exit 3", { waitFor: "finished" }))).rejects.toThrow(
      /^the execution ended as Failed\. Correct/,
    );
  });

  it("has a story of its calls with exit codes, times and the places of their output", async () => {
    const scene = await startScene();
    const id = await make(scene, args("exit 3"));
    scene.emulator.control.huawei.drain();
    const story = await tell(scene, "CromwellExecution", id);
    const [record] = rows(scene);
    const [call] = record?.calls ?? [];
    const reason = "Job example.hello:NA:1 exited with return code 3";
    expect(story).toMatchObject({
      name: "workflow example",
      state: "Failed",
      outcome: "failed",
      begin: record?.start,
      end: record?.end,
      reasons: [reason],
      parts: [
        {
          name: "call example.hello",
          outcome: "failed",
          exitCode: 3,
          begin: call?.start,
          end: call?.end,
          reasons: [reason],
          outputs: [
            {
              name: "stdout",
              place: `/cromwell-executions/example/${id}/call-hello/execution/stdout`,
              lines: [],
            },
            {
              name: "stderr",
              place: `/cromwell-executions/example/${id}/call-hello/execution/stderr`,
              lines: [],
            },
          ],
        },
      ],
    });
    expect(story.lacks).toHaveLength(1);
  });

  it("tells below its failure which call failed, and why, once", async () => {
    const scene = await startScene();
    const bad = args("exit 3", { waitFor: "finished", __identity: URN });
    await expect(lifecycleOf(scene, "CromwellExecution").create(bad)).rejects.toThrow(
      /ended as Failed\..*\n {2}call example\.hello: Failed after [^\n]*, exit code 3: Job example\.hello:NA:1 exited with return code 3\n {2}more:/,
    );
  });

  it("waits on hold until it is released", async () => {
    const scene = await startScene();
    const id = await make(scene, args("true", { workflowOnHold: true }));
    expect(rows(scene)).toMatchObject([{ status: "On Hold" }]);
    await update(scene, id, args("true", { workflowOnHold: false }), "workflowOnHold");
    expect(["Submitted", "Running", "Succeeded"]).toContain(rows(scene)[0]?.status);
    // Released already: nothing is left to do.
    await update(scene, id, args("true", { workflowOnHold: false }), "workflowOnHold");
  });

  it("that ended is given up without being aborted", async () => {
    const scene = await startScene();
    const id = await make(scene, args("true"));
    scene.emulator.control.huawei.drain();
    await remove(scene, id);
    expect(rows(scene)).toMatchObject([{ status: "Succeeded", labels: { "pulumi-batchflow": "released" } }]);
    expect(scene.emulator.control.countRequests()).not.toHaveProperty("cromwellAbort");
  });
});

describe.concurrent("a refused abort", () => {
  it.each(["404", "403"])("of status %s is asked for again until the workflow has ended", async (code) => {
    const scene = await startScene();
    const id = await make(scene, args("sleep 1000000"));
    const on = { platform: "huawei", action: "cromwellAbort" } as const;
    scene.emulator.control.injectFault({ ...on, kind: "error", code });
    await remove(scene, id);
    expect(rows(scene)).toMatchObject([{ status: "Aborted", labels: { "pulumi-batchflow": "released" } }]);
    expect(scene.emulator.control.countRequests()).toMatchObject({ cromwellAbort: 2 });
  });
});

describe.concurrent("a workflow that the server says it does not know", () => {
  const missing = { platform: "huawei", kind: "error", code: "404" } as const;

  it("once, is asked for again", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    const id = await make(scene, args("true"));
    control.injectFault({ ...missing, action: "cromwellLabels" });
    expect(await read(scene, id)).toBeDefined();
    control.injectFault({ ...missing, action: "cromwellStatus" });
    await settle(scene, id, args("true", { waitFor: "finished" }));
    control.injectFault({ ...missing, action: "cromwellStatus" });
    await remove(scene, id);
    expect(rows(scene)).toMatchObject([{ labels: { "pulumi-batchflow": "released" } }]);
  });

  it("again and again, is gone", async () => {
    const scene = await startScene();
    expect(await read(scene, NOWHERE)).toBeUndefined();
    expect(scene.emulator.control.countRequests()).toEqual({ cromwellStatus: 3 });
  });

  it("is not gone where the words are not the server's", async () => {
    const scene = await startScene();
    const id = await make(scene, args("sleep 1000000"));
    const page = { platform: "huawei", action: "*", kind: "http", status: 404, times: "always" } as const;
    scene.emulator.control.injectFault(page);
    for (const work of [read, remove]) {
      const error = await work(scene, id).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(RefusedError);
      expect((error as Error).message).toMatch(/Check `cromwellEndpoint`/);
    }
    expect(rows(scene)).toMatchObject([{ labels: { "pulumi-batchflow": MARK.who } }]);
  });
});
