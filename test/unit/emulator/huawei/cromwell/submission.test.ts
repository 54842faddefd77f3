import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Parts } from "../../../../contract/huawei/client";
import { advance, call, emulator, metadata, started, statusOf, submit, wdl, useEmulator } from "./setup";

useEmulator();

describe("a submission", () => {
  it("is read a moment later only, and runs after the next poll", async () => {
    const { status, body } = await submit({ workflowSource: wdl("sleep 5; echo hello") });
    expect(status).toBe(201);
    const { id } = body as { id: string };
    expect(body).toEqual({ id, status: "Submitted" });
    const message = `Unrecognized workflow ID: ${id}`;
    expect(await call("GET", `${id}/status`)).toMatchObject({
      status: 404,
      body: { status: "fail", message },
    });
    advance(1);
    expect(await statusOf(id)).toBe("Submitted");
    advance(19);
    expect(await statusOf(id)).toBe("Running");
    expect((await call("GET", `${id}/outputs`)).body).toEqual({ id, outputs: {} });
    advance(5);
    expect(await statusOf(id)).toBe("Succeeded");
    expect((await call("GET", `${id}/outputs`)).body).toEqual({
      id,
      outputs: { "example.hello.out": "hello" },
    });
    const { body: logs } = await call("GET", `${id}/logs`);
    expect(logs).toMatchObject({ id, calls: { "example.hello": [{ attempt: 1, shardIndex: -1 }] } });
  });

  it("fails by a return code, with the failures in the metadata", async () => {
    const inputs = { workflowInputs: '{"example.hello.n": 2}', workflowInputs_2: "example.hello.n: 3" };
    const id = await started("exit ~{n}", inputs);
    emulator.control.huawei.drain();
    expect(await metadata(id)).toMatchObject({
      status: "Failed",
      workflowName: "example",
      inputs: { "example.hello.n": 3 },
      failures: [{ message: "Workflow failed", causedBy: [{ causedBy: [] }] }],
      calls: { "example.hello": [{ executionStatus: "Failed", returnCode: 3 }] },
    });
  });

  it("declares outputs of its own", async () => {
    const source = wdl("echo hi", "w", "  output { String text = hello.out }\n");
    const id = await started("", { workflowSource: source });
    emulator.control.huawei.drain();
    expect((await call("GET", `${id}/outputs`)).body).toEqual({ id, outputs: { "w.text": "hi" } });
  });

  it("takes its id from the client, once", async () => {
    const requestedWorkflowId = randomUUID();
    const parts = { workflowSource: wdl("true"), requestedWorkflowId: JSON.stringify(requestedWorkflowId) };
    expect((await submit(parts)).body).toEqual({ id: requestedWorkflowId, status: "Submitted" });
    expect(await submit(parts)).toMatchObject({
      status: 400,
      body: {
        status: "fail",
        message: `Requested workflow IDs are already in use: ${requestedWorkflowId}`,
      },
    });
    emulator.control.huawei.drain();
    expect((await submit(parts)).status).toBe(400);
    const [record] = emulator.control.requests({ platform: "huawei", action: "cromwellSubmit" }).slice(-1);
    expect(record).toMatchObject({ signed: "none", code: "400 fail" });
  });

  it("can be on hold, until it is released", async () => {
    const id = await started("sleep 1", { workflowOnHold: "true" });
    advance(60);
    expect(await statusOf(id)).toBe("On Hold");
    expect((await call("POST", `${id}/releaseHold`)).body).toEqual({ id, status: "Submitted" });
    const again = await call("POST", `${id}/releaseHold`);
    expect(again).toMatchObject({ status: 403, body: { status: "error" } });
    advance(20);
    expect(await statusOf(id)).toBe("Running");
  });

  it("may come from a URL", async () => {
    const workflowUrl = "https://example.com/w.wdl";
    const lost = ((await submit({ workflowUrl })).body as { id: string }).id;
    emulator.control.huawei.drain();
    emulator.control.huawei.putFile(workflowUrl, wdl("true"));
    const found = ((await submit({ workflowUrl })).body as { id: string }).id;
    emulator.control.huawei.drain();
    expect([await statusOf(lost), await statusOf(found)]).toEqual(["Failed", "Succeeded"]);
  });

  const source = wdl("true");
  const refusals: [string, Parts, string][] = [
    ["two sources", { workflowSource: source, workflowUrl: "https://e/x" }, "can't be supplied"],
    ["another protocol", { workflowUrl: "obs://bucket/path" }, "unknown protocol: obs"],
    ["a relative URL", { workflowUrl: "path" }, "no protocol: path"],
    ["a long URL", { workflowUrl: `https://e/${"x".repeat(2000)}` }, "longer than the maximum"],
    ["bad inputs", { workflowSource: source, workflowInputs: "[1" }, "Invalid workflow inputs"],
    [
      "inputs that are no object",
      { workflowSource: source, workflowInputs: "[1]" },
      "Invalid workflow inputs",
    ],
    ["bad options", { workflowSource: source, workflowOptions: "a: 1" }, "Invalid workflowOptions"],
    ["a label that is no string", { workflowSource: source, labels: '{"a":1}' }, "Invalid label"],
    ["an empty label", { workflowSource: source, labels: '{"":"a"}' }, "Invalid label"],
    ["a long label", { workflowSource: source, labels: `{"a":"${"x".repeat(256)}"}` }, "Invalid label"],
    ["dependencies that are no zip", { workflowSource: source, workflowDependencies: "x" }, "not a zip"],
    ["a bad hold", { workflowSource: source, workflowOnHold: "perhaps" }, "workflowOnHold"],
    ["a bad id", { workflowSource: source, requestedWorkflowId: '"x"' }, "Invalid workflow ID"],
  ];
  it.each(refusals)("is refused with %s", async (_name, parts, message) => {
    const result = await submit(parts);
    expect(result).toMatchObject({ status: 400, body: { status: "fail" } });
    expect((result.body as { message: string }).message).toMatch(/^Error\(s\): /);
    expect((result.body as { message: string }).message).toContain(message);
    expect(emulator.control.state("huawei").cromwell).toEqual([]);
  });

  it("takes the old names of parts, with a warning", async () => {
    const { status, headers } = await submit({ wdlSource: source });
    expect(status).toBe(201);
    expect(headers.warning).toContain("wdlSource");
  });

  it("may be a batch", async () => {
    const workflowInputs = '[{"example.hello.n": 0}, {"example.hello.n": 1}]';
    const parts = { workflowSource: wdl("exit ~{n}"), workflowInputs };
    const { status, body } = await call("POST", "batch", { parts });
    expect(status).toBe(201);
    emulator.control.huawei.drain();
    const ids = (body as { id: string }[]).map(({ id }) => id);
    expect(await Promise.all(ids.map(statusOf))).toEqual(["Succeeded", "Failed"]);
  });
});
