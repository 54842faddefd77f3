import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";
import { licensesOf } from "../../../scripts/plugin/licenses";
import { repositoryRoot } from "../../toolchain/repository";

const textOf = (path: string) => readFileSync(join(repositoryRoot, path), "utf8").trim();

it("holds this project's license, and once that of each package that files come from", () => {
  const text = licensesOf(repositoryRoot, [
    "provider/registry.ts",
    "node_modules/zod/index.js",
    "node_modules/zod/v4/index.js",
    "node_modules/@grpc/grpc-js/build/src/index.js",
  ]);
  expect(text.match(/^== \S+/gm)).toEqual(["== pulumi-batchflow", "== @grpc/grpc-js", "== zod"]);
  for (const file of ["LICENSE", "node_modules/@grpc/grpc-js/LICENSE", "node_modules/zod/LICENSE"]) {
    expect(text).toContain(textOf(file));
  }
});
