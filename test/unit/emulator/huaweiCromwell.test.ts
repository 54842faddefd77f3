import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { send, type Call, type Parts, type Result } from "../../contract/huawei/client";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0 });
});
afterAll(() => emulator.close());
beforeEach(() => emulator.control.reset("huawei"));

const BASE = "/api/workflows/v1";

const call = (method: string, path: string, sent: Call = {}): Promise<Result> =>
  send(
    emulator.platforms.huawei.cromwellEndpoint,
    method,
    path.startsWith("/") ? path : `${BASE}/${path}`,
    sent,
  );
const submit = (parts: Parts): Promise<Result> => call("POST", BASE, { parts });
const advance = (seconds: number) => emulator.control.advance(seconds);

const wdl = (command: string, name = "example", output = ""): string => `version 1.0
workflow ${name} {
  input { Int n = 1 }
  call hello
${output}}
task hello {
  input { Int n = 1 }
  command <<< ${command} >>>
  output { String out = read_string(stdout()) }
}
`;

async function started(command: string, parts: Parts = {}): Promise<string> {
  const { status, body } = await submit({ workflowSource: wdl(command), ...parts });
  expect(status, JSON.stringify(body)).toBe(201);
  advance(1);
  return (body as { id: string }).id;
}
const statusOf = async (id: string): Promise<unknown> =>
  ((await call("GET", `${id}/status`)).body as { status: unknown }).status;
const metadata = async (id: string, query = ""): Promise<Record<string, unknown>> =>
  (await call("GET", `${id}/metadata${query}`)).body as Record<string, unknown>;

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

describe("abort", () => {
  const abort = (id: string) => call("POST", `${id}/abort`);

  it("is immediate before the workflow is picked up", async () => {
    const id = await started("sleep 5");
    expect((await abort(id)).body).toEqual({ id, status: "Aborted" });
    const held = await started("sleep 5", { workflowOnHold: "true" });
    expect((await abort(held)).body).toEqual({ id: held, status: "Aborted" });
  });

  it("takes its time while the workflow runs, and then is refused", async () => {
    const id = await started("sleep 500");
    advance(20);
    for (let i = 0; i < 2; i++)
      expect(await abort(id)).toMatchObject({ status: 200, body: { id, status: "Aborting" } });
    advance(5);
    expect(await metadata(id)).toMatchObject({
      status: "Aborted",
      calls: { "example.hello": [{ executionStatus: "Aborted" }] },
    });
    const message = `Couldn't abort ${id} because no workflow with that ID is in progress`;
    expect(await abort(id)).toMatchObject({ status: 404, body: { status: "error", message } });
    expect((await abort(randomUUID())).status).toBe(404);
    expect((await abort("x")).body).toEqual({ status: "fail", message: "Invalid workflow ID: 'x'." });
  });
});

describe("metadata", () => {
  it("is cut down by keys", async () => {
    const id = await started("sleep 1");
    advance(25);
    const full = await metadata(id);
    expect(Object.keys(await metadata(id, "?excludeKey=calls"))).toEqual(
      Object.keys(full).filter((name) => name !== "calls"),
    );
    expect(await metadata(id, "?includeKey=status&includeKey=start")).toEqual({
      id,
      status: "Succeeded",
      start: full.start,
      calls: { "example.hello": [{ start: expect.any(String) as string, attempt: 1, shardIndex: -1 }] },
    });
    expect(await metadata(id, "?includeKey=executionStatus")).toEqual({
      id,
      calls: { "example.hello": [{ executionStatus: "Done", attempt: 1, shardIndex: -1 }] },
    });
  });

  it("is gone once it is archived", async () => {
    const id = await started("sleep 1");
    emulator.control.huawei.change("cromwell", id, { metadataArchiveStatus: "Archived" });
    expect(Object.keys(await metadata(id))).toEqual(["id", "metadataArchiveStatus", "message"]);
  });

  it("has labels that change", async () => {
    const id = await started("sleep 1", { labels: '{"stack":"dev"}' });
    const labels = { "cromwell-workflow-id": `cromwell-${id}`, stack: "prod", more: "1" };
    const json = { stack: "prod", more: "1" };
    expect((await call("PATCH", `${id}/labels`, { json })).body).toEqual({ id, labels });
    const earlier = { "cromwell-workflow-id": `cromwell-${id}`, stack: "dev" };
    expect((await call("GET", `${id}/labels`)).body).toEqual({ id, labels: earlier });
    advance(1);
    expect((await call("GET", `${id}/labels`)).body).toEqual({ id, labels });
    expect((await call("PATCH", `${id}/labels`, { json: { a: 1 } })).status).toBe(400);
    expect((await call("PATCH", `${id}/labels`, { json: [] })).status).toBe(400);
  });
});

describe("the server", () => {
  it("tells of itself", async () => {
    expect((await call("GET", "backends")).body).toMatchObject({ defaultBackend: "Local" });
    expect((await call("GET", "/engine/v1/status")).status).toBe(200);
    expect((await call("GET", "/engine/v1/version")).body).toEqual({ cromwell: "93" });
    const id = await started("true");
    expect((await call("GET", `${id}/timing`)).headers["content-type"]).toBe("text/html");
    expect((await call("GET", `/api/workflows/any/${id}/status`)).status).toBe(200);
  });

  it("has other words for wrong methods and unknown paths", async () => {
    const id = await started("true");
    const wrong = await call("DELETE", `${id}/status`);
    expect([wrong.status, wrong.headers["content-type"]]).toEqual([405, "text/plain"]);
    expect((await call("GET", "/api/nothing")).status).toBe(404);
  });

  it("is changed behind the client's back", async () => {
    const id = await started("sleep 500");
    emulator.control.huawei.setCromwellStatus(id, "Running");
    emulator.control.huawei.drain();
    expect(await statusOf(id)).toBe("Running");
    emulator.control.huawei.finishCromwell(id, "Failed", "because");
    expect(await metadata(id)).toMatchObject({
      status: "Failed",
      failures: [{ causedBy: [{ message: "because" }] }],
    });
    emulator.control.huawei.remove("cromwell", id);
    expect((await call("GET", `${id}/status`)).status).toBe(404);
  });
});
