import { join } from "node:path";

import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

import { repositoryRoot } from "../../toolchain/repository";

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import type { ImageArgs } from "./otc/image";
import type { FileSystemArgs } from "./paddleflow/fileSystem";
import type { RunArgs } from "./paddleflow/run";
declare const text: pulumi.Output<string>;
const complete: ImageArgs["source"] = { from: "server", instanceId: text };
const missing: ImageArgs["source"] = { from: "server" };
const other: FileSystemArgs["storage"] = { type: "sftp", host: text };
const values: RunArgs["parameters"] = { a: "1", b: 2, c: text, d: true };
const none: RunArgs["parameters"] = { a: new Date() };
`;

/** What the compiler says of each line of the program that is wrong, by the name that the line declares. */
const errors = new Map<string, string>();

beforeAll(() => {
  const name = join(repositoryRoot, "sdk/typesTest.ts");
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    types: [],
  };
  const settings = {
    ...options,
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Node10,
  };
  const host = ts.createCompilerHost(settings);
  const { getSourceFile, fileExists } = host;
  const source = ts.createSourceFile(name, PROGRAM, ts.ScriptTarget.ES2022, true);
  host.getSourceFile = (file, ...rest) => (file === name ? source : getSourceFile(file, ...rest));
  host.fileExists = (file) => file === name || fileExists(file);
  const program = ts.createProgram([name], settings, host);
  for (const { start = 0, messageText } of program.getSemanticDiagnostics(source)) {
    const line = PROGRAM.slice(0, PROGRAM.indexOf("\n", start)).split("\n").at(-1) ?? "";
    errors.set(/const (\w+)/.exec(line)?.[1] ?? line, ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
}, 120_000);

describe("the types of a program", () => {
  it("name the missing member of the variant that a plain value chooses, and of no other", () => {
    expect(errors.get("missing")).toMatch(/instanceId/);
    expect(errors.get("missing")).not.toMatch(/wholeServer|dataFile/);
    expect(errors.get("other")).toMatch(/'SftpStorageArgs'|username|user/);
    expect(errors.has("complete")).toBe(false);
  });

  it("take what a plain union takes, with outputs, and nothing else", () => {
    expect(errors.has("values")).toBe(false);
    expect(errors.get("none")).toMatch(/'Date' is not assignable to type .*string \| number \| boolean/);
  });
});
