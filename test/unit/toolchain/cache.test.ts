import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cacheRoot, fillOnce, toolFolder } from "../../toolchain/cache";

describe("cacheRoot", () => {
  it("is below XDG_CACHE_HOME, or .cache in the home folder where that is unset or not absolute", () => {
    expect(cacheRoot({ XDG_CACHE_HOME: "/var/caches" }, "/home/me")).toBe("/var/caches/pulumi-batchflow");
    expect(cacheRoot({}, "/home/me")).toBe("/home/me/.cache/pulumi-batchflow");
    expect(cacheRoot({ XDG_CACHE_HOME: "caches" }, "/home/me")).toBe("/home/me/.cache/pulumi-batchflow");
  });

  it("has one folder for each version of a tool", () => {
    expect(toolFolder("pulumi", "v3.255.0", "/c")).toBe("/c/pulumi-v3.255.0");
  });
});

describe("fillOnce", () => {
  let root = "";
  const quiet = () => undefined;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "batchflow-cache-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it("fills a folder once for all who ask at the same time, and leaves nothing else behind", async () => {
    const folder = join(root, "below", "tool-v1");
    let fills = 0;
    const fill = async (temporary: string) => {
      fills += 1;
      await sleep(50);
      expect(existsSync(folder)).toBe(false);
      await writeFile(join(temporary, "file"), "done");
    };
    await Promise.all([1, 2, 3].map(() => fillOnce(folder, quiet, fill)));
    expect(fills).toBe(1);
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("done");
    expect(readdirSync(join(root, "below"))).toEqual(["tool-v1"]);
  });

  it("leaves no half-filled folder when filling fails, and tries again when asked again", async () => {
    const folder = join(root, "tool-v1");
    const failure = fillOnce(folder, quiet, () => Promise.reject(new Error("no network")));
    await expect(failure).rejects.toThrow("no network");
    expect(readdirSync(root)).toEqual([]);
    await fillOnce(folder, quiet, () => Promise.resolve());
    expect(readdirSync(root)).toEqual(["tool-v1"]);
  });

  it("takes over the lock of a process that was killed", async () => {
    const folder = join(root, "tool-v1");
    mkdirSync(`${folder}.lock`);
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(`${folder}.lock`, longAgo, longAgo);
    await fillOnce(folder, quiet, (temporary) => {
      writeFileSync(join(temporary, "file"), "");
      return Promise.resolve();
    });
    expect(readdirSync(root)).toEqual(["tool-v1"]);
  });
});
