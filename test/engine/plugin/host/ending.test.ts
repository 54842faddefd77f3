import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { afterEach, beforeEach, expect, it } from "vitest";

import { type Emulator, pulumiConfig, startEmulator } from "pulumi-batchflow-emulator";
import { Connection, plain, struct } from "../../../lifecycle/process/protocol";
import { EXECUTABLE } from "../setup";

const URN = "urn:pulumi:dev::shop::batchflow:tencent:TaskTemplate::render";
const TEMPLATE = {
  taskTemplateName: "render",
  taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-12345678" },
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ rateLimits: false });
});
afterEach(() => emulator.close());

/** The plugin as the engine starts it: in a process group of its own, which it interrupts to end it. */
async function startPlugin() {
  const child = spawn(EXECUTABLE, ["127.0.0.1:9"], { detached: true, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit") as Promise<[code: number | null, signal: string | null]>;
  const [port] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const connection = new Connection(port, plain);
  return { connection, ended, interrupt: () => process.kill(-(child.pid ?? 0), "SIGINT") };
}

it("ends by itself when the engine interrupts it", async () => {
  const { connection, ended, interrupt } = await startPlugin();
  await connection.call("configure", "ConfigureRequest", (request) => request.setArgs?.(struct({})));
  connection.close();
  interrupt();
  expect(await ended).toEqual([0, null]);
});

it("answers before it ends what was under way", async () => {
  const { connection, ended, interrupt } = await startPlugin();
  const settings = Object.entries(pulumiConfig(emulator, "tencent")).map(
    ([key, { value }]): [string, string] => [key.split(".")[1] ?? "", value],
  );
  const tencent = JSON.stringify(Object.fromEntries(settings));
  await connection.call("configure", "ConfigureRequest", (request) => request.setArgs?.(struct({ tencent })));
  const fault = { platform: "tencent", action: "CreateTaskTemplate", kind: "hold" } as const;
  const { id } = emulator.control.injectFault(fault);
  const created = connection.call("create", "CreateRequest", (request) => {
    request.setUrn?.(URN);
    request.setProperties?.(struct(TEMPLATE));
  });
  await emulator.control.waitForFault(id);
  interrupt();
  emulator.control.clearFaults({ id });
  const answer = await created;
  expect([answer.getId()]).toEqual(emulator.control.state("tencent").taskTemplates.map((made) => made.id));
  connection.close();
  expect(await ended).toEqual([0, null]);
});
