import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { send, Session } from "../../../contract/paddleflow/bench/client";
import {
  EmulatorControl,
  startEmulator,
  type Emulator,
  type EmulatorOptions,
} from "pulumi-batchflow-emulator";
import { kubeconfig } from "../../../toolchain/paddleflow/kubernetes";

const open: Emulator[] = [];

async function start(options: EmulatorOptions = {}): Promise<{ emulator: Emulator; root: Session }> {
  const emulator = await startEmulator({ timeScale: 0, ...options });
  open.push(emulator);
  const { endpoint, username, password } = emulator.platforms.paddleflow;
  return { emulator, root: await Session.login(endpoint, username, password) };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()));
});

const cluster = {
  clusterName: "c1",
  endpoint: "http://127.0.0.1:6443",
  clusterType: "Kubernetes",
  version: "v1.18",
  credential: kubeconfig("http://127.0.0.1:6443"),
};
const queue = { name: "q1", namespace: "default", clusterName: "c1", maxResources: { cpu: "1", mem: "1Gi" } };
const flavour = { name: "f1", cpu: "1", mem: "1Gi" };

describe("the emulated PaddleFlow server", () => {
  it("lets tokens expire when it is set so", async () => {
    const { emulator, root } = await start({ paddleflow: { tokenExpirationHour: 1 } });
    expect((await root.get("/flavour")).status).toBe(200);
    emulator.control.advance(3601);
    expect(await root.get("/flavour")).toMatchObject({ status: 400, code: "AuthInvalidToken" });
  });

  it("before v0.14.1 wants a queue closed before it is deleted", async () => {
    const { emulator, root } = await start({ paddleflow: { version: "v0.14.0" } });
    await root.post("/cluster", cluster);
    await root.post("/queue", queue);
    expect(await root.delete("/queue/q1")).toMatchObject({ status: 400, code: "QueueIsNotClosed" });
    expect((await root.put("/queue/q1?action=close", {})).status).toBe(200);
    expect((await root.get("/queue/q1")).body).toMatchObject({ status: "closing" });
    emulator.control.advance(10);
    expect((await root.get("/queue/q1")).body).toMatchObject({ status: "closed" });
    expect((await root.delete("/queue/q1")).status).toBe(200);
  });

  it("has PUT /fs only on the development branch", async () => {
    const { emulator, root } = await start();
    const fs = { name: "x", url: "local://mnt/data" };
    expect((await root.put("/fs", fs)).code).toBe("MethodNotAllowed");
    emulator.control.configure({ paddleflow: { version: "develop" } });
    expect((await root.put("/fs", fs)).status).toBe(201);
    expect((await root.get("/fs/x")).status).toBe(404);
  });

  it("knows a second user of one name with MySQL", async () => {
    const { root } = await start({ paddleflow: { database: "mysql" } });
    const user = { username: "alice01", password: "secret1" };
    await root.post("/user", user);
    expect(await root.post("/user", user)).toMatchObject({ status: 403, code: "UserNameDuplicated" });
  });

  it("takes faults, and logs names but no secrets", async () => {
    const { emulator, root } = await start();
    const { control } = emulator;
    control.clearRequests();
    control.injectFault({ platform: "paddleflow", action: "createFlavour", kind: "lostAnswer" });
    control.injectFault({ platform: "paddleflow", action: "showFlavour", kind: "http", status: 503 });
    control.injectFault({ platform: "paddleflow", action: "listQueue", kind: "error", code: "AuthFailed" });
    expect((await root.post("/flavour", flavour)).status).toBe(0);
    const { endpoint } = emulator.platforms.paddleflow;
    expect((await fetch(`${endpoint}/api/paddleflow/v1/flavour/f1`)).status).toBe(400);
    const headers = { "x-pf-authorization": root.token };
    expect((await fetch(`${endpoint}/api/paddleflow/v1/flavour/f1`, { headers })).status).toBe(503);
    expect((await root.get("/flavour/f1")).status).toBe(200);
    expect((await root.get("/queue")).code).toBe("AuthFailed");
    await send(endpoint, "POST", "/login", { body: { username: "root", password: "paddleflow" } });
    const log = control.requests({ platform: "paddleflow" });
    expect(log.map(({ action }) => action)).toEqual([
      "createFlavour",
      "showFlavour",
      "showFlavour",
      "showFlavour",
      "listQueue",
      "login",
    ]);
    expect(log[0]).toMatchObject({ code: "Success", fault: "lostAnswer", parameters: { name: "f1" } });
    expect(JSON.stringify(log)).not.toContain('paddleflow"}');
    expect(log.at(-1)).toMatchObject({ members: ["username", "password"], parameters: { username: "root" } });
    expect(log.at(-1)?.parameters).not.toHaveProperty("password");
  });

  it("is changed behind the client's back, also over HTTP", async () => {
    const { emulator, root } = await start();
    const control = new EmulatorControl(emulator.control.endpoint);
    await root.post("/flavour", flavour);
    await control.platforms.paddleflow.change("flavour", "f1", { cpu: "8" });
    expect((await root.get("/flavour/f1")).body).toMatchObject({ cpu: "8" });
    await control.platforms.paddleflow.remove("flavour", "f1");
    expect((await root.get("/flavour/f1")).status).toBe(404);
    await expect(control.platforms.paddleflow.remove("flavour", "f1")).rejects.toThrow("no flavour f1");
    await control.platforms.paddleflow.setPassword("root", "paddleflow");
    expect((await root.get("/flavour")).code).toBe("AuthFailed");
    const state = await control.state("paddleflow");
    expect(state.users).toMatchObject([{ name: "root" }]);
    expect(JSON.stringify(state)).not.toContain("$2a$");
  });

  it("keeps its objects and tokens over a restart", async () => {
    const data = mkdtempSync(join(tmpdir(), "batchflow-emulator-"));
    try {
      const first = await start({ data });
      await first.root.post("/flavour", flavour);
      await open.pop()?.close();
      const { emulator } = await start({ data });
      const again = await send(emulator.platforms.paddleflow.endpoint, "GET", "/flavour/f1", {
        token: first.root.token,
      });
      expect(again.status).toBe(200);
    } finally {
      await Promise.all(open.splice(0).map((emulator) => emulator.close()));
      rmSync(data, { recursive: true, force: true });
    }
  });
});
