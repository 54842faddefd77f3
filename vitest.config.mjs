import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";

const minute = 60_000;
const endOfFile = "test/toolchain/setup/endOfFile.ts";
const built = "test/toolchain/setup/builtSetup.ts";
const pulumi = "test/toolchain/setup/pulumiSetup.ts";
const packages = "test/toolchain/setup/packagesSetup.ts";

/** Tests that need no Pulumi CLI. Without isolation the files of a worker share what they load, which halves their time. */
const plain = (name, { globalSetup = [], isolate = true, setupFiles = [] } = {}) => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: ["**/*.server.test.ts"],
    globalSetup,
    isolate,
    setupFiles,
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
    globalSetup: [built, pulumi, packages],
    isolate: false,
    setupFiles: [endOfFile, "test/toolchain/setup/requirePulumi.ts"],
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
    isolate: false,
    setupFiles: [endOfFile, "test/toolchain/setup/requirePulumi.ts"],
    testTimeout: 5 * minute,
    hookTimeout: 5 * minute,
  },
};

/**
 * Spreads the lifecycle table's files, which mostly wait, evenly among those that keep the cores busy with processes of
 * their own. The many short files come last, so that no worker is left with a long one.
 */
class Mixed extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const of = (...names) => sorted.filter(({ project }) => names.includes(project.name));
    const [waiting, short] = [of("lifecycle"), of("contract", "unit")];
    const busy = sorted.filter((file) => !waiting.includes(file) && !short.includes(file));
    const spread = [busy, waiting].flatMap((list) =>
      list.map((file, index) => ({ file, at: (index + 0.5) / list.length })),
    );
    return [...spread.sort((one, other) => one.at - other.at).map(({ file }) => file), ...short];
  }
}

export default defineConfig({
  // Tests run the emulator from its source, so that it needs no build.
  resolve: {
    alias: {
      "pulumi-batchflow-emulator": fileURLToPath(new URL("emulator/src/index.ts", import.meta.url)),
    },
  },
  test: {
    pool: "forks",
    sequence: { sequencer: Mixed },
    // A test of the engine keeps three quarters of a core busy, and one of the lifecycle table a third of one.
    maxWorkers: Math.min(5, availableParallelism() * 2 + 1),
    projects: [
      plain("unit", { isolate: false, setupFiles: [endOfFile, "test/unit/sleep.ts"] }),
      plain("lifecycle", { isolate: false, globalSetup: [built] }),
      plain("chaos", { globalSetup: [built] }),
      plain("contract", { isolate: false, setupFiles: [endOfFile] }),
      plain("site"),
      engine("engine"),
      engine("docs"),
      paddleflow,
    ],
  },
});
