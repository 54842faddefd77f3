import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const minute = 60_000;

/** Tests that need no Pulumi CLI: they run from the TypeScript sources. */
const plain = (name) => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: ["**/*.server.test.ts"],
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
    globalSetup: ["test/toolchain/globalSetup.ts"],
    setupFiles: ["test/toolchain/requirePulumi.ts"],
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
    globalSetup: ["test/toolchain/globalSetup.ts", "test/toolchain/paddleflow/globalSetup.ts"],
    setupFiles: ["test/toolchain/requirePulumi.ts"],
    testTimeout: 5 * minute,
    hookTimeout: 5 * minute,
  },
};

export default defineConfig({
  test: {
    pool: "forks",
    // An engine test keeps three or four processes busy itself.
    maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
    projects: [
      plain("unit"),
      plain("lifecycle"),
      plain("contract"),
      engine("engine"),
      engine("docs"),
      paddleflow,
    ],
  },
});
