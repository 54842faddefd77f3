import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { mark, OrphansScene } from "./orphansScene";

let scene: OrphansScene;
beforeEach(() => {
  scene = new OrphansScene();
});
afterEach(() => scene.pulumi.remove());

describe("orphans", () => {
  it("are summed up in Markdown, those that need somebody first", async () => {
    scene.objects["tencent:Job tencent"]?.push({ id: "`|<b>@all", name: "a|b", who: "e".repeat(24) });
    expect(await scene.orphans({ format: "markdown" })).toBe(0);
    expect(scene.out).toEqual([
      "## Orphans",
      "",
      "**6 objects that nobody owns**: 2 left by resources, 1 of pending creations, 1 retained, 2 of unknown resources.",
      "",
      "| type | id | name | age | resource |",
      "| --- | --- | --- | --- | --- |",
      "| `tencent:Job` | `surplus` |  | 5 h | `a` |",
      "| `tencent:Job` | `named` | `job-abcdefg` | age not known | `abcdefg` |",
      "| `tencent:Job` | `making` |  | 0 min | creation pending: `pending` |",
      "| `tencent:Job` | `kept` |  | age not known | retained: `keep` |",
      "| `tencent:Job` | `theirs` |  | age not known | unknown resource |",
      "| `tencent:Job` | <code>&#96;&#124;&#60;b&#62;&#64;&#8203;all</code> | <code>a&#124;b</code> | age not known | unknown resource |",
    ]);
  });

  it("in Markdown are none in so many words, unless some could not be listed", async () => {
    scene.objects = { "tencent:Job tencent": [] };
    expect(await scene.orphans({ format: "markdown", stack: ["dev"] })).toBe(0);
    expect(scene.out).toEqual(["## Orphans of dev", "", "Nothing that nobody owns."]);
    scene.out.length = 0;
    scene.objects = {};
    expect(await scene.orphans({ format: "markdown", expectNone: "stacks" })).toBe(1);
    expect(scene.out.slice(2)).toEqual([
      "Nothing that nobody owns was found. **1 failed: the list may not be whole.**",
      "",
      "What failed:",
      "",
      "- `tencent:Job by connection tencent: no route`",
    ]);
    expect(scene.notes).toEqual([]);
  });

  it("in Markdown are so few as somebody reads, and what was deleted is said to be", async () => {
    scene.objects["tencent:Job tencent"] = [
      { id: "surplus", who: mark("a") },
      ...Array.from({ length: 60 }, (_, index) => ({ id: `theirs-${index}`, who: "f".repeat(24) })),
    ];
    expect(await scene.orphans({ format: "markdown", delete: true, yes: true, expectNone: "stacks" })).toBe(
      0,
    );
    expect(scene.out[2]).toBe(
      "**61 objects that nobody owns**: 1 left by resources, 60 of unknown resources; 1 deleted.",
    );
    expect(scene.out[6]).toBe("| `tencent:Job` | `surplus` |  | age not known | `a` (deleted) |");
    expect(scene.out.slice(-3)).toEqual([
      "| `tencent:Job` | `theirs-48` |  | age not known | unknown resource |",
      "",
      "_11 more are listed by `npx batchflow orphans`._",
    ]);
  });

  it.each([
    ["what resources have left", ["surplus"], { stacks: 5, all: 5 }],
    ["what a pending creation has made", ["making"], { stacks: 5, all: 5 }],
    ["what a replacement has kept on purpose", ["kept"], { stacks: 0, all: 0 }],
    ["what is of unknown resources", ["theirs"], { stacks: 0, all: 5 }],
    ["nothing", ["held"], { stacks: 0, all: 0 }],
  ])("that must not be end with an exit code of their own: %s", async (_what, ids, codes) => {
    const listed = scene.objects["tencent:Job tencent"]?.filter(({ id }) => ids.includes(id)) ?? [];
    scene.objects["tencent:Job tencent"] = listed;
    expect(await scene.orphans({})).toBe(0);
    expect(await scene.orphans({ expectNone: "stacks" })).toBe(codes.stacks);
    expect(await scene.orphans({ expectNone: "all" })).toBe(codes.all);
  });
});
