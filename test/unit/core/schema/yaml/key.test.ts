import { describe, expect, it } from "vitest";

import { prepareYaml, readYaml, yamlKey, yamlText } from "../../../../../provider/core/schema/yaml";
import { describe as describeText } from "../../../../../provider/core/schema/yaml/reading";

describe("the key of a YAML text", () => {
  it.each([
    ["numbers that JavaScript cannot tell apart", "id: 900719925474099312", "id: 900719925474099313"],
    ["versions that are the same number", "version: 4.10", "version: 4.1"],
    ["a number and its text", "id: 12", 'id: "12"'],
    ["no number and nothing", "a: .nan", "a: null"],
    ["infinity and nothing", "a: .inf", "a: ~"],
    ["keys that are numbers", "900719925474099312: x", "900719925474099313: x"],
  ])("differs for %s", (_what, one, other) => {
    expect(yamlKey(one)).not.toBe(yamlKey(other));
  });

  it.each([
    ["bases of one number", "a: 0x10", "a: 16"],
    ["spaces, comments and order", "a: 1\nb: 4.10 # x", "{b:  4.10, a: 1}"],
    ["an anchor and its value", "a: &x [1.5]\nb: *x", "a: [1.5]\nb: [1.5]"],
  ])("is the same for %s", (_what, one, other) => {
    expect(yamlKey(one)).toBe(yamlKey(other));
  });
});

/** Ten levels, each of ten uses of the one below. */
const bomb = (levels: number): string =>
  Array.from({ length: levels }, (_, level) =>
    level === 0
      ? "l0: &l0 [x]"
      : `l${level}: &l${level} [${Array(10)
          .fill(`*l${level - 1}`)
          .join()}]`,
  ).join("\n");

describe("aliases", () => {
  it.each([
    ["a hundred and twenty uses of one value", "*env"],
    ["as many merges of it", "{<<: *env, C: d}"],
  ])("may be many: %s", (_what, use) => {
    const steps = (value: string) =>
      Array.from({ length: 120 }, (_, index) => `  s${index}: {env: ${value}}`).join("\n");
    const text = `x: &env {A: b}\nentry_points:\n${steps(use)}\n`;
    expect(yamlText(text).problem).toBeUndefined();
    expect(yamlKey(text)).not.toBe(yamlKey(text.replace("A: b", "A: c")));
  });

  it("mean the same as what they stand for, nested too", () => {
    const written = `a: ${JSON.stringify([
      [1, 1],
      [1, 1],
    ])}`;
    expect(yamlKey(`x: &x 1\ny: &y [*x, *x]\n${"a: [*y, *y]"}`)).toBe(yamlKey(`x: 1\ny: [1, 1]\n${written}`));
  });

  it("are refused where they stand for more than the server's parser takes, and cost nothing before", () => {
    expect(yamlText(bomb(6)).problem).toBeUndefined();
    expect(yamlText(bomb(30)).problem).toBe("its aliases stand for more than 400,000 values");
  });

  it("are refused where one stands in its own value, or has no anchor", () => {
    expect(yamlText("a: &x [*x]").problem).toBe("an anchor stands in its own value");
    expect(yamlText("a: *x").problem).toBe("the alias at line 1, column 4 has no anchor before it");
  });
});

describe("the outline of a YAML text", () => {
  it("has the members at the top, without what is large", () => {
    const list = Array.from({ length: 2_000 }, (_, index) => `- ${index}`).join("\n");
    const map = Array.from({ length: 2_000 }, (_, index) => `  k${index}: ${index}`).join("\n");
    const text = `name: "1"\nn: 0x10\nsmall: {a: [yes, ~]}\nlist:\n${list}\nmap:\n${map}\n`;
    expect(yamlText(text).outline).toEqual({
      name: "1",
      n: 16,
      small: { a: ["yes", null] },
      list: [],
      map: {},
    });
  });

  it("has what is merged, as the server reads it: the last one wins, and of sources the first", async () => {
    const text =
      'u: &u {a: 1, b: 1}\nv: &v {b: 2, c: 2}\nw: {a: 3, <<: [*u, *v], c: 3}\n<<: *u\nq: {"<<": *v}\n';
    const content = {
      u: { a: 1, b: 1 },
      v: { b: 2, c: 2 },
      w: { a: 1, b: 1, c: 3 },
      a: 1,
      b: 1,
      q: { "<<": { b: 2, c: 2 } },
    };
    expect(yamlText(text).outline).toEqual(content);
    expect(await readYaml(text)).toEqual(content);
    const merged = (members: string) => yamlKey(`u: &u {a: 1}\nw: {${members}}`);
    expect(merged("a: 3, <<: *u")).not.toBe(merged("<<: *u, a: 3"));
  });

  it("is that of the later one of two equal keys", () => {
    expect(yamlText("a: 1\nb: 2\na: 3\n").outline).toEqual({ a: 3, b: 2 });
    expect(yamlKey("a: 1\n'a': 3\n")).toBe(yamlKey("a: 3"));
  });

  it("comes from a text that is nested beyond any reader's depth as a problem", () => {
    expect(yamlText(`a: ${"[".repeat(30_000)}`).problem).toBe("it is nested too deeply");
  });
});

describe("a large YAML text", () => {
  it("means the same whether it was prepared or not", async () => {
    const steps = (count: number) =>
      Array.from({ length: count }, (_, index) => `  s${index}: {command: "echo ${index}"}`).join("\n");
    const text = `name: p\nentry_points:\n${steps(3_000)}\n`;
    await prepareYaml([text, undefined, 5]);
    expect(yamlText(text)).toEqual(describeText(text));
    const content = (await readYaml(text)) as { entry_points: Record<string, unknown> };
    expect(content.entry_points.s2999).toEqual({ command: "echo 2999" });
  });
});
