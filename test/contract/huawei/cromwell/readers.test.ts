import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConfigurationError,
  NotFoundError,
  RefusedError,
} from "../../../../provider/core/errors";
import { credentials, MARK, NOWHERE, OTHER_MARK, resource, run, startScene } from "../setup";
import { args, rows } from "./program";

const { make } = resource("CromwellExecution");

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
    const named = { executionId, includeKeys: ["labels"] };
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

  it("read where the output of the calls of an execution is", async () => {
    const scene = await startScene();
    const executionId = await make(scene, args("sleep 1000000", { workflowOnHold: true }));
    expect(await run(scene, "getCromwellExecutionLogs", { executionId })).toEqual({ calls: {} });
    await run(scene, "releaseCromwellHold", { executionId });
    // Only a call that has begun has output.
    scene.emulator.control.advance(60);
    scene.emulator.control.huawei.finishCromwell(executionId, "Succeeded");
    const { calls } = (await run(scene, "getCromwellExecutionMetadata", { executionId })) as {
      calls: Record<string, { stdout: string; stderr: string }[]>;
    };
    const [{ stdout, stderr } = {}] = calls["example.hello"] ?? [];
    expect(stdout).toMatch(/\/stdout$/);
    expect(await run(scene, "getCromwellExecutionLogs", { executionId })).toEqual({
      calls: { "example.hello": [{ attempt: 1, shardIndex: -1, stdout, stderr }] },
    });
    const missing = run(scene, "getCromwellExecutionLogs", { executionId: NOWHERE });
    await expect(missing).rejects.toBeInstanceOf(NotFoundError);
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
    // Released already: nothing is left to do.
    expect(await run(scene, "releaseCromwellHold", { executionId })).toMatchObject({ id: executionId });
    await expect(run(scene, "releaseCromwellHold", { executionId: NOWHERE })).rejects.toBeInstanceOf(
      NotFoundError,
    );
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

  it.each([404, 403] as const)(
    "leave as it is what has ended, reported with status %i",
    async (abortOfEnded) => {
      const scene = await startScene();
      const { control } = scene.emulator;
      control.configure({ huawei: { abortOfEnded } });
      const executionId = await make(scene, args("sleep 1000000"));
      control.huawei.finishCromwell(executionId, "Succeeded");
      expect(await run(scene, "stopCromwellExecution", { executionId })).toEqual({
        id: executionId,
        status: "Succeeded",
      });
    },
  );

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
