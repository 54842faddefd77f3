import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type {
  Change,
  Preview,
  PropertyChange,
} from "../../../../../provider/hosts/commandLine/review/change";
import {
  jsonOf,
  markdownOf,
  type Review,
  textOf,
} from "../../../../../provider/hosts/commandLine/review/report/review";
import { change, HOSTS, previewIn, previewWith } from "./recorded";

const review = (preview: Preview, members: Partial<Review> = {}): Review => ({
  title: "Preview",
  preview,
  risks: [],
  cost: undefined,
  quota: undefined,
  ...members,
});
const property = (path: string, before: unknown, after: unknown, members: Partial<PropertyChange> = {}) => ({
  path,
  before,
  after,
  isUnknown: false,
  replaces: false,
  ...members,
});
const lineWith = (lines: readonly string[], part: string) => lines.find((line) => line.includes(part));

describe("a review", () => {
  it.each([markdownOf, textOf])("is one line where nothing changes", (write) => {
    expect(write(review(previewWith()))).toHaveLength(1);
    expect(write(review(previewWith(), { title: "Drift" }))[0]).toMatch(/Drift: nothing changes$/);
  });

  it("begins with what happens, in numbers, and with what each part says of it", () => {
    const cost = {
      title: "Cost",
      headline: "+12.30 CNY a month",
      markdown: ["one line"],
      json: { a: 1 },
      perMonth: [],
      isComplete: true,
    };
    const preview = previewWith(
      change({ name: "a", verb: "create" }),
      change({ name: "b", verb: "rerun" }),
      change({ name: "c", verb: "delete" }),
      change({ name: "d", verb: "create" }),
    );
    const lines = markdownOf(review(preview, { cost }));
    expect(lines.slice(0, 5)).toEqual([
      "## Preview",
      "",
      "2 to create, **1 to run again**, **1 to delete**; +12.30 CNY a month",
      "",
      "**Runs again:** `b` (tencent:Job)",
    ]);
    expect(lines.slice(lines.indexOf("### Cost"))).toEqual(["### Cost", "", "one line"]);
    expect(textOf(review(preview, { cost }))[0]).toBe(
      "Preview: 2 to create, 1 to run again, 1 to delete; +12.30 CNY a month",
    );
  });

  it("puts first what loses something", () => {
    const preview = previewWith(change({ name: "a", verb: "create" }), change({ name: "b", verb: "delete" }));
    const rows = markdownOf(review(preview)).filter((line) => line.startsWith("| `"));
    expect(rows).toEqual(["| `b`<br>tencent:Job | **delete** |  |", "| `a`<br>tencent:Job | create |  |"]);
  });

  it("says how a property changes", () => {
    const properties = [
      property("zone", "a", "b", { replaces: true }),
      property("added", undefined, 3),
      property("removed", ["x"], undefined),
      property("later", "old", undefined, { isUnknown: true }),
      property("password", "[secret]", "[secret]"),
      property("empty", "", "x"),
    ].map(({ before, ...rest }) => (before === undefined ? rest : { ...rest, before }));
    const row = lineWith(markdownOf(review(previewWith(change({ name: "a", properties })))), "| `a`");
    expect(row?.split(" | ")[2]?.replace(/ \|$/, "").split("<br>")).toEqual([
      "`zone`: `a` → `b` (**replaces**)",
      "`added`: none → `3`",
      '`removed`: `["x"]` → none',
      "`later`: `old` → not known yet",
      "`password`: `[secret]` changes",
      '`empty`: `""` → `x`',
    ]);
  });

  it("has of a plan, which has no old values, the new ones", () => {
    const properties = [{ path: "zone", after: "b", isUnknown: false, replaces: false }];
    const planned = change({ name: "a", properties, before: undefined, after: undefined });
    expect(lineWith(markdownOf(review(previewWith(planned))), "| `a`")).toContain("`zone`: `b` |");
  });

  it("shows of documents the lines that change", () => {
    const text = (image: string) => `name: x\nimage: ${image}\nlast: 1\n`;
    const properties = [property("yaml", text("a"), text("b"))];
    const lines = markdownOf(review(previewWith(change({ name: "steps", properties }))));
    expect(lineWith(lines, "| `steps`")).toContain("`yaml`: text of 3 lines, 1 added, 1 removed");
    const start = lines.indexOf("<details><summary>steps yaml</summary>");
    expect(lines.slice(start + 2, start + 8)).toEqual([
      "```diff",
      " name: x",
      "-image: a",
      "+image: b",
      " last: 1",
      "```",
    ]);
  });

  it("names why, what is taken over, and what stays", () => {
    const old = change({ name: "train", verb: "replace", isRetained: true });
    const preview = previewWith(
      old,
      change({ name: "once", verb: "rerun", because: old.urn }),
      change({ name: "theirs", verb: "adopt", id: "env-1", notes: ["changing tags"] }),
    );
    const lines = markdownOf(review(preview));
    expect(lineWith(lines, "| `train`")).toContain("**replace**<br>the old object stays");
    expect(lineWith(lines, "| `once`")).toContain("**run again**<br>because `train` is replaced");
    expect(lineWith(lines, "| `theirs`")).toContain("take over `env-1`<br>changing tags");
  });

  it("says that a preview has failed, and why", () => {
    const messages = [
      { severity: "error", text: "zone: <b> @all", urn: change({ name: "train" }).urn },
      { severity: "warning", text: "old" },
    ] as const;
    const lines = markdownOf(review({ ...previewWith(), messages }));
    expect(lines[2]).toBe("**the preview failed with 1 error**; nothing changes");
    expect(lines).toContain("- **error** of `train`: `zone: <b> @all`");
    expect(textOf(review({ ...previewWith(), messages }))).toContain("  warning: old");
  });

  it("names risks", () => {
    const risks = [
      { kind: "data", name: "a|b", urn: "u", text: "Its deletion loses the image for good." },
    ] as const;
    const preview = previewWith(change({ name: "a|b", verb: "delete" }));
    const written = review(preview, { risks });
    expect(markdownOf(written)).toContain("- <code>a&#124;b</code>: Its deletion loses the image for good.");
    expect(jsonOf(written, [])).toMatchObject({ risks, summary: { delete: 1, same: 0 } });
  });

  it("fits into a comment, however much there is, and says where the rest is", () => {
    const long = (index: number): Change =>
      change({
        name: `resource-${index}-${"x".repeat(200)}`,
        verb: index < 500 ? "update" : "delete",
        properties: Array.from({ length: 12 }, (_, at) =>
          property(`p${at}`, "|".repeat(200), `${"y".repeat(900)}\n`),
        ),
      });
    const preview = previewWith(...Array.from({ length: 510 }, (_, index) => long(index)));
    const text = markdownOf(review(preview)).join("\n");
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(
      /more lines do not fit into a comment: `npx batchflow review --format json` has all/,
    );
    // What is deleted comes before what is cut off.
    expect(text.match(/\*\*delete\*\*/g)).toHaveLength(10);
    expect(text).toContain("500 to update, **10 to delete**");
  });

  it("has rows of three cells whatever names and values are", () => {
    const strange = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(strange, strange, fc.jsonValue(), (name, path, value) => {
        const properties = [property(path, value, `${name}|\n`)];
        const preview = previewWith(
          change({ name, type: `x:${path}:y`, properties, notes: [path], id: name }),
        );
        const rows = markdownOf(review(preview)).filter((line) => line.startsWith("| "));
        expect(rows).toHaveLength(3);
        for (const row of rows) expect(row.split("|")).toHaveLength(5);
      }),
    );
  });

  it.each(HOSTS)("of the %s host shows no secret, and nothing of the engine's own", async (host) => {
    for (const name of [
      "create",
      "same",
      "update",
      "replace",
      "replaceInSteps",
      "plan",
      "delete",
      "refresh",
    ]) {
      const written = review(await previewIn(host, name));
      const all = [...markdownOf(written), ...textOf(written), JSON.stringify(jsonOf(written, []))].join(
        "\n",
      );
      expect(all).not.toMatch(
        /Canary|Passw0rd|1b47061264138c4ac30d75fd1eb44270|4dabf18193072939515e22adb298388d/,
      );
      expect(all).not.toMatch(/04da6b54-80e4|__|exports\.handler/);
    }
  });
});
