import { describe, expect, it } from "vitest";

import { part, shown } from "./stories";

const outputOf = (text: string, lines = 20, secrets: readonly string[] = []) =>
  shown(part("job", "failed", { outputs: [{ name: "log", text }] }), lines, secrets).outputs[0]?.lines;

describe("an output", () => {
  it("is shown by its last lines", () => {
    expect(outputOf("a\nb\r\nc\n\n", 2)).toEqual(["b", "c"]);
    expect(outputOf("a\nb", 0)).toBeUndefined();
    expect(outputOf("")).toBeUndefined();
  });

  it("loses its colours, and of a progress bar shows what was written last", () => {
    expect(outputOf("\u001b[31mred\u001b[0m\n10%\r20%\r30%", 2)).toEqual(["20%", "30%"]);
    expect(outputOf("\u001b[31mred\u001b[0m")).toEqual(["red"]);
  });

  it("cannot move the cursor or add a line", () => {
    expect(outputOf("a\u0007b\u2028c\u202e")).toEqual(["a\\u0007b\\u2028c\\u202e"]);
  });

  it("shows no secret: not one of several lines, not one that the cut goes through, not one in colour", () => {
    const key = "-----BEGIN KEY-----\nMIIEcanary1\nMIIEcanary2\n-----END KEY-----";
    expect(outputOf(`key:\n${key}\nend`, 3, [key])?.join("\n")).not.toContain("canary");
    expect(outputOf(`x ${key} y`, 1, [key])).toEqual(["x [secret] y"]);
    expect(outputOf("pass\u001b[1mword-canary", 1, ["password-canary"])).toEqual(["[secret]"]);
  });
});

it("a story shows no secret in any of its texts", () => {
  const said = "says canary-1234";
  const story = part(said, "failed", {
    state: said,
    reasons: [said],
    outputs: [{ name: said, text: said, place: said }],
    parts: [part(said, "failed", { reasons: [said] })],
  });
  expect(JSON.stringify(shown(story, 20, ["canary-1234"]))).not.toContain("canary");
});
