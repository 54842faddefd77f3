import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, posix } from "node:path";

import ts from "typescript";
import { describe, expect, it } from "vitest";

import { repositoryRoot } from "../toolchain/repository";

/** The folders that hold this project's own code. */
const PARTS = ["provider", "emulator/src", "scripts", "sdk", "test"];
const MOST_FILES = 12;
const MOST_LINES = 250;
const SOURCE = new Set([".ts", ".mts", ".js", ".mjs", ".cjs"]);
const GENERATED = "// Generated ";

const textOf = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");
const isGenerated = (path: string): boolean => path.startsWith("sdk/") && textOf(path).startsWith(GENERATED);

/** All files below a folder, by their paths in the repository. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The repository's own files that a file imports, for their types alone too. */
function importsOf(path: string): string[] {
  return ts.preProcessFile(textOf(path)).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith(".")) return [];
    const target = posix.join(posix.dirname(path), fileName);
    const found = [target, `${target}.ts`, `${target}/index.ts`, target.replace(/\.js$/, ".ts")].find(
      (candidate) => extname(candidate) !== "" && existsSync(join(repositoryRoot, candidate)),
    );
    if (found === undefined) throw new Error(`${path} imports ${fileName}, which is not there`);
    return [found];
  });
}

/** The imports of the files of a part of this project. */
function graphOf(part: string): ReadonlyMap<string, readonly string[]> {
  const sources = filesBelow(part).filter((path) => path.endsWith(".ts"));
  return new Map(sources.map((path) => [path, importsOf(path)]));
}

/** Each circle that a walk along the imports closes, as the files on the way round. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) circles.push([...way.slice(start), path]);
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return circles;
}

/** The imports that lead from files of one kind to what they must not know, as `file → imported file`. */
function forbidden(
  graph: ReadonlyMap<string, readonly string[]>,
  isForbidden: (from: string, to: string) => boolean,
): string[] {
  return [...graph].flatMap(([from, targets]) =>
    targets.filter((to) => isForbidden(from, to)).map((to) => `${from} → ${to}`),
  );
}

/** The platform that a file of the provider belongs to. */
const platformOf = (path: string): string | undefined => /^provider\/platforms\/([^/]+)\//.exec(path)?.[1];

describe("the structure of this repository", () => {
  const files = PARTS.flatMap(filesBelow);
  const provider = graphOf("provider");

  it(`has no folder of more than ${MOST_FILES} files, besides generated ones`, () => {
    const counts = new Map<string, number>();
    for (const path of files.filter((file) => !isGenerated(file))) {
      counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    }
    const full = [...counts].filter(([, count]) => count > MOST_FILES);
    expect(full).toEqual([]);
  });

  it(`has no source file of more than ${MOST_LINES} lines, besides generated ones and fixtures`, () => {
    const sources = files.filter(
      (path) => SOURCE.has(extname(path)) && !path.startsWith("test/fixtures/") && !isGenerated(path),
    );
    const long = sources
      .map((path) => [path, textOf(path).split("\n").length - 1] as const)
      .filter(([, lines]) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  it("has no files of the provider that import each other in a circle", () => {
    const circles = circlesOf(provider);
    expect(circles.map((circle) => circle.join(" → "))).toEqual([]);
  });

  it("has a core that knows no platform and no host", () => {
    const above = /^provider\/(platforms|hosts)\//;
    expect(forbidden(provider, (from, to) => from.startsWith("provider/core/") && above.test(to))).toEqual(
      [],
    );
  });

  it("has what platforms share know no kind of object", () => {
    const isKind = (path: string) => /^provider\/platforms\/(?!iam\/)[^/]+\/(?!api\/|index\.ts)/.test(path);
    const found = forbidden(
      provider,
      (from, to) => /^provider\/platforms\/([^/]+\/api|iam)\//.test(from) && isKind(to),
    );
    expect(found).toEqual([]);
  });

  it("has platforms that know no host, and of the other platforms only what signs requests", () => {
    const found = forbidden(provider, (from, to) => {
      const [own, other] = [platformOf(from), platformOf(to)];
      if (own === undefined) return false;
      return to.startsWith("provider/hosts/") || (other !== undefined && other !== own && other !== "iam");
    });
    expect(found).toEqual([]);
  });

  it("has a provider and an emulator that know nothing of each other", () => {
    expect(forbidden(provider, (_from, to) => to.startsWith("emulator/"))).toEqual([]);
    expect(forbidden(graphOf("emulator/src"), (_from, to) => !to.startsWith("emulator/"))).toEqual([]);
  });
});
