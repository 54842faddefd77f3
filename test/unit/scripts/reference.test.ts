import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { defineResource } from "../../../provider/core/definition";
import { field, structure } from "../../../provider/core/schema/field";
import { referencePages } from "../../../scripts/generate/reference";
import { componentIn, componentPage } from "../../../scripts/generate/reference/component";
import { examplesIn } from "../../../scripts/generate/reference/examples";
import { resourcePage } from "../../../scripts/generate/reference/resource";
import { repositoryRoot } from "../../toolchain/repository";
import { box, getBoxes, shakeBox } from "../sdk/artificial";

const EXAMPLES = `import * as pulumi from "@pulumi/pulumi";
import { sample, type Widget } from "pulumi-batchflow";

const shared = 1;

// ## A small box
// Holds \`one\` thing.
// It is red.
//
// It closes.
export const small = new sample.Box("small", { size: 1 });

// ## A box of the configuration's size
const size = new pulumi.Config().requireNumber("size");
// pulumi is named in a comment here, sample in code.
export const wide = new sample.Box("wide", { size });

// ## A number
export const widget = "pulumi and sample" as Widget;
`;

/** The part of a page below a heading, up to the next one of its level. */
function part(page: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0] ?? "";
  const [, text = ""] = page.split(`\n${heading}\n`);
  return text.split(`\n${level} `)[0] ?? "";
}

describe("the examples of a resource's file", () => {
  const [small, wide, number] = examplesIn(EXAMPLES);

  it("have a title, paragraphs and code", () => {
    expect(small).toMatchObject({
      title: "A small box",
      prose: ["Holds `one` thing. It is red.", "It closes."],
    });
    expect(examplesIn(EXAMPLES)).toHaveLength(3);
  });

  it("have those of the file's imports that their code uses", () => {
    expect(small?.code).toBe(
      'import { sample } from "pulumi-batchflow";\n\nexport const small = new sample.Box("small", { size: 1 });',
    );
    expect(wide?.code).toMatch(
      /^import \* as pulumi from "@pulumi\/pulumi";\nimport \{ sample \} from "pulumi-batchflow";\n\nconst size/,
    );
    expect(number?.code).toMatch(/^import \{ type Widget \} from "pulumi-batchflow";\n\nexport/);
  });

  it("are refused without code", () => {
    expect(() => examplesIn("// ## Empty\n// Nothing.\n")).toThrow(/Empty/);
  });
});

describe("a resource's page", () => {
  const page = resourcePage(box, EXAMPLES);

  it("names the resource as each language does", () => {
    for (const name of ["sample.Box", "batchflow:sample:Box", "pulumi-nodejs:dynamic/batchflow/sample:Box"])
      expect(page).toContain(`\`${name}\``);
    expect(page).toContain("`box_name` for `boxName`");
  });

  it("shows the examples", () => {
    expect(part(page, "### A small box")).toContain(
      "\nHolds `one` thing. It is red.\n\nIt closes.\n\n```ts\nimport",
    );
  });

  it("has a line for each argument: type, meaning, default and what a change does", () => {
    const text = part(page, "## Arguments");
    expect(text).toContain(
      "| `size` (required) | number | The size. Range: at least 1, at most 9 |  | in place |",
    );
    expect(text).toContain("| `zone` (required) | string | The zone |  | replaces |");
    expect(text).toContain('| `mode` | `"fast"`, `"slow"` | The mode | `"slow"` | in place |');
    expect(text).toContain("Secret: encrypted in state");
  });

  it("leads from an argument to its nested type, and tells its places", () => {
    expect(part(page, "## Arguments")).toContain("| `mounts` | map of [Disk](#disk) |");
    expect(part(page, "## Arguments")).toContain("[GitSource](#gitsource) or [ImageSource](#imagesource)");
    expect(part(page, "### Disk")).toContain("Places: `disk`, `disks[]`, `mounts{}`.");
    expect(part(page, "### Disk")).toContain("Range: at least 10, at most 500, a multiple of 10 |");
  });

  it("lists outputs with the id, and says which are secret", () => {
    expect(part(page, "## Outputs")).toContain("`box-1`");
    expect(part(page, "## Outputs")).toMatch(/`endpointKey` \| string \| The key of the endpoint\. Secret/);
  });

  it("says what changes in place, at the highest level for which it holds", () => {
    const text = part(page, "## Changes");
    expect(text).toMatch(/- in place: .*`disk`/);
    expect(text).not.toContain("disk.size");
    expect(text).toContain("- replaces: `zone`");
    expect(text).toContain('- in place with `edition: "new"`, otherwise replaces: `label`');
  });

  it("has the commands that take an object into a stack", () => {
    expect(page).toContain("\nnpx batchflow import sample:Box box=box-1\n");
    expect(page).toContain("\npulumi import batchflow:sample:Box box box-1\n");
  });

  it("has the API actions and the time limits", () => {
    const text = part(page, "## Operations");
    expect(text).toContain("| create | CreateBox | 11 minutes |");
    expect(text).toContain("| read | GetBox |  |");
    expect(text).toContain("| delete | DeleteBox | 13 minutes |");
  });

  it("is refused where an example has the title of another part", () => {
    expect(() => resourcePage(box, "// ## Disk\nconst a = 1;")).toThrow(/"disk"/);
  });

  it("is refused where a nested type means two things", () => {
    const label = (doc: string) => structure("Label", "A label.", { text: field(z.string(), doc) });
    const inputs = structure("BoxArgs", "A box.", { a: label("One."), b: label("Other.") });
    const { outputs, ...spec } = box.spec;
    expect(() => resourcePage(defineResource({ ...spec, outputs, inputs }), undefined)).toThrow(
      /Label.*a.*b/,
    );
  });
});

describe("a component's page", () => {
  const source = `
    /** Arguments of Crate. */
    export interface CrateArgs {
      /** What is in it. */
      boxes: pulumi.Input<pulumi.Input<string>[]>;
      /** The lid. Default: none. */
      lid?: pulumi.Input<string> | undefined;
    }
    /** Boxes in
     * a crate. */
    export class Crate extends pulumi.ComponentResource {
      /** Where it stands. */
      readonly place: pulumi.Output<string>;
      private readonly hidden = 1;
      constructor(name: string, args: CrateArgs) { super("x", name); }
    }`;
  const page = componentPage("sample", componentIn(source, "crate"), EXAMPLES);

  it("is read from its source", () => {
    expect(page).toContain("# sample.Crate\n\nBoxes in a crate.");
    expect(page).toContain("| `boxes` (required) | `string[]` | What is in it. |");
    expect(page).toContain("| `lid` | `string` | The lid. Default: none. |");
    expect(page).toContain("| `place` | `string` | Where it stands. |");
    expect(page).not.toContain("hidden");
    expect(page).toContain("### A small box");
  });
});

describe("a platform's page", () => {
  const page = referencePages("sample", [box], [getBoxes, shakeBox], () => undefined).get(
    "docs/reference/sample/index.md",
  );

  it("leads to the page of each resource, and to each function", () => {
    expect(page).toContain("| [`Box`](box.md) | A box. |");
    expect(page).toContain("| [`getBoxes`](#getboxes) | Lists boxes. | ListBoxes |");
  });
});

describe("the pages of this repository's resources", () => {
  const folder = join(repositoryRoot, "docs/reference");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".md") && !path.endsWith("index.md"),
  );

  it.each(files)("%s has two or three examples", (path) => {
    const examples = part(readFileSync(join(folder, path), "utf8"), "## Examples");
    const count = examples.match(/^### /gm)?.length ?? 0;
    expect([2, 3]).toContain(count);
  });
});
