import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { login, SERVER, Session } from "../../../contract/otc/client";
import { EmulatorControl, startEmulator, type OtcAccess } from "pulumi-batchflow-emulator";
import { emulator, session, set, useEmulator } from "./setup";

useEmulator();

let access: OtcAccess;

beforeEach(() => {
  access = emulator.platforms.otc;
  emulator.control.clearRequests();
});

const refusal = ({ status, code }: { status: number; code: string | undefined }) => `${status} ${code}`;

const list = () => session.send("GET", "/v2/cloudimages");

describe("the control of IMS", () => {
  it("injects faults, and logs names but no secrets", async () => {
    const { control } = emulator;
    const inject = (action: string, kind: "throttle" | "http" | "lostAnswer" | "error", code?: string) =>
      control.injectFault({
        platform: "otc",
        action,
        kind,
        status: 503,
        ...(code !== undefined && { code }),
      });
    inject("createImage", "throttle");
    inject("createImage", "lostAnswer");
    inject("listImages", "http");
    inject("deleteImage", "error", "IMG.0090");
    inject("createToken", "http");
    const body = { name: "n", instance_id: SERVER, description: "secret text", tags: ["secret.tag"] };
    const create = () => session.send("POST", "/v2/cloudimages/action", body);
    expect(refusal(await create())).toBe("429 IMG.0060");
    expect((await create()).status).toBe(0);
    expect(control.state("otc").jobs).toHaveLength(1);
    expect((await list()).status).toBe(503);
    expect((await list()).status).toBe(200);
    expect(refusal(await session.send("DELETE", "/v2/images/x"))).toBe("400 IMG.0090");
    expect((await login(access)).status).toBe(503);
    const change = { op: "replace", path: "/__description", value: "secret text" };
    await session.send("PATCH", "/v2/cloudimages/x", [change]);
    await session.send("GET", "/v2/nothing");
    const log = control.requests({ platform: "otc" });
    expect(log.map(({ action, code }) => `${action} ${code}`)).toEqual([
      "createImage IMG.0060",
      "createImage Success",
      "listImages HTTP 503",
      "listImages Success",
      "deleteImage IMG.0090",
      "createToken HTTP 503",
      "updateImage IMG.0027",
      "? 404",
    ]);
    expect(log[1]).toMatchObject({
      signed: "token",
      parameters: { name: "n", instance_id: SERVER, tagCount: 1 },
    });
    expect(log[6]?.parameters).toEqual({ image_id: "x", operations: ["replace /__description"] });
    const text = JSON.stringify(log);
    for (const secret of ["secret", access.password, session.token]) expect(text).not.toContain(secret);
    expect(JSON.stringify(control.state("otc"))).not.toContain(session.token);
  });

  it("changes objects behind the client's back, also over HTTP", async () => {
    const remote = new EmulatorControl(emulator.control.endpoint).platforms.otc;
    await remote.addImage("a", { name: "one" });
    await remote.change("image", "a", { name: "two", __description: "d", tags: [{ key: "k", value: "v" }] });
    expect(await session.images("?id=a")).toMatchObject([{ name: "two", __description: "d", tags: ["k.v"] }]);
    await remote.change("image", "a", { __description: null });
    expect((await session.images("?id=a"))[0]).not.toHaveProperty("__description");
    await remote.remove("image", "a");
    expect(await session.images("?id=a")).toEqual([]);
    await expect(remote.remove("image", "a")).rejects.toThrow("no image a");
    await expect(remote.change("server", SERVER, { colour: "red" })).rejects.toThrow("no member colour");
    await remote.addVolume({ id: "v", size: 1 });
    await remote.addBucket({ id: "b", name: "b" });
    await remote.addBackup({ id: "k", name: "k" });
    await remote.addVault({ id: "t", name: "t" });
    await remote.addServer({
      id: "s",
      name: "s",
      status: "ACTIVE",
      busy: false,
      osType: "Linux",
      osVersion: "x",
      minDisk: 1,
    });
    const { servers, volumes, buckets, backups, vaults } = emulator.control.state("otc");
    expect([servers, volumes, buckets, backups, vaults].map((rows) => rows.at(-1)?.id).join("")).toBe(
      "svbkt",
    );
    expect(() => set({ none: 1 } as object)).toThrow("no setting otc.none");
  });

  it("keeps objects, credentials and tokens over a restart", async () => {
    const data = mkdtempSync(join(tmpdir(), "batchflow-emulator-"));
    try {
      const first = await startEmulator({ timeScale: 0, data });
      const before = await Session.login(first.platforms.otc);
      const id = await before.start("POST", "/v2/cloudimages/action", { name: "n", instance_id: SERVER });
      await first.close();
      const second = await startEmulator({ timeScale: 0, data });
      try {
        second.control.advance(63);
        const after = new Session(second.platforms.otc, before.token);
        expect(await after.job(id)).toMatchObject({ status: "SUCCESS" });
        expect(second.platforms.otc.secretKey).toBe(first.platforms.otc.secretKey);
      } finally {
        await second.close();
      }
    } finally {
      rmSync(data, { recursive: true });
    }
  });
});
