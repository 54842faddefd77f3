import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { createStack, type Run, type TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { orSkip } from "../../toolchain/unavailable";
import { type Echo, startEcho } from "../secrets/echo";
import { formsOf, leaks, textsIn } from "../secrets/search";
import { yamlHost } from "./host";
import { CHANGED, MARKED, PLAIN, program } from "./secretsProgram";

const EVENTS = "events.json";
const START_TIMEOUT = 20 * 60_000;

let emulator: Emulator;
let echo: Echo;
let stack: TestStack;
let host: Promise<readonly string[]>;
let isUp = false;
/** All that was printed, and what the project's and the CLI's folders held after each step. */
const seen: [where: string, text: string][] = [];

/** In events of debugging the engine and the language's host write all that they tell each other, in clear. */
function withoutDebugging(events: string): string {
  return events
    .split("\n")
    .filter((event) => !event.includes('"severity":"debug"'))
    .join("\n");
}

async function record(step: string, run: Promise<Run>): Promise<Run> {
  const result = await run;
  seen.push([`${step}: stdout`, result.stdout], [`${step}: stderr`, result.stderr]);
  for (const [path, text] of textsIn(stack.folder)) {
    // The program itself holds what it leaves to the definitions to mark.
    if (path.endsWith("/project/Pulumi.yaml")) continue;
    seen.push([`${step}: ${path}`, path.endsWith(EVENTS) ? withoutDebugging(text) : text]);
  }
  return result;
}

async function succeeds(step: string, run: Promise<Run>): Promise<Run> {
  const result = await record(step, run);
  expect(result.exitCode, `${step}\n${result.stdout}\n${result.stderr}`).toBe(0);
  return result;
}

const secrets = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, secret]) => [name, { secret }]));

beforeAll(async () => {
  host = yamlHost();
  const path = await host.catch(() => undefined);
  // Each test says why.
  if (path === undefined) return;
  emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  echo = await startEcho(emulator.platforms.paddleflow.endpoint);
  stack = await createStack({
    program: { "Pulumi.yaml": program(PLAIN, emulator.platforms.tencent) },
    project: "canaries",
    config: {
      ...connections.paddleflow(emulator),
      ...connections.huawei(emulator),
      "batchflow:paddleflow.endpoint": echo.endpoint,
      ...secrets(MARKED),
    },
    path,
    // The CLI takes `--event-log` only so.
    env: { PULUMI_DEBUG_COMMANDS: "1" },
  });
  isUp = true;
}, START_TIMEOUT);
beforeEach(async (context) => {
  await orSkip(context, host);
});
afterAll(async () => {
  if (!isUp) return;
  await stack.dispose();
  await echo.close();
  await emulator.close();
});

describe("no secret of a YAML program is shown or written in clear", () => {
  it("by previews and a creation that a platform refuses, quoting it", async () => {
    await succeeds("preview", stack.preview("--diff"));
    await succeeds("preview in JSON", stack.preview("--json"));
    echo.refusing = true;
    const refused = stack.cli("up", "--yes", "--diff", "--continue-on-error", "--event-log", EVENTS);
    const { exitCode, stdout, stderr } = await record("refused", refused);
    echo.refusing = false;
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain("cannot take");
    await succeeds("up", stack.up("--diff", "--event-log", EVENTS));
    // The platforms have them: the search would find them if they came back in clear.
    const held = JSON.stringify(
      (["tencent", "huawei", "paddleflow"] as const).map((name) => emulator.control.state(name)),
    );
    for (const secret of [MARKED.tag, MARKED.step, PLAIN.cosKey]) {
      expect(
        formsOf(secret).some((form) => held.includes(form)),
        secret,
      ).toBe(true);
    }
  });

  it("by a change of all of them, a refresh, an export, outputs and destroy", async () => {
    for (const [name, secret] of Object.entries(CHANGED.marked)) await stack.setConfig(name, { secret });
    stack.writeFile("Pulumi.yaml", program(CHANGED.plain, emulator.platforms.tencent));
    await succeeds("changes in JSON", stack.preview("--json"));
    await succeeds("changes", stack.up("--diff", "--event-log", EVENTS));
    await succeeds("refresh", stack.refresh("--diff"));
    await succeeds("export", stack.cli("stack", "export"));
    await succeeds("outputs", stack.cli("stack", "output"));
    await succeeds("destroy", stack.destroy("--diff"));
  });

  it("as a search over all of it shows", () => {
    const of = (values: object, suffix: string) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [`${name}${suffix}`, value as string]),
      );
    const all = {
      ...of(MARKED, ""),
      ...of(PLAIN, ""),
      ...of(CHANGED.marked, " changed"),
      ...of(CHANGED.plain, " changed"),
      providerKey: emulator.platforms.tencent.secretKey,
    };
    expect(seen.length).toBeGreaterThan(20);
    expect([...new Set(leaks(all, seen))].slice(0, 20)).toEqual([]);
  });
});
