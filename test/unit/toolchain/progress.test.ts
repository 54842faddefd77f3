import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onTerminal, run } from "../../toolchain/process";
import { logTo, withProgress } from "../../toolchain/progress";

/** A stream that keeps what is written. */
function stream(terminal: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  return { ...terminal, written, write: (text: string) => written.push(text) > 0 };
}

/** The lines that a terminal shows: a carriage return goes back, and ESC [K clears the rest of the line. */
function shown(text: string): string[] {
  return text.split(/\r?\n/).map((line) =>
    line.split("\r").reduce((before, part) => {
      const clears = part.startsWith("\x1b[K");
      const now = part.replace("\x1b[K", "");
      return clears ? now : now + before.slice(now.length);
    }),
  );
}

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe("in a log", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("tells that a step goes on after 1, 2, 4 and 8 minutes, and then every 4", async () => {
    const out = stream();
    let finish = () => undefined as void;
    const done = withProgress(logTo(out, {}), "Building", () => new Promise<void>((end) => (finish = end)));
    await minutes(17);
    finish();
    await done;
    expect(out.written).toEqual([
      "Building …\n",
      ...[60, 120, 240, 480, 720, 960].map((time) => `  still at it after ${time} s: Building\n`),
      "  done in 1020 s\n",
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("tells that a step failed, and hands its error on", async () => {
    const out = stream();
    const failure = withProgress(logTo(out, {}), "Building", () => Promise.reject(new Error("no disk")));
    await expect(failure).rejects.toThrow("no disk");
    expect(out.written).toEqual(["Building …\n", "  failed after 0.0 s\n"]);
  });
});

describe("on a terminal", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("rewrites one line each second, below what commands write and other lines", async () => {
    const out = stream({ isTTY: true, columns: 80 });
    const log = logTo(out, {});
    const screen = () => shown(out.written.join(""));
    let finish = () => undefined as void;
    const done = withProgress(log, "Building", () => new Promise<void>((end) => (finish = end)));
    expect(screen()).toEqual(["Building … 0 s"]);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(screen()).toEqual(["Building … 12 s"]);
    log.write("npm warn one\nnpm warn");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(screen()).toEqual(["npm warn one", "npm warn"]);
    log.write(" two\n");
    expect(screen()).toEqual(["npm warn one", "npm warn two", "Building … 15 s"]);
    log("A line");
    log.write("no end");
    finish();
    await done;
    expect(screen()).toEqual([
      "npm warn one",
      "npm warn two",
      "A line",
      "no end",
      "Building … done in 15 s",
      "",
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("shows steps that go on side by side in the one line, and cuts it where the terminal ends", async () => {
    const out = stream({ isTTY: true, columns: 20 });
    const log = logTo(out, {});
    const finish: (() => void)[] = [];
    const step = () => new Promise<void>((end) => finish.push(end));
    const both = [withProgress(log, "One", step), withProgress(log, "Two", step)];
    await vi.advanceTimersByTimeAsync(2_000);
    expect(shown(out.written.join(""))).toEqual(["One … 2 s; Two … 2 "]);
    finish[0]?.();
    await both[0];
    expect(shown(out.written.join(""))).toEqual(["One … done in 2.0 s", "Two … 2 s"]);
    finish[1]?.();
    await both[1];
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([{ CI: "true" }, { TERM: "dumb" }])("writes as in a log with %o", async (env) => {
    const out = stream({ isTTY: true, columns: 80 });
    await withProgress(logTo(out, env), "Building", () => Promise.resolve());
    expect(out.written).toEqual(["Building …\n", "  done in 0.0 s\n"]);
  });
});

it("leaves whole lines on a real terminal", async (context) => {
  const module = JSON.stringify(join(__dirname, "../../toolchain/progress/progress.cjs"));
  const program = `const { logTo, withProgress } = require(${module}); const log = logTo(process.stderr);
    withProgress(log, "Working", async () => { log.write("npm warn"); log.write(" one\\n"); });`;
  const command = `${process.execPath} -e '${program}'`;
  const terminal = onTerminal(command, { ...process.env, TERM: "xterm", NO_COLOR: "1", CI: "" });
  if (terminal === undefined) return context.skip("there is no script of util-linux");
  const { stdout } = await run(terminal.command, terminal.args, { env: terminal.env });
  expect(stdout).toContain("\r\x1b[KWorking … 0 s");
  expect(shown(stdout)).toEqual(["npm warn one", expect.stringMatching(/^Working … done in \d\.\d s$/), ""]);
});
