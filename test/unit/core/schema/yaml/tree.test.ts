import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";

import { contentOf, Meaning } from "../../../../../provider/core/schema/yaml/meaning";
import { fastTree, readTree, thoroughTree } from "../../../../../provider/core/schema/yaml/tree";

const formOf = (reading: ReturnType<typeof fastTree>) =>
  reading === undefined ? undefined : { form: new Meaning(reading.tree).form, several: reading.several };

/** Texts from the chapters of the YAML specification, shortened, and what documents of the platforms have. */
const TEXTS = [
  "- Mark\n- Sammy\n",
  "american:\n  - Boston\n  - Detroit\n",
  "-\n  name: Mark\n  hr: 65\n-\n  name: Sammy\n",
  "Mark: {hr: 65, avg: 0.278}\n",
  "---\nhr: # comment\n  - Mark\n  # Following node labeled SS\n  - &SS Sammy\nrbi:\n  - *SS\n  - Ken\n",
  "--- |\n  \\//||\\/||\n  // ||  ||__\n",
  "--- >\n  Mark's\n  year was crippled\n\n  by an injury.\n",
  ">\n Sammy completed\n\n   63 Home Runs\n   0.288 Average\n\n What a year!\n",
  "unicode: \"Sosa did fine.\\u263A\"\ncontrol: \"\\b1998\\t1999\\t2000\\n\"\nsingle: '\"Howdy!\" he cried.'\nquoted: ' # Not a ''comment''.'\n",
  'plain:\n  This unquoted scalar\n  spans many lines.\n\nquoted: "So does this\n  quoted scalar.\\n"\n',
  "a: |+\n  kept\n\n\nb: |-\n  stripped\n\nc: >2\n    more\n",
  "a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2\n",
  "a:\nb: ~\n? c\n: d\n",
  "%YAML 1.2\n---\na: 1\n...\n",
  "a: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n",
  "\uFEFFa: 1\n",
  "a: yes\nb: 0o17\nc: 017\nd: 1:30\ne: 2001-12-14\nf: .inf\ng: 1e3\nh: +1\ni: -0\nj: 0.10\n",
  "a: !!str 12\nb: !!str yes\nc: ! 12\n",
  'a: {"b":1, c: [d,e , f], g}\n',
  "a: 'it''s'\nb: \"x\\\n  y\"\n",
  "{a: 1}: b\n",
  "[a]: b\na: c\n",
  'a: "\\0b"\nb: \\0b\n',
  "a: 1\n---\nb: 2\n",
  "",
  "# nothing\n",
  "a: !custom {b: 1}\n",
  "a: 1\na: 2\n",
  "a: |\n  b",
];

describe("the two readers of a YAML text", () => {
  it.each(TEXTS)("find the same in %j", (text) => {
    const thorough = formOf(thoroughTree(text));
    expect(formOf(fastTree(text)) ?? thorough).toEqual(thorough);
  });

  it("read what js-yaml can: a large document is such a text", () => {
    const fast = TEXTS.filter((text) => fastTree(text) !== undefined);
    expect(fast.length).toBeGreaterThan(TEXTS.length / 2);
  });

  it("find the same in any content, in any style", () => {
    const scalar = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("yes", "0o17", "1:30", "~", "<<", "=", "- a", "a: b", "#", "\n", " x\n\n y\n", "\t"),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        scalar,
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
      ),
    }));
    const styles = fc.record({
      defaultStringType: fc.constantFrom(
        "PLAIN",
        "QUOTE_DOUBLE",
        "QUOTE_SINGLE",
        "BLOCK_FOLDED",
        "BLOCK_LITERAL",
      ),
      collectionStyle: fc.constantFrom("any", "block", "flow"),
      lineWidth: fc.constantFrom(0, 20, 80),
      indent: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(value, styles, (content, { defaultStringType, ...style }) => {
        const text = stringify(
          { content },
          {
            ...style,
            defaultStringType: defaultStringType as "PLAIN",
            collectionStyle: style.collectionStyle as "any",
            version: "1.2",
          },
        );
        const thorough = thoroughTree(text);
        expect(formOf(fastTree(text)) ?? formOf(thorough)).toEqual(formOf(thorough));
        expect(contentOf(readTree(text).tree)).toEqual(contentOf(thorough.tree));
      }),
      { numRuns: 300 },
    );
  });
});
