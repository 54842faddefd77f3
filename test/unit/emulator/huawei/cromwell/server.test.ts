import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { advance, call, emulator, metadata, started, statusOf, useEmulator } from "./setup";

useEmulator();

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
