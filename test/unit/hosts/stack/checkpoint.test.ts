import { execFile } from "node:child_process";
import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readCheckpoint } from "../../../../provider/hosts/stack/checkpoint";
import { Coalesced } from "../../../../provider/hosts/stack/coalesced";
import { findPulumi, type ProcessOrigin } from "../../../../provider/hosts/stack/findPulumi";
import { runPulumi } from "../../../../provider/hosts/stack/pulumiCli";
import { repositoryRoot } from "../../../toolchain/repository";
import { StandInPulumi } from "../standInPulumi";

const URN = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/batchflow/tencent:Job::a::b";
const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

let pulumi: StandInPulumi;
beforeEach(() => {
  pulumi = new StandInPulumi();
});
afterEach(() => pulumi.remove());

describe("the checkpoint", () => {
  const state = {
    resources: [
      { urn: STACK },
      { urn: URN, id: "job-1", odd: { ness: 1 }, dependencies: 7, retainOnDelete: true },
      { urn: `${URN}-read`, id: "job-2", external: true },
      { urn: `${URN}-gone`, id: "job-3", pendingReplacement: true },
      { urn: `${URN}-kept`, id: "job-4", pendingReplacement: true, retainOnDelete: true },
    ],
    pending_operations: [{ resource: { urn: URN }, type: "creating" }],
  };
  const read = {
    pending: [{ urn: URN, type: "creating" }],
    resources: [
      { urn: URN, id: "job-1", retained: true },
      { urn: `${URN}-read`, id: "job-2", external: true },
      { urn: `${URN}-kept`, id: "job-4", retained: true },
    ],
  };

  it("is read by the stack's full name, without secrets", async () => {
    pulumi.setState(state, "acme/shop/dev");
    expect(await readCheckpoint(URN, "acme")).toEqual(read);
    const [call] = pulumi.calls();
    expect(call).toEqual(expect.arrayContaining(["--stack", "acme/shop/dev", "--non-interactive"]));
    expect(call).not.toContain("--show-secrets");
    await expect(readCheckpoint(URN)).rejects.toThrow("there is no such stack");
  });

  it.each([[null], [{}], [{ resources: null, pending_operations: null }]])(
    "of a stack without an update (%j) is empty",
    async (deployment) => {
      pulumi.setState(deployment, "organization/shop/dev");
      expect(await readCheckpoint(URN)).toEqual({ pending: [], resources: [] });
    },
  );

  it("of a file backend without projects is read by the bare name, if it is this project's", async () => {
    pulumi.file("legacy", "");
    pulumi.setState(state);
    expect(await readCheckpoint(URN)).toEqual(read);
    pulumi.setState({ resources: [{ urn: STACK.replace("shop", "other") }] });
    await expect(readCheckpoint(URN)).rejects.toThrow("stack dev is not of project shop");
  });

  it("of a stack whose organization is not known is that which the CLI finds by its name", async () => {
    pulumi.setState(state, "acme/shop/dev");
    await expect(readCheckpoint(URN, null)).rejects.toThrow("there is no such stack");
    pulumi.setState(state);
    expect(await readCheckpoint(URN, null)).toEqual(read);
    expect(pulumi.calls().at(-1)).toEqual(expect.arrayContaining(["--stack", "dev"]));
    pulumi.setState({ resources: [{ urn: STACK.replace("shop", "other") }] });
    await expect(readCheckpoint(URN, null)).rejects.toThrow("stack dev is not of project shop");
  });

  it("that cannot be read is an error without what the CLI wrote", async () => {
    await expect(readCheckpoint(URN)).rejects.toThrow(/^the checkpoint of stack dev cannot be read: /);
    await expect(readCheckpoint(URN)).rejects.not.toThrow("Canary-secret");
    pulumi.file("organization/shop/dev.json", '{"deployment": "Canary-secret"}');
    await expect(readCheckpoint(URN)).rejects.toThrow(/answered what is no state of a stack$/);
    await expect(readCheckpoint("train")).rejects.toThrow("train is no URN");
  });

  it("is read once for parallel callers, and anew for later ones", async () => {
    pulumi.setState(state, "organization/shop/dev");
    await Promise.all([readCheckpoint(URN), readCheckpoint(URN), readCheckpoint(URN)]);
    expect(pulumi.calls()).toHaveLength(1);
    pulumi.setState({}, "organization/shop/dev");
    expect((await readCheckpoint(URN)).pending).toEqual([]);
    expect(pulumi.calls()).toHaveLength(2);
  });

  it("is given up when the CLI does not answer", async () => {
    pulumi.file("wait", "");
    const run = runPulumi(["stack", "export"], { timeoutSeconds: 0.2 });
    await expect(run).rejects.toThrow("`pulumi stack export` failed: it did not end within 0.2 seconds");
    const missing = runPulumi(["stack", "export"], { executable: join(pulumi.folder, "nothing") });
    await expect(missing).rejects.toMatchObject({ reason: "notFound" });
  });
});

describe("coalesced calls", () => {
  it("never get what was read before they asked", async () => {
    const runs: ((value: string) => void)[] = [];
    const coalesced = new Coalesced(() => new Promise<string>((resolve) => runs.push(resolve)));
    const first = [coalesced.call(), coalesced.call()];
    await Promise.resolve();
    const later = [coalesced.call(), coalesced.call()];
    await new Promise(setImmediate);
    expect(runs).toHaveLength(1);
    runs[0]?.("one");
    expect(await Promise.all(first)).toEqual(["one", "one"]);
    await new Promise(setImmediate);
    runs[1]?.("two");
    expect(await Promise.all(later)).toEqual(["two", "two"]);
    expect(runs).toHaveLength(2);
  });

  it("fail together, and the next one runs", async () => {
    let runs = 0;
    const coalesced = new Coalesced(() =>
      runs++ === 0 ? Promise.reject(new Error("down")) : Promise.resolve("up"),
    );
    const first = [coalesced.call(), coalesced.call()];
    await expect(Promise.all(first)).rejects.toThrow("down");
    expect(await coalesced.call()).toBe("up");
  });
});

describe("the CLI that started the process", () => {
  const chain = (entries: Record<number, ProcessOrigin>) => (pid: number) => Promise.resolve(entries[pid]);

  it("is the nearest ancestor of that name whose file is there", async () => {
    const node = { parent: 2, executable: "/usr/bin/node" };
    const cli = { parent: 1, executable: pulumi.executable };
    expect(await findPulumi(chain({ 9: node, 2: cli }), 9)).toEqual({ executable: pulumi.executable });
    const gone = { parent: 3, executable: "/gone/pulumi" };
    expect(await findPulumi(chain({ 9: node, 2: gone, 3: cli }), 9)).toEqual({
      executable: pulumi.executable,
    });
    const language = { parent: 3, executable: "/usr/bin/pulumi-language-nodejs" };
    expect(await findPulumi(chain({ 9: language, 3: gone }), 9)).toEqual({ executable: "pulumi" });
    expect(await findPulumi(chain({ 9: { parent: 9, executable: undefined } }), 9)).toEqual({
      executable: "pulumi",
    });
  });

  it("tells where it runs, unless that folder is gone", async () => {
    const cli = { parent: 1, executable: pulumi.executable, cwd: pulumi.folder };
    const here = { executable: pulumi.executable, cwd: pulumi.folder };
    expect(await findPulumi(chain({ 9: cli }), 9)).toEqual(here);
    const gone = { parent: 3, executable: "/gone/pulumi", cwd: pulumi.folder };
    expect(await findPulumi(chain({ 9: gone, 3: { ...cli, cwd: "/" } }), 9)).toEqual(here);
    const { executable } = here;
    expect(await findPulumi(chain({ 9: { ...cli, cwd: "/no (deleted)" } }), 9)).toEqual({ executable });
  });

  it.skipIf(!existsSync("/proc/self/exe"))("is found among real processes", async () => {
    // A shell under that name: what counts is the file that a process was started from.
    const shell = join(pulumi.folder, "bin-pulumi", "pulumi");
    await promisify(execFile)("mkdir", [join(pulumi.folder, "bin-pulumi")]);
    copyFileSync("/bin/sh", shell);
    const child = join(pulumi.folder, "child.ts");
    const module = join(repositoryRoot, "provider/hosts/stack/findPulumi.ts");
    writeFileSync(
      child,
      `import(${JSON.stringify(module)}).then(async (m) => console.log(JSON.stringify(await m.findPulumi())));`,
    );
    const run = `"${process.execPath}" --import tsx "${child}"; exit $?`;
    const { stdout } = await promisify(execFile)(shell, ["-c", run], {
      cwd: repositoryRoot,
    });
    expect(JSON.parse(stdout)).toEqual({ executable: shell, cwd: repositoryRoot });
  });
});
