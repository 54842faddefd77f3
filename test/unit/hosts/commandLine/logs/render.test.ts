import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { storyJson } from "../../../../../provider/hosts/commandLine/logs/json";
import { storyMarkdown } from "../../../../../provider/hosts/commandLine/logs/markdown";
import { storyText } from "../../../../../provider/hosts/commandLine/logs/text";
import { anyStory, at, failedJob, part, shown } from "../../../core/story/stories";

const NOW = at(100);

describe("a story as text", () => {
  it("is a table, the ends of outputs, and what the platform has not", () => {
    const story = shown({ ...failedJob, lacks: ["It has no more."] }, 1);
    expect(storyText(story, NOW)).toEqual([
      "job nightly: FAILED, began 2030-05-01T12:00:00Z, ended 2030-05-01T12:01:12Z, 1 min 12 s",
      "a task failed",
      "",
      "PART          STATE      BEGAN                 TOOK       EXIT  REASON",
      "task train    FAILED     2030-05-01T12:00:04Z  1 min 8 s",
      "  instance 1  FAILED     2030-05-01T12:00:05Z  1 min 7 s  3     The command ended with exit code 3",
      "  instance 0  SUCCEEDED  2030-05-01T12:00:04Z  56 s       0",
      "task prepare  SUCCEEDED  2030-05-01T12:00:00Z  4 s        0",
      "",
      "task train, instance 1, stdout, its last line:",
      "  | step 2",
      "",
      "task train, instance 1, stderr, its last line (cos://bucket/stderr.log):",
      "  | out of memory",
      "",
      "It has no more.",
    ]);
  });

  it("says how long something has run, but not by a clock whose zone is not known", () => {
    const story = part("job", "running", { begin: at(40) });
    expect(storyText(shown(story), NOW)[0]).toBe("job: RUNNING, began 2030-05-01T12:00:40Z, 1 min so far");
    expect(storyText(shown({ ...story, hasLocalTimes: true }), NOW)).toEqual([
      "job: RUNNING, began 2030-05-01 12:00:40",
      "",
      "Times are the server's local ones: it does not tell their zone.",
    ]);
  });

  it("has no character that a terminal does not show, and no line longer than a few columns of one", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const line of storyText(shown(story), NOW))
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

/** What is outside of blocks of code, where each block ends with the fence that it began with. */
function proseOf(lines: readonly string[]): string[] {
  let fence: string | undefined;
  const prose = lines.filter((line) => {
    if (fence !== undefined) {
      // By CommonMark a block ends at a line of at least as many backticks.
      if (new RegExp(`^ {0,3}\`{${fence.length},}\\s*$`).test(line)) fence = undefined;
      return false;
    }
    fence = /^`{3,}/.exec(line)?.[0];
    return fence === undefined;
  });
  expect(fence).toBeUndefined();
  return prose;
}

describe("a story as Markdown", () => {
  it("is a table and blocks of output", () => {
    const lines = storyMarkdown(shown(failedJob, 1), NOW, "`x` shows them");
    expect(lines).toContain(
      "| &nbsp;&nbsp;`instance 1` | `FAILED` | 2030-05-01T12:00:05Z | 1 min 7 s | 3 | `The command ended with exit code 3` |",
    );
    expect(lines.join("\n")).toContain("```\nout of memory\n```");
  });

  it("is not broken out of by what a job has written", () => {
    const text = "```\n# forged\n````\n</details><img src=x>\n@someone";
    const story = part("job", "failed", { outputs: [{ name: "log", text }] });
    const prose = proseOf(storyMarkdown(shown(story), NOW, "")).join("\n");
    expect(prose).not.toMatch(/forged|<img|@someone/);
  });

  it("has no markup of the platform's in it, whatever its texts", () => {
    const ticks = fc.string({
      unit: fc.constantFrom("`", "~", "\n", "a", "|", "<", "@", "#", " "),
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyStory, ticks, (story, text) => {
        const whole = { ...story, outputs: [{ name: text, text }], reasons: [text] };
        for (const line of proseOf(storyMarkdown(shown(whole), NOW, ""))) {
          expect(line.replace(/`[^`|]*`|<code>[^<]*<\/code>|&#\d+;|&nbsp;/g, "")).not.toMatch(/[<>`[\]*]/);
        }
      }),
    );
  });
});

describe("a story as JSON", () => {
  it("has all parts and what was read of their output", () => {
    expect(storyJson("tencent:Job", "job-1", shown(failedJob))).toMatchObject({
      type: "tencent:Job",
      id: "job-1",
      outcome: "failed",
      begin: "2030-05-01T12:00:00Z",
      hasLocalTimes: false,
      lacks: [],
      parts: [
        { name: "task prepare", exitCode: 0 },
        {
          parts: [
            {},
            { exitCode: 3, outputs: [{ lines: ["step 1", "step 2"] }, { lines: ["out of memory"] }] },
          ],
        },
      ],
    });
  });

  it("has a time without a zone where the platform tells none", () => {
    const story = { ...failedJob, hasLocalTimes: true };
    expect(storyJson("x:Y", "1", shown(story))).toMatchObject({ begin: "2030-05-01 12:00:00" });
  });
});
