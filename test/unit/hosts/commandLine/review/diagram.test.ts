import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Change } from "../../../../../provider/hosts/commandLine/review/change";
import { diagramOf } from "../../../../../provider/hosts/commandLine/review/report/diagram";
import { change, previewWith } from "./recorded";

const made = (name: string, ...of: readonly Change[]): Change =>
  change({ name, verb: "create", dependsOn: of.map(({ urn }) => urn) });

describe("the diagram", () => {
  const env = change({ name: "train", verb: "replace" });

  it("has what changes, and what depends on it", () => {
    const job = change({ name: "once", verb: "rerun", dependsOn: [env.urn] });
    const far = change({ name: "far", dependsOn: [job.urn] });
    const other = change({ name: "other" });
    const lines = diagramOf({ changes: [env, job], same: [other, far], messages: [] });
    expect(lines.slice(0, 6)).toEqual([
      "graph LR",
      '  r0["train: replace"]',
      '  r1["once: run again"]',
      '  r2["far: stays"]',
      "  r0 --> r1",
      "  r1 --> r2",
    ]);
    expect(lines.slice(6).every((line) => line.startsWith("  style r"))).toBe(true);
  });

  it("is left out where nothing depends on anything, and where it would be too large", () => {
    expect(diagramOf(previewWith(env, change({ name: "b" })))).toEqual([]);
    const chain = (count: number) =>
      Array.from({ length: count }, (_, index) => `n${index}`).reduce<Change[]>(
        (all, name) => [...all, made(name, ...all.slice(-1))],
        [],
      );
    expect(diagramOf(previewWith(...chain(39)))).not.toEqual([]);
    expect(diagramOf(previewWith(...chain(40)))).toEqual([]);
  });

  it("has names that Mermaid gives no meaning", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        const first = made("first");
        const lines = diagramOf(previewWith(first, made(`x${name}`, first)));
        const [, label] = /^ {2}r1\["([^"]*): create"\]$/u.exec(lines[2] ?? "") ?? [];
        expect(label).toMatch(/^(?:[\p{L}\p{N} _.…-]|#\d+;)*$/u);
        const read = (label ?? "").replace(/#(\d+);/g, (_, point: string) =>
          String.fromCodePoint(Number(point)),
        );
        const shown = Array.from(`x${name}`);
        expect(read).toBe(shown.length > 40 ? `${shown.slice(0, 39).join("")}…` : shown.join(""));
      }),
    );
  });
});
