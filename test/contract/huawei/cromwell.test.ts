import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConfigurationError,
  NotFoundError,
  RefusedError,
} from "../../../provider/core/errors";
import {
  credentials,
  lifecycleOf,
  MARK,
  NOWHERE,
  OTHER_MARK,
  resource,
  run,
  type Scene,
  startScene,
} from "./setup";

const { make, read, update, settle, remove } = resource("CromwellExecution");
const rows = (scene: Scene) => scene.emulator.control.state("huawei").cromwell;
const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/huawei:CromwellExecution::example";
const wdl = (command: string) => `version 1.0
workflow example {
  call hello
}
task hello {
  command { ${command} }
  output { String out = read_string(stdout()) }
}
`;
const args = (command: string, more: object = {}) => ({ workflowSource: wdl(command), ...more });

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

  it("is waited for, and fails with the innermost reasons", async () => {
    const scene = await startScene();
    const good = await make(scene, args("true"));
    await settle(scene, good, args("true", { waitFor: "finished" }));
    expect(rows(scene)).toMatchObject([{ status: "Succeeded" }]);
    const bad = await make(scene, args("exit 3"), OTHER_MARK);
    await expect(settle(scene, bad, args("exit 3", { waitFor: "finished" }))).rejects.toThrow(
      /^the execution ended as Failed; Job example\.hello:NA:1 exited with return code 3\. Correct/,
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

describe.concurrent("readers and functions of Cromwell", () => {
  it("read executions", async () => {
    const scene = await startScene();
    const executionId = await make(scene, args("true", { labels: { team: "oncology" } }));
    await make(scene, args("sleep 1000000", { labels: { team: "cardiology" } }), OTHER_MARK);
    scene.emulator.control.huawei.finishCromwell(executionId, "Succeeded");
    scene.emulator.control.advance(60);
    const [row] = rows(scene);
    expect(await run(scene, "getCromwellExecution", { executionId })).toMatchObject({
      id: executionId,
      status: row?.status,
      submission: new Date(row?.submission ?? 0).toISOString(),
      labels: { team: "oncology" },
    });
    const metadata = await run(scene, "getCromwellExecutionMetadata", { executionId });
    expect(metadata).toHaveProperty("status", "Succeeded");
    const named = { executionId, includeKey: ["labels"] };
    expect(await run(scene, "getCromwellExecutionMetadata", named)).not.toHaveProperty("status");
    expect(await run(scene, "getCromwellExecutionOutputs", { executionId })).toEqual({
      outputs: row?.outputs,
    });
    expect(await run(scene, "getCromwellExecutions", { labels: { team: "oncology" } })).toMatchObject([
      { id: executionId, labels: { team: "oncology" } },
    ]);
    const past = { submission: "2020-01-01T00:00:00Z", statuses: ["Succeeded", "Failed"] };
    expect(await run(scene, "getCromwellExecutions", past)).toMatchObject([{ id: executionId }]);
    expect(await run(scene, "getCromwellExecutions")).toHaveLength(2);
    await expect(run(scene, "getCromwellExecution", { executionId: NOWHERE })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it("read the calls of an execution, and of workflows that are calls of it", async () => {
    const scene = await startScene({}, 0);
    const { control } = scene.emulator;
    const making = make(scene, args("sleep 100"));
    await control.waitForRequests({ action: "cromwellSubmit" });
    control.advance(60);
    const executionId = await making;
    const sub = control.huawei.addSubWorkflow(executionId);
    const call = (time: number | null | undefined) => ({
      description: "RunningJob",
      startTime: new Date(time ?? NaN).toISOString(),
    });
    const [parent] = rows(scene);
    expect(await run(scene, "getCromwellExecutionMetadata", { executionId })).toMatchObject({
      calls: {
        "example.hello": [{ executionEvents: [{ description: "PreparingJob" }, call(parent?.start)] }],
        "example.sub": [{ subWorkflowId: sub }],
      },
    });
    const expanded = { executionId, expandSubWorkflows: true };
    const { calls } = (await run(scene, "getCromwellExecutionMetadata", expanded)) as {
      calls: Record<string, object[]>;
    };
    expect(calls["example.sub"]).toMatchObject([{ subWorkflowMetadata: { id: sub, status: "Running" } }]);
    expect(calls["example.sub"]?.[0]).not.toHaveProperty("subWorkflowId");
    const all = await run(scene, "getCromwellExecutions", { includeSubworkflows: true });
    expect(all).toMatchObject([{ id: sub, parentWorkflowId: executionId }, { id: executionId }]);
    expect(await run(scene, "getCromwellExecutions")).toMatchObject([{ id: executionId }]);
  });

  it("read the server", async () => {
    const scene = await startScene();
    expect(await run(scene, "getCromwellBackends")).toEqual({
      supportedBackends: ["Local"],
      defaultBackend: "Local",
    });
    expect(await run(scene, "getCromwellVersion")).toEqual({ cromwell: "93" });
  });

  it("go through all pages", async () => {
    const scene = await startScene();
    const marks = Array.from({ length: 120 }, (_, index) => ({ ...MARK, text: String(index) }));
    const ids = await Promise.all(marks.map((mark) => make(scene, args("true"), mark)));
    const all = (await run(scene, "getCromwellExecutions")) as { id: string }[];
    expect(all.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it("stop and release", async () => {
    const scene = await startScene();
    const executionId = await make(scene, args("sleep 1000000", { workflowOnHold: true }));
    expect(await run(scene, "releaseCromwellHold", { executionId })).toEqual({
      id: executionId,
      status: "Submitted",
    });
    await expect(run(scene, "releaseCromwellHold", { executionId })).rejects.toThrow(/not in 'On Hold'/);
    scene.emulator.control.advance(60);
    expect(await run(scene, "stopCromwellExecution", { executionId })).toEqual({
      id: executionId,
      status: "Aborting",
    });
    scene.emulator.control.advance(60);
    expect(await run(scene, "stopCromwellExecution", { executionId })).toEqual({
      id: executionId,
      status: "Aborted",
    });
    await expect(run(scene, "stopCromwellExecution", { executionId: NOWHERE })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it.each([404, 403] as const)("leave as it is what has ended, told with status %i", async (abortOfEnded) => {
    const scene = await startScene();
    const { control } = scene.emulator;
    control.configure({ huawei: { abortOfEnded } });
    const executionId = await make(scene, args("sleep 1000000"));
    control.huawei.finishCromwell(executionId, "Succeeded");
    expect(await run(scene, "stopCromwellExecution", { executionId })).toEqual({
      id: executionId,
      status: "Succeeded",
    });
  });

  it("say so where the abort of what runs is refused", async () => {
    const scene = await startScene();
    const executionId = await make(scene, args("sleep 1000000"));
    const on = { platform: "huawei", action: "cromwellAbort" } as const;
    scene.emulator.control.injectFault({ ...on, kind: "error", code: "403" });
    await expect(run(scene, "stopCromwellExecution", { executionId })).rejects.toBeInstanceOf(RefusedError);
    scene.emulator.control.injectFault({ ...on, kind: "http", status: 403 });
    await expect(run(scene, "stopCromwellExecution", { executionId })).rejects.toBeInstanceOf(
      AuthorizationError,
    );
  });

  it("need a connection with a server", async () => {
    const scene = await startScene();
    const configured = { ...credentials(scene.emulator), endpoint: scene.configured.endpoint };
    const without = { ...scene, configured };
    await expect(run(without, "getCromwellVersion")).rejects.toBeInstanceOf(ConfigurationError);
  });
});
