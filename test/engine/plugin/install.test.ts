import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startEmulator } from "pulumi-batchflow-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { archivePlugin } from "../../../scripts/plugin/archive";
import { type TestStack, withStack } from "../../toolchain/stack";
import { command, expectUp, oneResource, PLUGIN, VERSION } from "./setup";

const SYSTEM = { win32: "windows" }[process.platform as string] ?? process.platform;
const PROCESSOR = { x64: "amd64" }[process.arch as string] ?? process.arch;
/** The file that the CLI asks for on this machine. */
const FILE = `pulumi-resource-batchflow-v${VERSION}-${SYSTEM}-${PROCESSOR}.tar.gz`;
const INSTALL = ["plugin", "install", "resource", "batchflow", `v${VERSION}`];

const release = mkdtempSync(join(tmpdir(), "batchflow-release-"));
const requests: string[] = [];
let server: Server;
let address: string;
let emulator: Awaited<ReturnType<typeof startEmulator>>;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  archivePlugin(PLUGIN, VERSION, release);
  server = createServer(({ url = "/" }, answer) => {
    requests.push(url);
    if (url === `/${FILE}`) answer.end(readFileSync(join(release, FILE)));
    else answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await emulator.close();
  rmSync(release, { recursive: true, force: true });
});

/** The plugins in the stack's own PULUMI_HOME. */
async function installed(stack: TestStack): Promise<readonly { name: string; version: string }[]> {
  return JSON.parse((await command(stack, "plugin", "ls", "--json")).stdout) as [];
}

it("runs from the folder that a project names", async () => {
  const { program, ...options } = oneResource(emulator);
  const project = {
    name: "batchflow-test",
    runtime: "nodejs",
    plugins: { providers: [{ name: "batchflow", path: PLUGIN }] },
  };
  const files = { ...(program as object), "Pulumi.yaml": JSON.stringify(project) };
  await withStack({ ...options, program: files }, async (stack) => {
    await expectUp(stack, emulator);
    expect(await installed(stack)).toEqual([]);
  });
});

it("is installed from a file", async () => {
  await withStack(oneResource(emulator), async (stack) => {
    await command(stack, ...INSTALL, "--file", join(release, FILE));
    expect(await installed(stack)).toMatchObject([{ name: "batchflow", version: VERSION }]);
    await expectUp(stack, emulator);
  });
});

it("is installed from a server by its release", async () => {
  await withStack(oneResource(emulator), async (stack) => {
    requests.length = 0;
    await command(stack, ...INSTALL, "--server", address);
    expect(requests).toEqual([`/${FILE}`]);
    expect(await installed(stack)).toMatchObject([{ name: "batchflow", version: VERSION }]);
  });
});

it("is downloaded by a run that needs it, from where the program says", async () => {
  const options = oneResource(emulator, { version: VERSION, pluginDownloadURL: address });
  const env = { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "false" };
  await withStack({ ...options, env }, async (stack) => {
    requests.length = 0;
    await expectUp(stack, emulator);
    expect(requests).toEqual([`/${FILE}`]);
    expect(await installed(stack)).toMatchObject([{ name: "batchflow", version: VERSION }]);
  });
});
