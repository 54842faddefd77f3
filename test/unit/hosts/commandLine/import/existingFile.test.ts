import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runImport } from "../../../../../provider/hosts/commandLine/import/importCommand";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-import-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a file for imports that is there already", () => {
  it.each([
    ["is no JSON", '"canary-of-a-file'],
    ["is another JSON", '{"resources":"canary-of-a-file"}'],
  ])("and %s is neither quoted nor overwritten", async (_what, text) => {
    const file = join(folder, "import.json");
    writeFileSync(file, text);
    const failure: unknown = await runImport(["tencent:Job", "nightly=job-12345678"], { file }).catch(
      (error: unknown) => error,
    );
    expect(String(failure)).toContain(`${file} exists, and is no file for pulumi import`);
    expect(String(failure)).not.toContain("canary");
    expect(readFileSync(file, "utf8")).toBe(text);
  });
});
