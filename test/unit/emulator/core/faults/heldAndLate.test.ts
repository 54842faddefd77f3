import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EmulatorControl, startEmulator, type Emulator, type FaultSpec } from "pulumi-batchflow-emulator";
import { template, TestClient } from "../../tencent/client";

let emulator: Emulator;
let client: TestClient;
/** From another process, as it were. */
let control: EmulatorControl;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  client = new TestClient(emulator.platforms.tencent);
  control = new EmulatorControl(emulator.control.endpoint);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.control.configure({ timeScale: 0, rateLimits: false });
  emulator.control.reset("tencent");
});

const inject = (spec: Omit<FaultSpec, "platform" | "action">) =>
  control.injectFault({ platform: "tencent", action: "CreateTaskTemplate", ...spec });
const create = (name = "t", signal?: AbortSignal): Promise<string> =>
  client.code("CreateTaskTemplate", template({ TaskTemplateName: name }), signal && { signal });
const names = (): string[] => emulator.control.state("tencent").taskTemplates.map(({ name }) => name);
const logged = () =>
  emulator.control
    .requests({ action: "CreateTaskTemplate" })
    .map(({ code, fault }) => (fault === undefined ? code : `${code} [${fault}]`));

describe("a request that is held before its commit", () => {
  /** A client that goes away at the moment at which its request is held. */
  async function killed(spec: Omit<FaultSpec, "platform" | "action" | "kind">): Promise<string> {
    const { id } = await inject({ kind: "holdBefore", ...spec });
    const dying = new AbortController();
    const answer = create("t", dying.signal);
    expect(await control.waitForFault(id)).toMatchObject({ hits: 1, held: 1, outcomes: [] });
    expect(names()).toEqual([]);
    dying.abort();
    await expect(answer).rejects.toThrow("aborted");
    return id;
  }

  it("is carried out when it is released", async () => {
    const { id } = await inject({ kind: "holdBefore" });
    const answer = create();
    await control.waitForFault(id);
    expect(names()).toEqual([]);
    expect(await control.releaseHeld(id)).toBe(1);
    expect(await answer).toBe("Success");
    expect(names()).toEqual(["t"]);
    expect(await control.waitForOutcomes(id)).toMatchObject({ held: 0, outcomes: ["Success"] });
    expect(logged()).toEqual(["Success [holdBefore]"]);
  });

  it("is dropped when its client goes away", async () => {
    const id = await killed({});
    expect(await control.waitForOutcomes(id)).toMatchObject({ held: 0, outcomes: ["(dropped)"] });
    expect(names()).toEqual([]);
    expect(logged()).toEqual(["(none) [holdBefore]"]);
  });

  it("is carried out when its client goes away, where the fault says so", async () => {
    const id = await killed({ then: "carryOut" });
    expect(await control.waitForOutcomes(id)).toMatchObject({ outcomes: ["Success"] });
    expect(names()).toEqual(["t"]);
  });

  it("is carried out some time after its client went away", async () => {
    const id = await killed({ then: "carryOut", delayMs: 4_000, time: "virtual" });
    await control.waitForRequests({ action: "CreateTaskTemplate" });
    await control.advance(3.9);
    expect(names()).toEqual([]);
    await control.advance(0.2);
    expect(await control.waitForOutcomes(id)).toMatchObject({ outcomes: ["Success"] });
    expect(names()).toEqual(["t"]);
  });

  it("is dropped by a reset", async () => {
    const { id } = await inject({ kind: "holdBefore", then: "carryOut" });
    const answer = create().catch(() => "closed");
    await control.waitForFault(id);
    await control.reset("tencent");
    expect(await answer).toBe("closed");
    expect(await control.waitForOutcomes(id)).toMatchObject({ outcomes: ["(dropped)"] });
    expect(names()).toEqual([]);
  });
});

describe("an answer after the commit", () => {
  it("is an HTTP status", async () => {
    await inject({ kind: "failedAnswer", status: 502 });
    expect(await client.code("CreateTaskTemplate", {})).toBe("MissingParameter");
    await expect(create()).rejects.toThrow("HTTP 502");
    expect(names()).toEqual(["t"]);
    expect(await create()).toBe("Success");
    expect(logged()).toEqual(["MissingParameter", "HTTP 502 [failedAnswer]", "Success"]);
  });

  it("is an error of the platform", async () => {
    await inject({ kind: "failedAnswer", code: "InternalError" });
    expect(await create()).toBe("InternalError");
    expect(names()).toEqual(["t"]);
  });

  it("comes to the client by half", async () => {
    await inject({ kind: "truncatedAnswer" });
    await expect(create()).rejects.toThrow("terminated");
    expect(names()).toEqual(["t"]);
    expect(logged()).toEqual(["Success [truncatedAnswer]"]);
  });
});

describe("a request that is carried out late", () => {
  it("has a broken connection, and is carried out exactly once", async () => {
    const { id } = await inject({ kind: "late", delayMs: 1_500, time: "virtual" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(logged()).toEqual(["(none) [late]"]);
    await control.advance(1.4);
    expect(names()).toEqual([]);
    await control.advance(20);
    await control.advance(20);
    expect(names()).toEqual(["t"]);
    expect(await control.waitForOutcomes(id)).toMatchObject({ hits: 1, spent: true, outcomes: ["Success"] });
    // The action is no request of its own.
    expect(logged()).toHaveLength(1);
  });

  it("has an answer at once, where the fault names one", async () => {
    await inject({ kind: "late", status: 504, time: "virtual" });
    await inject({ kind: "late", code: "RequestLimitExceeded", time: "virtual" });
    await expect(create("first")).rejects.toThrow("HTTP 504");
    expect(await create("second")).toBe("RequestLimitExceeded");
    expect(names()).toEqual([]);
    await control.advance(1);
    expect(names()).toEqual(["first", "second"]);
  });

  it("is carried out in real time", async () => {
    const { id } = await inject({ kind: "late", delayMs: 30, times: 2 });
    const start = performance.now();
    await Promise.all([expect(create()).rejects.toThrow(), expect(create()).rejects.toThrow()]);
    expect(await control.waitForOutcomes(id, 2)).toMatchObject({ outcomes: ["Success", "Success"] });
    expect(performance.now() - start).toBeGreaterThan(25);
    expect(names()).toHaveLength(2);
  });

  it("is carried out when virtual time comes to run fast enough", async () => {
    const { id } = await inject({ kind: "late", delayMs: 3_600_000, time: "virtual" });
    await expect(create()).rejects.toThrow("fetch failed");
    await expect(control.waitForOutcomes(id, 1, 1)).rejects.toThrow("has had 0 outcomes, not 1");
    await control.configure({ timeScale: 1_000_000 });
    expect(await control.waitForOutcomes(id)).toMatchObject({ outcomes: ["Success"] });
  });

  it("is judged at its arrival, and tells what became of it", async () => {
    const { id } = await inject({ kind: "late", time: "virtual", times: 2 });
    expect(await client.code("CreateTaskTemplate", template(), { signature: "x" })).toMatch(/^AuthFailure/);
    expect((await control.faults())[0]).toMatchObject({ hits: 0 });
    await expect(client.code("CreateTaskTemplate", {})).rejects.toThrow("fetch failed");
    await expect(create()).rejects.toThrow("fetch failed");
    await control.advance(1);
    expect(await control.waitForOutcomes(id, 2)).toMatchObject({ outcomes: ["MissingParameter", "Success"] });
  });

  it("outlives its fault, but no reset", async () => {
    const { id } = await inject({ kind: "late", time: "virtual", times: "always" });
    await expect(create("first")).rejects.toThrow("fetch failed");
    await control.clearFaults();
    await control.advance(1);
    expect(names()).toEqual(["first"]);
    expect(await control.waitForOutcomes(id)).toMatchObject({ outcomes: ["Success"] });

    const { id: other } = await inject({ kind: "late", time: "virtual" });
    await expect(create("second")).rejects.toThrow("fetch failed");
    await control.reset("tencent");
    await control.advance(1);
    expect(names()).toEqual([]);
    expect(await control.waitForOutcomes(other)).toMatchObject({ outcomes: ["(dropped)"] });
  });

  it("is dropped at the end of the emulator", async () => {
    const ending = await startEmulator({ timeScale: 0 });
    const { id } = ending.control.injectFault({
      platform: "tencent",
      action: "*",
      kind: "late",
      delayMs: 1e9,
    });
    const call = new TestClient(ending.platforms.tencent).code("CreateTaskTemplate", template());
    await expect(call).rejects.toThrow("fetch failed");
    await ending.close();
    expect(await ending.control.waitForOutcomes(id)).toMatchObject({ outcomes: ["(dropped)"] });
    expect(ending.control.state("tencent").taskTemplates).toEqual([]);
  });
});

describe("a fault's requests", () => {
  it("are those that match, after those that are skipped", async () => {
    const spec = { kind: "throttle", match: { TaskTemplateName: "chosen" }, skip: 1 } as const;
    const { id } = await inject(spec);
    const codes = [];
    for (const name of ["other", "chosen", "other", "chosen", "chosen"]) codes.push(await create(name));
    expect(codes).toEqual(["Success", "Success", "Success", "RequestLimitExceeded", "Success"]);
    expect(await control.waitForFault(id)).toMatchObject({ ...spec, hits: 1, spent: true });
  });
});
