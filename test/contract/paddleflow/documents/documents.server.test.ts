import { spawnSync } from "node:child_process";

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { yamlText } from "../../../../provider/core/schema/yaml";
import { pipelineYaml, runYaml } from "../../../../provider/platforms/paddleflow/api/workflow";
import { yamlOf } from "../../../../provider/hosts/document/yaml";
import { buildPaddleFlow, whyNoPaddleFlow } from "../../../toolchain/paddleflow/build";
import { logToStderr } from "../../../toolchain/progress";
import { delicate, documents } from "../../../unit/hosts/document/texts";

interface Reading {
  readonly content?: unknown;
  readonly refusal?: string;
  readonly runRefusal?: string;
}

const SAMPLES = 2_000;
const missing = whyNoPaddleFlow();
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe.skipIf(missing !== undefined)("documents before the real server's parser", () => {
  let program: string;
  beforeAll(async () => {
    program = (await buildPaddleFlow(logToStderr)).yaml;
  });

  const read = (texts: readonly string[]): Reading[] => {
    const input = texts.map((text) => JSON.stringify(text)).join("\n");
    const { stdout, status } = spawnSync(program, { input, encoding: "utf8", maxBuffer: 2 ** 28 });
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    return lines.map((line) => JSON.parse(line) as Reading);
  };

  it("hold what an object in the program holds", () => {
    const objects = [...delicate, ...fc.sample(documents, SAMPLES)];
    const found = read(objects.map((content) => yamlOf(content, "yaml")));
    expect(found.map((reading) => reading.runRefusal)).toEqual(objects.map(() => undefined));
    expect(found.map(({ content }) => content)).toEqual(objects.map(plain));
  });

  const STEPS = "entry_points: {main: {command: echo}}\n";
  const aliases = (count: number, use: string): string =>
    Array.from({ length: count }, (_, index) => `  s${index}: {command: echo, env: ${use}}`).join("\n");

  it.each([
    ["several documents", `name: p\n${STEPS}---\nname: [\n`],
    [
      "a hundred and twenty uses of one anchor",
      `name: p\nx: &env {A: b}\nentry_points:\n${aliases(120, "*env")}\n`,
    ],
    ["as many merges", `name: p\nx: &env {A: b}\nentry_points:\n${aliases(120, "{<<: *env}")}\n`],
    ["another name than a pipeline may have", `name: 1st_run\n${STEPS}`],
    ["a name in Chinese", `name: 流水线\n${STEPS}`],
  ])("are taken with %s, in a run", (_what, text) => {
    const [reading] = read([text]);
    expect(reading).toMatchObject({ content: {} });
    expect(reading?.runRefusal).toBeUndefined();
    expect(runYaml.safeParse(text).error).toBeUndefined();
  });

  it("may have a key twice in a pipeline, where the later one wins, and not in a run", () => {
    const text = `name: a\nname: b\n${STEPS}`;
    const [reading] = read([text]);
    expect(reading?.content).toMatchObject({ name: "b" });
    expect(reading?.runRefusal).toContain("already defined");
    expect(yamlText(text).outline).toMatchObject({ name: "b" });
    expect(pipelineYaml.safeParse(text).error).toBeUndefined();
    expect(runYaml.safeParse(text).error).toBeDefined();
  });

  it("have what is merged where it is merged", () => {
    const text = "u: &u {a: 1, b: 1}\nv: &v {b: 2, c: 2}\nw: {a: 3, <<: [*u, *v], c: 3}\n<<: *u\n";
    expect(yamlText(text).outline).toEqual(read([text])[0]?.content);
  });

  it("lose nothing but a line break where a text ends in a block without one", () => {
    const [open, closed] = read(["a: |\n  b", "a: |\n  b\n"]);
    expect([open?.content, closed?.content]).toEqual([{ a: "b" }, { a: "b\n" }]);
    expect(yamlText("a: |\n  b").outline).toEqual(open?.content);
    expect(yamlText("a: |\n  b\n").outline).toEqual(closed?.content);
  });

  it("are refused by the server too where their aliases stand for too much", () => {
    const levels = Array.from({ length: 9 }, (_, level) =>
      level === 0
        ? "l0: &l0 [x]"
        : `l${level}: &l${level} [${Array(10)
            .fill(`*l${level - 1}`)
            .join()}]`,
    );
    const [few, many] = [levels.slice(0, 3).join("\n"), levels.join("\n")];
    const found = read([few, many]);
    expect(found[0]?.refusal).toBeUndefined();
    expect(found[1]?.refusal).toContain("excessive aliasing");
    expect([few, many].map((text) => yamlText(text).problem !== undefined)).toEqual([false, true]);
  });
});
