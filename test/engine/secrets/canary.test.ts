import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { createStack, type Run, type TestStack } from "../../toolchain/stack";
import { batchflow } from "../../toolchain/stack/batchflow";
import { connections } from "../../toolchain/stack/connections";
import { killAt } from "../../toolchain/stack/killedRun";
import { type Echo, startEcho } from "./echo";
import { CANARIES, MISTAKES, PROGRAM } from "./program";
import { formsOf, leaks, textsIn } from "./search";

/** The same places with other values, for a second update. */
const CHANGED = Object.fromEntries(
  Object.entries(CANARIES).map(([name, value]) => [name, value.replace(/^C/, "D").replace(/^c/, "d")]),
);
const ALL = {
  ...CANARIES,
  ...Object.fromEntries(Object.entries(CHANGED).map(([name, value]) => [`${name} changed`, value])),
};

let emulator: Emulator;
let echo: Echo;
let stack: TestStack;
/** All that was printed, and what the project's and the CLI's folders held after each step. */
const seen: [where: string, text: string][] = [];

const EVENTS = "events.json";

/** Events without those of debugging: in them the SDK writes all that it and the engine tell each other, in clear. */
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
    seen.push([`${step}: ${path}`, path.endsWith(EVENTS) ? withoutDebugging(text) : text]);
  }
  return result;
}

/** Makes the program see these values from now on. */
function use(values: Readonly<Record<string, string>>): void {
  (stack.env as Record<string, string>).CANARIES = JSON.stringify(values);
}

async function succeeds(step: string, run: Promise<Run>): Promise<Run> {
  const result = await record(step, run);
  expect(result.exitCode, `${step}\n${result.stdout}\n${result.stderr}`).toBe(0);
  return result;
}

beforeAll(async () => {
  emulator = await startEmulator({
    timeScale: 2_000,
    rateLimits: false,
    log: (line) => seen.push(["the platforms' log", line]),
  });
  echo = await startEcho(emulator.platforms.paddleflow.endpoint);
  const config = Object.assign({}, ...Object.values(connections).map((of) => of(emulator))) as object;
  stack = await createStack({
    program: { "index.js": PROGRAM },
    config: { ...config, "batchflow:paddleflow.endpoint": echo.endpoint },
    // The CLI takes `--event-log` only so.
    env: { PULUMI_DEBUG_COMMANDS: "1" },
  });
  use(CANARIES);
});
afterAll(async () => {
  await stack.dispose();
  await echo.close();
  await emulator.close();
});

describe("no secret is shown or written in clear", () => {
  it("by refusals of check", async () => {
    stack.writeFile("index.js", MISTAKES);
    const { exitCode, stdout, stderr } = await record("mistakes", stack.preview("--diff"));
    stack.writeFile("index.js", PROGRAM);
    expect(exitCode).not.toBe(0);
    // The engine ends a preview with the first refusals: each one by itself is in the unit tests.
    expect(stdout + stderr).toMatch(/has a problem: .* (must|is) /);
  });

  it("by previews, plans and a creation that platforms refuse, quoting it and forging lines", async () => {
    await succeeds("preview in JSON", stack.preview("--json"));
    await succeeds("plan", stack.preview("--diff", "--save-plan", "plan.json"));
    echo.refusing = true;
    const { exitCode, stdout, stderr } = await record(
      "refused",
      stack.cli("up", "--yes", "--diff", "--continue-on-error", "--event-log", EVENTS),
    );
    echo.refusing = false;
    expect(exitCode).not.toBe(0);
    expect(echo.refusals).toBeGreaterThan(2);
    const shown = stdout + stderr;
    expect(shown).toContain("cannot take");
    expect(shown).not.toMatch(/^ +\+ 99 created/m);
    expect(shown).not.toContain("\u001b[2K");
    await succeeds("up", stack.up("--diff", "--event-log", EVENTS));
    // The platforms have them: the search would find them if they came back in clear.
    const held = JSON.stringify(
      ["tencent", "huawei", "alibaba", "otc"].map((name) => emulator.control.state(name as "tencent")),
    );
    for (const name of [
      "description",
      "tag",
      "element",
      "transformedKey",
      "parameter",
      "imageTag",
    ] as const) {
      expect(
        formsOf(CANARIES[name]).some((form) => held.includes(form)),
        name,
      ).toBe(true);
    }
  });

  it("by a refresh, an export, outputs and the commands", async () => {
    await succeeds("refresh", stack.refresh("--diff"));
    await succeeds("export", stack.cli("stack", "export"));
    await succeeds("stack", stack.cli("stack", "--show-urns", "--show-ids"));
    await succeeds("orphans", batchflow(stack, "orphans"));
    await succeeds("orphans in JSON", batchflow(stack, "orphans", "--format", "json"));
  });

  it("by an update that platforms refuse: it knows the old values and the new", async () => {
    use(CHANGED);
    await succeeds("plan of changes", stack.preview("--diff", "--save-plan", "plan.json"));
    echo.refusing = true;
    expect((await record("refused changes", stack.up("--diff", "--continue-on-error"))).exitCode).not.toBe(0);
    echo.refusing = false;
    await succeeds("changes", stack.up("--diff"));
    await succeeds("nothing more", stack.preview("--diff", "--expect-no-changes"));
  });

  it("by a killed run and its recovery, and by destroy", async () => {
    use(CANARIES);
    await killAt(
      stack,
      emulator,
      { platform: "tencent", action: "CreateComputeEnv" },
      "up",
      "--yes",
      "--skip-preview",
    );
    await succeeds("cancel", stack.cli("cancel", "--yes"));
    await succeeds("recover in JSON", batchflow(stack, "recover", "--dry-run", "--format", "json"));
    await succeeds("recover", batchflow(stack, "recover", "--yes"));
    await succeeds("up after it", stack.up("--diff"));
    await succeeds("destroy", stack.destroy("--diff"));
  });

  it("as a search over all of it shows", () => {
    const credentials = Object.entries(emulator.platforms).flatMap(([name, platform]) =>
      Object.entries(platform)
        // PaddleFlow's own default is a word that stands everywhere.
        .filter(([key, value]) => /password|secretKey|accessKeySecret/.test(key) && value !== name)
        .map(([key, value]) => [`${name}.${key}`, String(value)]),
    );
    const found = leaks({ ...ALL, ...(Object.fromEntries(credentials) as object) }, seen);
    expect([...new Set(found)].slice(0, 20)).toEqual([]);
  });
});
