import fc from "fast-check";
import { parsers } from "prettier/plugins/markdown";
import type { ParserOptions } from "prettier";
import { describe, expect, it } from "vitest";

import {
  block,
  code,
  escaped,
  fitted,
  folded,
  heading,
  shortened,
  table,
} from "../../../../provider/hosts/commandLine/markdown";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The document as another reader of Markdown understands it. */
async function read(lines: readonly string[]): Promise<Node> {
  return (await parsers.markdown.parse(lines.join("\n"), {} as ParserOptions)) as Node;
}

function all(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(all)];
}

/** What a stranger may have called something: text with all that Markdown, HTML or GitHub gives a meaning. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        "|",
        "\\|",
        "`",
        "``",
        "```",
        "\n",
        "\r\n",
        "\n\n# head",
        "@octocat",
        "#1",
        "<b>",
        "</details>",
        "<script>",
        "<!--",
        "-->",
        "[a](http://x)",
        "![a](b)",
        "https://example.com",
        "www.example.com",
        "a@b.example",
        "**",
        "__",
        "~~",
        "$x$",
        "&amp;",
        "\\",
        " ",
        "- ",
        "1. ",
        "> ",
        "---",
        "\u202e",
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** What a name must never become, and what a table and code are made of. */
const PLAIN = new Set([
  "root",
  "table",
  "tableRow",
  "tableCell",
  "text",
  "inlineCode",
  "sentence",
  "word",
  "whitespace",
]);

function expectPlain(tree: Node, besides: readonly string[] = []): void {
  for (const { type, value } of all(tree)) {
    const isCode = type === "html" && (value === "<code>" || value === "</code>");
    if (!isCode && !besides.includes(type)) expect(PLAIN).toContain(type);
  }
}

describe("Markdown of what others have named", () => {
  it("stays in its cell of a table, and is nothing but code", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 3 }),
        async (names) => {
          const tree = await read(
            table(
              ["a", "b"],
              names.map((row) => row.map((name) => code(name))),
            ),
          );
          expectPlain(tree);
          const [found, ...others] = tree.children ?? [];
          expect([found?.type, others]).toEqual(["table", []]);
          expect(found?.children).toHaveLength(names.length + 1);
          for (const row of found?.children ?? []) expect(row.children).toHaveLength(2);
        },
      ),
    );
  });

  it("mentions nobody outside of code, and leads nowhere", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (words) => {
        const text = escaped(words);
        expectPlain(await read([`and ${text}`]), ["paragraph", "break"]);
        // What GitHub and GitLab look for in what is shown.
        const shown = text.replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)));
        expect(shown).not.toMatch(/[@#!~%$&^:][\p{L}\p{N}_]|:\/\/|\bwww\./u);
      }),
    );
  });

  it.each([
    ["train", "`train`"],
    ["", '`""`'],
    ["a|b", "<code>a&#124;b</code>"],
    ["a`b", "<code>a&#96;b</code>"],
    ["a|b@c.de", "<code>a&#124;b&#64;&#8203;c&#46;de</code>"],
    ["<b>@octocat", "`<b>@octocat`"],
    ["two\nlines", "`two\\nlines`"],
    [" x", "<code> x</code>"],
  ])("shows %j as %s", (text, shown) => {
    expect(code(text)).toBe(shown);
  });

  it("leaves out the middle of what is long", () => {
    const text = `begin${"x".repeat(500)}end`;
    expect(Array.from(shortened(text, 40))).toHaveLength(40);
    expect(shortened(text, 40)).toMatch(/^beginx+…x+end$/);
    expect(shortened("😀".repeat(100), 10)).toBe(`${"😀".repeat(6)}…${"😀".repeat(3)}`);
  });

  it("puts lines of any origin into a block that they do not end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 5 }), async (lines) => {
        const tree = await read(
          block(
            lines.map((line) => ` ${line}`),
            "diff",
          ),
        );
        expect(tree.children?.map(({ type }) => type)).toEqual(["code"]);
      }),
    );
  });

  it("has headings and folds of one line", () => {
    expect(heading("a\n# b", 3)).toBe("### a&#92;n&#35; b");
    expect(folded("<b>", ["x"])).toEqual([
      "<details><summary>&#60;b&#62;</summary>",
      "",
      "x",
      "",
      "</details>",
    ]);
  });
});

describe("a document that is too long for a comment", () => {
  const where = "elsewhere is all";

  it("stays as it is where it fits", () => {
    expect(fitted(["a", "b"], where)).toEqual(["a", "b"]);
  });

  it("ends its blocks, and says how much is left out", () => {
    const lines = [
      ...folded(
        "diff",
        block(
          Array.from({ length: 50 }, (_, index) => `+line ${index}`),
          "diff",
        ),
      ),
      "end",
    ];
    const short = fitted(lines, where, 300);
    expect(short.join("\n").length).toBeLessThanOrEqual(300);
    const kept = short.filter((line) => line.startsWith("+")).length;
    expect(short.slice(-5)).toEqual([
      "```",
      "",
      "</details>",
      "",
      `_${lines.length - kept - 3} more lines do not fit into a comment: ${where}._`,
    ]);
  });

  it("never exceeds what it is given", () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 30 }),
        fc.integer({ min: 200, max: 2_000 }),
        (names, limit) => {
          const lines = [
            ...table(
              ["a"],
              names.map((name) => [code(name)]),
            ),
            ...folded("x", block(names)),
          ];
          expect(fitted(lines, where, limit).join("\n").length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
