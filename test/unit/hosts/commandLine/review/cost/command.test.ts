import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { openSources } from "../../../../../../provider/hosts/commandLine/review/cost";
import {
  type ReviewOptions,
  runReview,
} from "../../../../../../provider/hosts/commandLine/review/reviewCommand";
import { envOf } from "./preview";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-review-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const type = "batchflow:tencent:ComputeEnv";
const urn = `urn:pulumi:dev::proj::${type}::workers`;
/** What `pulumi preview --json` says of an update. */
const PREVIEW = JSON.stringify({
  steps: [
    {
      op: "update",
      urn,
      oldState: { urn, type, custom: true, id: "env-1", inputs: envOf(2), outputs: envOf(2) },
      newState: { urn, type, custom: true, id: "env-1", inputs: envOf(4, "S3.SMALL2"), outputs: {} },
      detailedDiff: { desiredComputeNodeCount: { kind: "update" } },
    },
  ],
  duration: 1,
});

async function review(
  options: Partial<ReviewOptions>,
): Promise<{ text: string; notes: string[]; code: number }> {
  const prices = join(folder, "prices.json");
  const hourly = { currency: "CNY", cpu: 1 };
  const offers = [
    { ...hourly, instanceType: "S3.SMALL1", pricePerHour: 0.18, memory: 1 },
    { ...hourly, instanceType: "S3.SMALL2", pricePerHour: 0.26, memory: 2 },
  ];
  writeFileSync(prices, JSON.stringify({ tencent: offers }));
  const lines: string[] = [];
  const notes: string[] = [];
  const terminal = {
    out: (line: string) => void lines.push(line),
    page: (page: readonly string[]) => void lines.push(...page),
    json: (value: unknown) => void lines.push(JSON.stringify(value)),
    note: (line: string) => void notes.push(line),
    confirm: () => Promise.resolve(undefined),
  };
  const host = { terminal, read: () => Promise.resolve(PREVIEW), sources: openSources };
  const code = await runReview(undefined, { format: "markdown", prices, ...options }, host);
  return { text: lines.join("\n"), notes, code };
}

// 2 × 0.18 × 730 = 262.80; 4 × 0.26 × 730 = 759.20.
it("says on the first line what the whole change costs, and ends a pipeline that wants it cheaper", async () => {
  const { text, code } = await review({ failOn: "cost>496.4,quota" });
  expect(text).toContain("+496.40 CNY a month (262.80 CNY → 759.20 CNY)");
  expect(text).toContain("### Cost");
  expect(text).toContain("### Quotas");
  expect(code).toBe(0);
  const dear = await review({ failOn: "cost>496" });
  expect(dear.notes).toEqual(["batchflow: --fail-on cost>496: 496.40 CNY more a month"]);
  expect(dear.code).toBe(5);
});

it("leaves both parts out where nobody is to be asked", async () => {
  const { text } = await review({ prices: false });
  expect(text).not.toMatch(/Cost|Quotas/);
});
