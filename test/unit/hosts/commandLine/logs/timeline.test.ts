import { readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { timelineOf } from "../../../../../provider/hosts/commandLine/logs/timeline/bars";
import { mermaidOf } from "../../../../../provider/hosts/commandLine/logs/timeline/mermaid";
import { svgOf } from "../../../../../provider/hosts/commandLine/logs/timeline/svg";
import { repositoryRoot } from "../../../../toolchain/repository";
import { anyStory, at, failedJob, jobOfDocs, part, shown } from "../../../core/story/stories";
import { parseXml, textsIn } from "./xml";

const NOW = at(100);
const timeline = (story: Parameters<typeof shown>[0]) => timelineOf(shown(story), NOW);

describe("the parts of a story over time", () => {
  it("are drawn by their begins, from begin to end", () => {
    const { bars, begin, end, remarks } = timeline(failedJob);
    expect(bars.map(({ path, begin: from, end: to }) => [path.join("/"), from, to])).toEqual([
      ["task prepare", at(0), at(4)],
      ["task train", at(4), at(72)],
      ["task train/instance 0", at(4), at(60)],
      ["task train/instance 1", at(5), at(72)],
    ]);
    expect([begin, end, remarks]).toEqual([at(0), at(72), []]);
  });

  it("run up to now, and are left out with a word where their times are not known", () => {
    const parts = [
      part("runs", "running", { begin: at(10) }),
      part("waits", "waiting"),
      part("ended", "succeeded", { begin: at(1) }),
    ];
    const { bars, end, remarks } = timeline(part("job", "running", { begin: at(0), parts }));
    expect(bars).toMatchObject([{ path: ["runs"], begin: at(10), end: NOW, isOpen: true }]);
    expect(end).toBe(NOW);
    expect(remarks).toEqual(["1 not drawn: not begun.", "1 not drawn: begin or end not known."]);
  });

  it("run up to the last known time by a clock whose zone is not known", () => {
    const parts = [
      part("a", "succeeded", { begin: at(0), end: at(30) }),
      part("b", "running", { begin: at(10) }),
    ];
    const { bars, remarks } = timeline({ ...part("run", "running", { parts }), hasLocalTimes: true });
    expect(bars[1]?.end).toBe(at(30));
    expect(remarks[0]).toMatch(/^The server does not tell the zone/);
  });
});

describe("the docs on logs", () => {
  const file = (name: string) => readFileSync(join(repositoryRoot, "docs", name), "utf8");

  it("show timelines as they are", () => {
    expect(`${svgOf(timeline(jobOfDocs)).join("\n")}\n`).toBe(file("logs.svg"));
    expect(file("logs.md")).toContain(
      `\`\`\`mermaid\n${mermaidOf(timeline(jobOfDocs)).join("\n")}\n\`\`\`\n`,
    );
  });
});

describe("a timeline as SVG", () => {
  it("has a title, a description and a bar for each part, in a length of its time", () => {
    const root = parseXml(svgOf(timeline(failedJob)).join("\n"));
    expect(root).toMatchObject({ name: "svg", attributes: { role: "img", "aria-labelledby": "title desc" } });
    const byId = (id: string) => root.children.find((child) => child.attributes.id === id)?.text;
    expect(byId("title")).toBe("job nightly: FAILED");
    expect(byId("desc")).toContain("task train, instance 1: FAILED, 1 min 7 s");
    const bars = root.children.flatMap(({ children }) => children.filter(({ name }) => name === "rect"));
    expect(bars.map(({ attributes }) => attributes.class)).toEqual([
      "succeeded",
      "failed",
      "succeeded",
      "failed",
    ]);
    const [first, second] = bars.map(({ attributes }) => Number(attributes.width));
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(68 / 4, 1);
  });

  it("is well-formed without scripts, links and fonts from elsewhere, and shows every text as it is", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const whole = shown(story);
        const svg = svgOf(timelineOf(whole, NOW)).join("\n");
        const root = parseXml(svg);
        expect(svg).not.toMatch(/ (?:href|on\w+)="|@import/);
        const names = new Set(["svg", "title", "desc", "style", "text", "line", "g", "rect"]);
        expect(textsIn(root).every(({ name }) => names.has(name))).toBe(true);
        const title = root.children.find(({ name }) => name === "title")?.text;
        // What XML has no place for is shown as a replacement.
        expect(title).toBe(
          `${whole.name}: ${whole.state}`.replace(/[\ufffe\uffff\ud800-\udfff]/gu, "\ufffd"),
        );
      }),
    );
  });

  it("is drawn where no time is known", () => {
    const root = parseXml(
      svgOf(timeline(part("job", "waiting", { parts: [part("a", "waiting")] }))).join("\n"),
    );
    expect(textsIn(root).map(({ text }) => text)).toContain("1 not drawn: not begun.");
  });
});

describe("a timeline as a gantt chart of Mermaid", () => {
  it("has a section for each task with its instances", () => {
    expect(mermaidOf(timeline(failedJob))).toEqual([
      "gantt",
      "  title job nightly#58; FAILED",
      "  dateFormat YYYY-MM-DD HH:mm:ss.SSS",
      "  axisFormat %H:%M:%S",
      "  section task prepare",
      "    task prepare, SUCCEEDED :done, 2030-05-01 12:00:00.000, 2030-05-01 12:00:04.000",
      "  section task train",
      "    task train, FAILED :crit, 2030-05-01 12:00:04.000, 2030-05-01 12:01:12.000",
      "    instance 0, SUCCEEDED :done, 2030-05-01 12:00:04.000, 2030-05-01 12:01:00.000",
      "    instance 1, FAILED :crit, 2030-05-01 12:00:05.000, 2030-05-01 12:01:12.000",
    ]);
  });

  it("has no line that a name of any text makes something else of", () => {
    const word = fc.constantFrom(
      "section ",
      "title ",
      "click ",
      "done:",
      "%%",
      ":crit, ",
      "#quot;",
      ";",
      "\n",
      "a",
    );
    const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(""));
    fc.assert(
      fc.property(anyStory, text, (story, name) => {
        const parts = [
          { ...part(name, "failed", { begin: at(0), end: at(1) }), state: name },
          ...(story.parts ?? []),
        ];
        const lines = mermaidOf(timeline({ ...story, parts }));
        const moment = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`;
        const label = String.raw`(?!\d|section|title|click|call|href|acc)(?:[\p{L}\p{N} ,._/=-]|#\d+;)+`;
        const task = new RegExp(`^    ${label} :(?:(?:done|crit|active), )?${moment}, ${moment}$`, "u");
        const section = new RegExp(`^  section ${label}$`, "u");
        for (const line of lines.slice(4)) {
          expect(task.test(line) || section.test(line) || /^ {2}%% [\w ,:;.']*$/.test(line)).toBe(true);
        }
      }),
    );
  });
});
