import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { field, structure } from "../../../provider/core/schema/field";
import { shapeOf } from "../../../provider/core/schema/shape";
import { formattedFiles } from "../../../scripts/generate";
import { generate } from "../../../scripts/generate/index";
import { secretPlaces } from "../../../scripts/generate/resources";
import { box, getBoxes, shakeBox } from "./artificial";

const root = join(__dirname, "../../..");
const files = generate([box], [getBoxes, shakeBox], () => undefined);
const textOf = (path: string) => files.get(path) ?? "";

interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** What the compiler says of generated files and programs beside them, under the repository's own settings. */
function compile(programs: Readonly<Record<string, string>>): Complaint[] {
  const read = ts.readConfigFile(join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const virtual = new Map(
    [...files, ...Object.entries(programs)].map(([name, text]) => [join(root, name), text]),
  );
  const real = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...real,
    fileExists: (name) => virtual.has(name) || real.fileExists(name),
    readFile: (name) => virtual.get(name) ?? real.readFile(name),
    getSourceFile: (name, version, ...rest) => {
      const text = virtual.get(name);
      return text === undefined
        ? real.getSourceFile(name, version, ...rest)
        : ts.createSourceFile(name, text, version);
    },
  };
  // The folder of the generated files does not exist, and the compiler looks for nothing in such a folder.
  delete host.directoryExists;
  const names = [...virtual.keys()].filter((name) => name.endsWith(".ts"));
  const program = ts.createProgram(names, options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    file: relative(root, file?.fileName ?? ""),
    line: file?.getLineAndCharacterOfPosition(start).line ?? 0,
    text: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

/** The docstring of a member or class. */
function docOf(path: string, declaration: string): string {
  const text = textOf(path);
  const before = text.slice(0, text.indexOf(declaration));
  return before.slice(before.lastIndexOf("/**")).replace(/\s*\*\s/g, " ");
}

const PROGRAM = `
import * as pulumi from "@pulumi/pulumi";
import { Box, type BoxView, getBoxes, getBoxesOutput, shakeBox } from "./index";

const box = new Box("a", {
  size: pulumi.output(1),
  zone: Promise.resolve("z"),
  disk: { size: pulumi.output(10), key: "k", kind: "SSD" },
  disks: [{ size: 10, key: "k" }, pulumi.output({ size: 20, key: pulumi.secret("k") })],
  modes: ["a", pulumi.output<"a" | "b">("b")],
  matrix: [[1, 2], pulumi.output([3])],
  labels: { a: "b", c: pulumi.output("d") },
  mounts: { "/data": { size: 10, key: "k" } },
  source: { from: "git", url: pulumi.output("u") },
  sources: [{ from: "image", image: "i" }],
  anything: { deep: [pulumi.output(1)] },
  values: { a: "b", c: 1, d: pulumi.output("e"), f: ["g", pulumi.output(2)] },
  label: undefined,
}, { adopt: "box-1" });

export const name: pulumi.Output<string> = box.boxName;
export const label: pulumi.Output<string | undefined> = box.label;
export const time: pulumi.Output<number> = box.createTime;
export const mode: pulumi.Output<"fast" | "slow" | undefined> = box.mode;
export const url = box.source.apply((source) => (source.from === "git" ? source.url : source.image));
export const other: Box = Box.get("b", "box-2", { connection: "sample-prod" });
export const narrow = (value: unknown): string | undefined => (Box.isInstance(value) ? "box" : undefined);
export const value: pulumi.Output<string | number | (string | number)[] | undefined> = box.values.apply((all) => all?.a);
export const boxes: Promise<BoxView[]> = getBoxes();
export const later: pulumi.Output<BoxView[]> = getBoxesOutput({ zone: box.zone });
export const shaken = shakeBox({ boxId: "box-1" });
// A credential is not part of what a reader answers.
export const key: Promise<string | undefined> = getBoxes().then(([first]) => first?.disk.key);
`;

/** One statement a line. */
const WRONG = {
  "a missing argument": `new Box("a", { size, zone });`,
  "a value that is not permitted": `new Box("a", { size, zone, source: { from: "svn", url: "" } });`,
  "an unknown argument": `new Box("a", { size, zone, source: { from: "git", url: "" }, siz: 2 });`,
  "a member that the variant lacks": `new Box("a", { size, zone, source: { from: "image" } });`,
  "a value of no type of a plain union": `new Box("a", { size, zone, source, values: { a: new Date() } });`,
  "a nested value of a wrong type": `new Box("a", { size, zone, source: { from: "git", url: 3 } });`,
  "an output where a reader takes plain values": `void getBoxes({ zone: new Box("a", {} as never).zone });`,
};

describe("generated code", () => {
  const [good, bad] = ["sdk/sample/good.ts", "sdk/sample/bad.ts"];
  const lines = [
    `import { Box, getBoxes, type GitSourceArgs } from "./index"; const zone = "z"; const size = 1; declare const source: GitSourceArgs;`,
    ...Object.values(WRONG),
  ];
  let complaints: Complaint[];
  beforeAll(() => {
    complaints = compile({ [good]: PROGRAM, [bad]: lines.join("\n") });
  }, 120_000);

  it("compiles strictly for every kind of shape, and takes what a program gives it", () => {
    expect(complaints.filter(({ file }) => file.startsWith("sdk/sample/") && file !== bad)).toEqual([]);
  });

  it.each(Object.keys(WRONG).map((what, index) => ({ what, line: index + 1 })))(
    "refuses $what",
    ({ line }) => {
      expect(complaints.some((complaint) => complaint.file === bad && complaint.line === line)).toBe(true);
    },
  );
});

describe("a member that the variant of a union lacks", () => {
  it("is named as the chosen variant's: its kind is a plain value", () => {
    expect(textOf("sdk/sample/types.ts")).toMatch(/interface ImageSourceArgs \{[^}]*\nfrom: "image";/);
  });
});

describe("docstrings", () => {
  it.each([
    ["readers", "export interface GetBoxesArgs", "zone", /The zone\. Default: `"west"`/],
    ["readers", "export interface GetBoxesOutputArgs", "zone", /The zone\. Default: `"west"`/],
    ["functions", "export interface ShakeBoxArgs", "hard", /hard\. Default: `false`/],
    ["functions", "export interface ShakeBoxArgs", "times", /How often\. .*Default: `3`/],
    ["functions", "export interface ShakeBoxArgs", "connection", /Default: `"sample"`/],
  ])("of the arguments in %s, %s, say what holds where %s is left out", (file, declared, name, says) => {
    const text = textOf(`sdk/sample/${file}.ts`);
    const member = text.indexOf(`\n${name}?`, text.indexOf(declared));
    expect(text.slice(text.lastIndexOf("/**", member), member).replace(/\s*\*\s/g, " ")).toMatch(says);
  });

  const path = "sdk/sample/box.ts";
  const argument = (name: string) => docOf(path, `\n${name}`);

  it.each([
    ["size", /The size\..*\b1\b.*\b9\b/],
    ["size: pulumi", /in place/],
    ["zone: pulumi", /replaces/],
    ["label?", /in place.*edition.*new.*replaces/],
    ["mode?", /Default: `"slow"`/],
    ["boxName?", /Default:.*name/],
    ["password?", /Secret.*a refresh keeps/],
    ["color?", /edition.*new/],
  ])("of %s say %s", (name, says) => {
    expect(argument(name)).toMatch(says);
  });

  it("of a class name its actions, its id and its time limits", () => {
    const doc = docOf(path, "export class Box");
    for (const part of ["CreateBox", "GetBox", "ModifyBox", "DeleteBox", "box-1", "11", "12", "13"]) {
      expect(doc).toContain(part);
    }
  });
});

describe("the places of secrets", () => {
  it("are the whole where one variant is a secret and another holds one", () => {
    const secret = field(z.string(), "The secret.", { secret: true });
    const held = structure("Held", "A secret with a name.", { name: z.string(), secret });
    const variants = [
      structure("A", "One.", { kind: z.literal("a"), value: held }),
      structure("B", "Other.", { kind: z.literal("b"), value: secret }),
    ] as const;
    expect(secretPlaces(shapeOf(z.discriminatedUnion("kind", variants)))).toEqual({ value: true });
  });

  it("are exact through objects and unions, and of the elements of lists and maps", () => {
    expect(secretPlaces(box.inputs)).toEqual({
      disk: { key: true },
      disks: [{ key: true }],
      mounts: [{ key: true }],
      source: { token: true },
      sources: [{ token: true }],
      password: true,
    });
  });
});

describe("the reference", () => {
  it("names every resource, reader, function and argument", () => {
    const [platform, resource] = ["index", "box"].map((page) => textOf(`docs/reference/sample/${page}.md`));
    for (const name of ["Box", "getBoxes", "shakeBox"]) expect(platform).toContain(name);
    for (const name of box.inputs.fields.keys()) expect(resource).toContain(name);
  });
});

describe("the reference of a function", () => {
  const part = (from: string, to: string) => {
    const [, text = ""] = textOf("docs/reference/sample/index.md").split(`\n${from}\n`);
    return text.split(`\n${to}`)[0] ?? "";
  };

  it("says what holds where an argument is left out", () => {
    expect(part("## getBoxes", "## ")).toContain('| `zone` | string | The zone | `"west"` |');
    expect(part("## shakeBox", "## ")).toContain("| Whether to shake it hard | `false` |");
  });

  it("has all members of its result, at every depth, without credentials", () => {
    expect(part("## getBoxes", "## ")).toContain("Result: list of BoxView.");
    expect(part("## shakeBox", "## ")).toContain("| `requestId` | string | The id of the request |");
    const results = part("## Results", "## ");
    expect(part("### BoxView", "###")).toContain("| `disk` | Disk | The disk |");
    expect(part("### BoxView", "###")).toContain("| `source` | GitSource or ImageSource | The code |");
    expect(part("### Disk", "###")).toContain('| `kind?` | `"SSD"`, `"HDD"` | The kind of disk |');
    expect(part("### GitSource", "###")).toContain("| `url` | string |");
    expect(results).not.toMatch(/`key`|`token/);
  });
});

describe("the generated files of this repository", () => {
  it("are as `npm run generate` writes them", async () => {
    for (const [path, text] of await formattedFiles()) {
      const file = join(root, path);
      expect(existsSync(file) && readFileSync(file, "utf8") === text, path).toBe(true);
    }
  }, 120_000);
});
