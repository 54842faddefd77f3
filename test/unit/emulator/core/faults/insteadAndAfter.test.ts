import { describe, expect, it } from "vitest";
import { type FaultSpec } from "pulumi-batchflow-emulator";
import { template } from "../../tencent/client";
import { client, control, emulator, useEmulator } from "../../control/setup";

useEmulator();

const inject = (spec: Omit<FaultSpec, "platform" | "action"> & { action?: string }) =>
  control.injectFault({ platform: "tencent", action: "CreateTaskTemplate", ...spec });

const create = (): Promise<string> => client.code("CreateTaskTemplate", template());

const templates = (): number => emulator.control.state("tencent").taskTemplates.length;

describe("faults", () => {
  it("throttle, fail, and skip", async () => {
    await inject({ kind: "throttle", times: 2, skip: 1 });
    await inject({ kind: "error", code: "InternalError" });
    const codes = [];
    for (let i = 0; i < 5; i++) codes.push(await create());
    const throttled = "RequestLimitExceeded";
    // A fault that skips a request leaves it to the next fault.
    expect(codes).toEqual(["InternalError", throttled, throttled, "Success", "Success"]);
    expect(templates()).toBe(2);
    expect(await control.faults()).toMatchObject([
      { hits: 2, spent: true },
      { hits: 1, spent: true },
    ]);
  });

  it("answer with an HTTP status", async () => {
    await inject({ kind: "http", status: 503, retryAfter: 7 });
    await expect(create()).rejects.toThrow("HTTP 503");
    expect(await control.requests()).toMatchObject([{ code: "HTTP 503", fault: "http" }]);
    expect(templates()).toBe(0);
  });

  it("reset the connection before the action", async () => {
    await inject({ kind: "reset" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(templates()).toBe(0);
  });

  it("lose the answer after the action, but no refusal", async () => {
    await inject({ kind: "lostAnswer" });
    expect(await client.code("CreateTaskTemplate", {})).toBe("MissingParameter");
    await expect(create()).rejects.toThrow("fetch failed");
    expect(templates()).toBe(1);
    expect(await create()).toBe("Success");
  });

  it("hold the answer until it is released", async () => {
    const { id } = await inject({ kind: "hold" });
    const answer = create();
    expect(await control.waitForFault(id)).toMatchObject({ hits: 1, held: 1 });
    expect(templates()).toBe(1);
    expect(await control.releaseHeld(id)).toBe(1);
    expect(await answer).toBe("Success");
  });

  it("never answer", async () => {
    const { id } = await inject({ kind: "hang", action: "*" });
    const response = fetch(emulator.platforms.tencent.endpoint, { method: "POST" });
    // Not signed: refused before any fault.
    expect((await response).status).toBe(200);
    const hanging = create().catch(() => "closed");
    await control.waitForFault(id);
    expect(await Promise.race([hanging, create()])).toBe("Success");
  });

  it("answer late, and go away when cleared", async () => {
    await inject({ kind: "slow", delayMs: 30 });
    const start = performance.now();
    expect(await create()).toBe("Success");
    expect(performance.now() - start).toBeGreaterThan(25);
    await inject({ kind: "throttle", times: "always" });
    expect(await create()).toBe("RequestLimitExceeded");
    await control.clearFaults({ action: "CreateTaskTemplate" });
    expect(await create()).toBe("Success");
  });

  it("report what cannot be", async () => {
    await expect(control.waitForFault("fault-none")).rejects.toThrow("no fault");
    await expect(inject({ kind: "error" })).rejects.toThrow("needs a code");
    const { id } = await inject({ kind: "throttle" });
    await expect(control.waitForFault(id, 1, 1)).rejects.toThrow("has hit 0 times");
  });
});
