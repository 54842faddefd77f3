import { describe, expect, it } from "vitest";

import { Figures } from "../../../bench/growth/figures";
import { currentDocument, withTables } from "../../../bench/growth/report";
import { figure } from "./sample";

const place = (name: string) => `<!-- growth: ${name} -->\n\nbefore\n\n<!-- end -->\n`;

/** The rows of the first table of a text, by the names of their columns. */
function rowsOf(text: string): Record<string, string>[] {
  const [head = [], , ...rows]: string[][] = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((row) => Object.fromEntries(row.map((cell, column) => [head[column] ?? "", cell])));
}

describe("the tables of docs/scale.md", () => {
  it("are those of the figures", async () => {
    expect(await withTables(currentDocument(), new Figures().all)).toBe(currentDocument());
  });

  it("are left out without figures", async () => {
    expect(await withTables(place("one stack"), [])).toBe("<!-- growth: one stack -->\n<!-- end -->\n");
  });

  it("show what was measured", async () => {
    const use = { peakMiB: 120.4, cpuSeconds: 3.2, writtenMiB: 2_048.4 };
    const text = await withTables(place("one stack"), [
      figure({}, "up", 41.26, {
        engine: use,
        requests: { CreateTaskTemplate: 1_000, DescribeTaskTemplates: 40 },
      }),
      figure({}, "preview", 4.26, { stateBytes: 4 * 1024 ** 2, engine: { ...use, peakMiB: 200 } }),
      figure({ rates: "documented" }, "up", 520),
      figure({ stacks: 4 }, "up", 30),
    ]);
    expect(rowsOf(text)).toEqual([
      expect.objectContaining({
        resources: "1,000",
        backend: "file",
        form: "dynamic",
        "up s": "41",
        "preview s": "4.3",
        "refresh s": "–",
        "state MiB": "4.0",
        "engine peak MiB": "200",
        "provider peak MiB": "–",
        "written in up, MiB": "2,048",
        "backend's requests in up": "–",
        "platform's requests in up": "1,040",
      }),
    ]);
  });

  it("tell what was stopped by the smaller sizes, or by its limit alone", async () => {
    const text = await withTables(place("one stack"), [
      figure({}, "up", 40),
      figure({ size: 3_000 }, "up", 300),
      figure({ size: 4_000 }, "up", 900, { stopped: { done: 1_100 } }),
      figure({ size: 10_000 }, "up", 900, { stopped: { done: 1_000 } }),
      figure({}, "refresh", 4),
      figure({ size: 3_000 }, "refresh", 30),
      figure({ size: 10_000 }, "refresh", 200, { stopped: {} }),
      figure({ size: 10_000 }, "destroy", 900, { stopped: { done: 80 } }),
    ]);
    // up: t = 0.01 N + 0.00003 N²; refresh: 0.001 N + 0.000003 N². A beginning is no smaller size: it has the whole's start.
    expect(rowsOf(text).at(-1)).toMatchObject({
      "up s": "≈ 3,100 (1,000 done after 900)",
      "refresh s": "≈ 310 (stopped after 200)",
      "destroy s": "> 900",
    });
  });

  it("tell the least time at the documented rates from the requests that were counted for two sizes", async () => {
    const counted = (size: number, reads: number) => ({
      requests: { DescribeComputeEnvs: 1, CreateTaskTemplate: size, DescribeTaskTemplates: reads },
    });
    const text = await withTables(place("least time"), [
      figure({ size: 100, rates: "documented" }, "up", 60, counted(100, 99)),
      figure({ size: 1_000, rates: "documented" }, "up", 530, counted(1_000, 100)),
      figure({ size: 300, rates: "documented" }, "up", 160, counted(300, 30)),
      figure({ size: 300, rates: "documented" }, "refresh", 160, counted(300, 30)),
      figure({ size: 300 }, "destroy", 9, { requests: { DeleteTaskTemplates: 300 } }),
    ]);
    expect(rowsOf(text)).toEqual([
      {
        operation: "up",
        "at a time": "default",
        "requests counted":
          "DescribeComputeEnvs 1, CreateTaskTemplate 1,000, DescribeTaskTemplates 100 for 1,000",
        "300: s": "149",
        "1,000: s": "499",
        "3,000: s": "1,499",
        "10,000: s": "4,999",
      },
    ]);
  });

  it("are known by their names", async () => {
    await expect(withTables(place("another"), [])).rejects.toThrow('"another"');
  });
});
