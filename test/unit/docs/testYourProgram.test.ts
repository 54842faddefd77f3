import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { repositoryRoot } from "../../toolchain/repository";

const EXAMPLES = join(repositoryRoot, "examples/testing");
const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Readonly<
    Record<"dependencies" | "devDependencies" | "peerDependencies", Readonly<Record<string, string>>> & {
      version: string;
    }
  >;
const page = readFileSync(join(repositoryRoot, "docs/test-your-program.md"), "utf8");
const shown = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

/** A text without what only its place in a file decides. */
const flush = (text: string) => text.replace(/^ +/gm, "");

it("shows code that stands so in the examples, which the tests run", () => {
  const files = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => flush(readFileSync(join(EXAMPLES, name), "utf8")));
  expect(shown.length).toBeGreaterThan(4);
  expect(shown.filter((text) => !files.some((file) => file.includes(flush(text))))).toEqual([]);
});

it.each(["mocks", "emulator", "automation", "automation/policy"])(
  "the example %s asks for this release of the packages, and for no later Pulumi than they do",
  (name) => {
    const { version, peerDependencies } = manifestOf(repositoryRoot);
    const { dependencies, devDependencies } = manifestOf(join(EXAMPLES, name));
    const own = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) =>
      name.startsWith("pulumi-batchflow"),
    );
    expect(own.map(([, range]) => range)).toEqual(own.map(() => `^${version}`));
    expect(dependencies["@pulumi/pulumi"]).toBe(peerDependencies["@pulumi/pulumi"]);
  },
);
