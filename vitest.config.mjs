import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const minute = 60_000;
const built = "test/toolchain/setup/builtSetup.ts";
const pulumi = "test/toolchain/setup/pulumiSetup.ts";

/** Tests that need no Pulumi CLI. */
const plain = (name, globalSetup = []) => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: ["**/*.server.test.ts"],
    globalSetup,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});

/** Tests that run the real engine against dist/. */
const engine = (name) => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: ["**/*.server.test.ts"],
    globalSetup: [built, pulumi],
    setupFiles: ["test/toolchain/setup/requirePulumi.ts"],
    testTimeout: 5 * minute,
    hookTimeout: 5 * minute,
  },
});

/** Tests against the real PaddleFlow server, which is built from its Go module; some with the real engine. */
const paddleflow = {
  extends: true,
  test: {
    name: "paddleflow",
    include: ["test/**/*.server.test.ts"],
    globalSetup: [built, pulumi, "test/toolchain/paddleflow/serverSetup.ts"],
    setupFiles: ["test/toolchain/setup/requirePulumi.ts"],
    testTimeout: 5 * minute,
    hookTimeout: 5 * minute,
  },
};

export default defineConfig({
  // Tests run the emulator from its source, so that it needs no build.
  resolve: {
    alias: {
      "pulumi-batchflow-emulator": fileURLToPath(new URL("emulator/src/index.ts", import.meta.url)),
    },
  },
  test: {
    pool: "forks",
    // An engine test keeps three or four processes busy itself.
    maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
    projects: [
      plain("unit"),
      plain("lifecycle", [built]),
      plain("chaos", [built]),
      plain("contract"),
      engine("engine"),
      engine("docs"),
      paddleflow,
    ],
  },
});
