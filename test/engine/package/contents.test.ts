import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";

import { extract } from "tar";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { packages, type Packed } from "../../toolchain/packages";
import { repositoryRoot } from "../../toolchain/repository";

interface Manifest {
  readonly name: string;
  readonly main: string;
  readonly types: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

interface Installed extends Packed {
  readonly manifest: Manifest;
  /** Where the archive is unpacked, as npm would install it. */
  readonly installed: string;
}

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "batchflow-contents-"));
const project = join(folder, "project");
const archives: Record<string, Installed> = {};

/** Installs a package's file without its dependencies. */
async function install({ path, bytes }: Packed, packageFolder: string): Promise<Installed> {
  const manifest = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as Manifest;
  const installed = join(project, "node_modules", manifest.name);
  mkdirSync(installed, { recursive: true });
  await extract({ file: path, cwd: installed, strip: 1 });
  const unpacked = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(installed, join(entry.parentPath, entry.name)));
  return { manifest, path, installed, files: unpacked, bytes };
}

beforeAll(async () => {
  // Dependencies are found here, one folder above the project.
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
  const [provider, emulator] = await packages();
  archives["pulumi-batchflow"] = await install(provider, repositoryRoot);
  archives["pulumi-batchflow-emulator"] = await install(emulator, join(repositoryRoot, "emulator"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The paths that an archive may have files at, and the most bytes that it may have. */
const PACKAGES = [
  {
    name: "pulumi-batchflow",
    allowed:
      /^(bin\/|dist\/(plugin|provider|sdk)\/|docs\/|examples\/|templates\/|[A-Z]+(\.md)?$|package\.json$)/,
    most: { packed: 2_000_000, unpacked: 9_000_000 },
  },
  {
    name: "pulumi-batchflow-emulator",
    allowed: /^(dist\/|README\.md$|LICENSE$|package\.json$)/,
    most: { packed: 300_000, unpacked: 1_400_000 },
  },
];

/** What no package needs: maps to sources that are not in it, tests, what a build or a run leaves. */
const UNWANTED =
  /\.map$|^dist\/.*\.test\.|(^|\/)(test|node_modules|\.[^/]+)\/|\.tsbuildinfo$|\.tgz$|Pulumi\.[^/]+\.yaml$/;

describe.each(PACKAGES)("the archive of $name", ({ name, allowed, most }) => {
  it("has every file that package.json names", () => {
    const { manifest, files } = archives[name]!;
    const named = [
      manifest.main,
      manifest.types,
      ...Object.values(manifest.bin),
      ...Object.values(manifest.exports).flatMap((entry) =>
        typeof entry === "string" ? [entry] : Object.values(entry),
      ),
    ].map((path) => path.replace(/^\.\//, ""));
    expect(named.filter((path) => !files.includes(path))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["README.md", "LICENSE"]));
  });

  it("has nothing else than that, and what it needs and explains", () => {
    const { files } = archives[name]!;
    expect(files.filter((path) => UNWANTED.test(path) || !allowed.test(path))).toEqual([]);
  });

  it("has code that names no map of its sources", () => {
    const { files, installed } = archives[name]!;
    const compiled = files.filter((path) => path.endsWith(".js"));
    expect(compiled.length).toBeGreaterThan(10);
    const mapped = compiled.filter((path) =>
      /^\/\/# sourceMappingURL/m.test(readFileSync(join(installed, path), "utf8")),
    );
    expect(mapped).toEqual([]);
  });

  it("is no larger than it was thought to be", () => {
    const { bytes } = archives[name]!;
    expect(bytes.packed).toBeLessThan(most.packed);
    expect(bytes.unpacked).toBeLessThan(most.unpacked);
  });

  it("is what publint takes", async () => {
    const cli = join(repositoryRoot, "node_modules/publint/src/cli.js");
    const { stdout } = await run(process.execPath, [cli, "run", archives[name]!.path, "--strict"]);
    expect(stdout).toContain("All good!");
  });

  const { ModuleKind, ModuleResolutionKind } = ts;
  it.each([
    ["node10", ModuleResolutionKind.Node10, ModuleKind.CommonJS],
    ["node16 from CommonJS", ModuleResolutionKind.Node16, ModuleKind.CommonJS],
    ["node16 from ES modules", ModuleResolutionKind.Node16, ModuleKind.ESNext],
    ["bundler", ModuleResolutionKind.Bundler, ModuleKind.ESNext],
  ] as const)("has types at every entry for moduleResolution %s", (_title, moduleResolution, format) => {
    const { manifest, installed } = archives[name]!;
    const module = moduleResolution === ModuleResolutionKind.Node16 ? ModuleKind.Node16 : format;
    const entries = Object.entries(manifest.exports).flatMap(([entry, target]) =>
      typeof target === "string" ? [] : [[entry, target.types] as const],
    );
    const resolved = entries.map(([entry]) => {
      const { resolvedModule } = ts.resolveModuleName(
        entry.replace(/^\./, name),
        join(project, "index.ts"),
        { moduleResolution, module },
        ts.sys,
        undefined,
        undefined,
        // With a format the compiler reads `exports`, which it does not for a program under node10.
        moduleResolution === ModuleResolutionKind.Node10 ? undefined : format,
      );
      return [entry, resolvedModule && `./${relative(installed, resolvedModule.resolvedFileName)}`];
    });
    expect(resolved).toEqual(entries);
  });

  it("gives the same names to require and import, at every entry", async () => {
    const { manifest } = archives[name]!;
    const entries = Object.keys(manifest.exports)
      .filter((entry) => entry !== "./package.json")
      .map((entry) => entry.replace(/^\./, name));
    const script = `(async () => {
      const differing = [];
      for (const entry of ${JSON.stringify(entries)}) {
        const [required, imported] = [require(entry), await import(entry)];
        const missing = Object.keys(required).filter((key) => !(key in imported));
        if (missing.length > 0 || Object.keys(required).length === 0) differing.push([entry, missing]);
      }
      console.log(JSON.stringify(differing));
    })();`;
    const { stdout } = await run(process.execPath, ["--eval", script], { cwd: project });
    expect(JSON.parse(stdout)).toEqual([]);
  });
});
