import { yamlKey } from "../../../../provider/core/schema/yaml";
import { describe, expect, it } from "vitest";

import { parseMark } from "../../../../provider/core/identity";
import {
  nameIn,
  pipelineYaml,
  runYaml,
  takeMark,
  takesMark,
  withMark,
} from "../../../../provider/platforms/paddleflow/api/workflow";

const MARK = parseMark("0123456789abcdef01234567-0123456789abcdef")!;
const TEXT = "name: p\nentry_points:\n  main:\n    command: echo hi\n";

describe("texts that mean the same", () => {
  it.each([
    ["comments", "# first\na: 1 # one\n", "a: 1\n"],
    ["order of keys", "a: 1\nb: {d: 2, c: 3}\n", "b:\n  c: 3\n  d: 2\na: 1\n"],
    ["quotes", "a: 'x'\n", 'a: "x"\n'],
    ["JSON", '{"a": [1, "x"]}', "a:\n  - 1\n  - x\n"],
    ["an alias", "a: &x [1]\nb: *x\n", "a: [1]\nb: [1]\n"],
  ])("have one key: %s", (_what, one, other) => {
    expect(yamlKey(one)).toBe(yamlKey(other));
  });

  it.each([
    ["a value", "a: 1\n", "a: 2\n"],
    ["a text and a number", "a: 1\n", "a: '1'\n"],
    ["what only the older edition reads as a number", "a: 0644\n", "a: 644\n"],
    ["what only the older edition reads as a truth value", "a: yes\n", "a: true\n"],
    ["the order of a list", "a: [1, 2]\n", "a: [2, 1]\n"],
  ])("others have two: %s", (_what, one, other) => {
    expect(yamlKey(one)).not.toBe(yamlKey(other));
  });

  it("stand for themselves where they are no YAML", () => {
    expect(yamlKey("a: [")).toBe("a: [");
    expect(yamlKey(undefined)).toBeUndefined();
  });
});

describe("the mark in a text", () => {
  it.each([
    TEXT,
    TEXT.trimEnd(),
    `${TEXT}    env: {A: b}\n# the end`,
    "name: p\nx: |\n  text\n",
    '{"name": "p"}',
  ])("changes nothing and comes out again: %j", async (text) => {
    const marked = await withMark(text, MARK);
    expect(await takesMark(text)).toBe(true);
    expect(marked).toContain(MARK.text);
    expect(yamlKey(marked)).toBe(yamlKey(text));
    const taken = takeMark(marked);
    expect(taken.mark).toEqual(MARK);
    expect(taken.text.trimEnd()).toBe(text.trimEnd());
  });

  it("is left away where it would become part of a value", async () => {
    const text = "a: |2\n  x\n \n'";
    const marked = await withMark(text, MARK);
    expect(marked === text || yamlKey(marked) === yamlKey(text)).toBe(true);
    expect(await takesMark("name: p\nx: |\n  no line end")).toBe(false);
    expect(takeMark(TEXT)).toEqual({ text: TEXT, mark: undefined });
    // A comment elsewhere is the user's own.
    const quoted = `# pulumi-batchflow: ${MARK.text}\n${TEXT}`;
    expect(takeMark(quoted)).toEqual({ text: quoted, mark: undefined });
  });
});

describe("the comment of an earlier release", () => {
  it("is taken out, and is no mark", () => {
    const earlier = `${TEXT}# pulumi-batchflow: 0123456789abcdef0123456789abcdef\n`;
    expect(takeMark(earlier)).toEqual({ text: TEXT, mark: undefined });
  });
});

describe("a pipeline's text", () => {
  const problem = (schema: typeof runYaml, text: string) => schema.safeParse(text).error?.issues[0]?.message;

  const problems = (schema: typeof runYaml, text: string) =>
    schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

  it.each([
    ["a: [\n  secret-canary", /^must be YAML: .* at line 2, column \d+$/],
    ["a: b: c", /^must be YAML: Nested mappings .* at line 1, column 4$/],
    ["- a", /^must be a pipeline with `entry_points`$/],
    ["name: p\nentry_points: x", /^must be a pipeline with `entry_points`$/],
    ["name: 5\nentry_points: {}", /^its `name` must be /],
  ])("%j is refused, with the one reason", (text, reason) => {
    for (const schema of [pipelineYaml, runYaml]) {
      expect(problems(schema, text)).toEqual([expect.stringMatching(reason)]);
      expect(problem(schema, text)).not.toContain("canary");
    }
  });

  it.each(["1st_run", "流水线", "x".repeat(129)])(
    "may have the name %s where it is a run's: the server takes the name beside it",
    (name) => {
      const text = `name: ${name}\nentry_points: {}`;
      expect(problem(runYaml, text)).toBeUndefined();
      expect(problem(pipelineYaml, text)).toMatch(/^its `name` must be letters, .* at most 128/);
    },
  );

  it("has no key twice where it is a run's, as the server's stricter parser has it there", () => {
    const text = "name: p\nentry_points: {main: {command: a, command: b}}\n";
    expect(problem(runYaml, text)).toBe("must not have a key twice in one mapping, as at line 2, column 35");
    expect(problem(pipelineYaml, text)).toBeUndefined();
  });

  it("is the first of several documents, as the server reads them", () => {
    const text = `${TEXT}---\nname: [\n`;
    expect(problem(pipelineYaml, text)).toBeUndefined();
    expect(nameIn(text)).toBe("p");
    expect(yamlKey(text)).toBe(yamlKey(TEXT));
  });

  it("needs a name only where nothing else names it", () => {
    expect(problem(runYaml, "entry_points: {}")).toBeUndefined();
    expect(problem(pipelineYaml, "entry_points: {}")).toMatch(/must have a `name`/);
    expect(problem(pipelineYaml, TEXT)).toBeUndefined();
    expect(nameIn(TEXT)).toBe("p");
    expect(nameIn("a: [")).toBeUndefined();
  });
});
