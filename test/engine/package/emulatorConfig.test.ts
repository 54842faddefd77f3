import { join } from "node:path";

import { expect, it } from "vitest";

import { run, start } from "../../toolchain/process";
import { createStack, expectSuccess, repositoryRoot } from "../../toolchain/stack";

const PROGRAM = `
const { alibaba, huawei, otc, paddleflow, tencent } = require("pulumi-batchflow");
const count = (list) => list.apply(({ length }) => length);
exports.tencent = count(tencent.getCvmZoneInstanceConfigInfosOutput({ zones: ["ap-guangzhou-3"], instanceTypes: ["S1.SMALL2"] }));
exports.paddleflow = count(paddleflow.getFlavoursOutput());
exports.alibaba = count(alibaba.getImagesOutput());
exports.otc = count(otc.getImagesOutput());
exports.huawei = count(huawei.getEnvironmentsOutput());`;

it("prints commands that let a stack reach all platforms when a shell runs them", async () => {
  const main = join(repositoryRoot, "emulator/src/main.ts");
  let printed = "";
  let isReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const emulator = start(process.execPath, ["--import", "tsx", main, "--config"], {
    cwd: repositoryRoot,
    onOutput: (text) => {
      printed += text;
      // The last of the commands, which come in one piece.
      if (/^pulumi .*huawei\.secretKey \S+\n/m.test(printed)) isReady();
    },
  });
  const stack = await createStack({ program: { "index.js": PROGRAM }, loadsAll: true });
  try {
    await Promise.race([ready, emulator.result]);
    const script = printed.split("\n").filter((line) => line.startsWith("pulumi "));
    expectSuccess(
      await run("sh", ["-e"], { cwd: stack.projectFolder, env: stack.env, input: script.join("\n") }),
    );
    const { stdout } = expectSuccess(await stack.preview());
    // What the README says to be there at start.
    const found = [...stdout.matchAll(/^ +(\w+) *: (\d+)$/gm)].map(([, name, length]) => [
      name,
      Number(length),
    ]);
    expect(Object.fromEntries(found)).toEqual({ tencent: 2, paddleflow: 3, alibaba: 2, otc: 1, huawei: 0 });
  } finally {
    emulator.child.kill("SIGTERM");
    await emulator.result;
    await stack.dispose();
  }
});
