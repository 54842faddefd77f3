import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, it } from "vitest";

import { writeSums } from "../../../../scripts/plugin/archive";
import { type Action, type JobResult, runJob } from "../../../toolchain/ci/githubJob";
import { findOnPath } from "../../../toolchain/process";
import { repositoryRoot } from "../../../toolchain/repository";

const { version } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as {
  version: string;
};
const TAG = `v${version}`;

/** What a release has, as docs/upgrading.md lists it. */
const FILES = [
  "SHA256SUMS",
  `pulumi-batchflow-${version}.cdx.json`,
  `pulumi-batchflow-${version}.tgz`,
  `pulumi-batchflow-batchflow-${version}.tgz`,
  `pulumi-batchflow-emulator-${version}.cdx.json`,
  `pulumi-batchflow-emulator-${version}.tgz`,
  `pulumi-batchflow-sdk-go-${TAG}.tar.gz`,
  `pulumi-resource-batchflow-${TAG}-darwin-amd64.tar.gz`,
  `pulumi-resource-batchflow-${TAG}-darwin-arm64.tar.gz`,
  `pulumi-resource-batchflow-${TAG}-linux-amd64.tar.gz`,
  `pulumi-resource-batchflow-${TAG}-linux-arm64.tar.gz`,
  `pulumi-resource-batchflow-${TAG}-windows-amd64.tar.gz`,
  `pulumi-resource-batchflow-${TAG}-windows-arm64.tar.gz`,
  `pulumi-resource-batchflow-${TAG}.cdx.json`,
  `pulumi_batchflow-${version}-py3-none-any.whl`,
  `pulumi_batchflow-${version}.tar.gz`,
].map((name) => `dist/release/${name}`);

/** In place of npm: installs nothing, copies what stands for the files of a release, and notes what it publishes. */
const NPM = `#!/bin/sh
case "$*" in
  ci*) ;;
  *"--only make") mkdir -p dist && cp -R "$MADE" dist/release ;;
  view*) [ -n "$PUBLISHED" ] && echo "$PUBLISHED" ;;
  publish*) echo "npm $*" >> "$CALLS" ;;
  *) exec "$NPM" "$@" ;;
esac
`;
const GH = `#!/bin/sh
[ "$2" = view ] && { [ -n "$PUBLISHED" ] && echo false; exit; }
[ "$GH_TOKEN" = token ] && echo "gh $* < $(cat)" >> "$CALLS"
`;
const PIPX = `#!/bin/sh
echo "pipx $*" >> "$CALLS"
`;

let folder: string;
let workspace: string;
let artifact: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-release-"));
  [workspace, artifact] = [join(folder, "workspace"), join(folder, "artifact")];
  for (const path of ["package.json", "scripts", "test/toolchain"]) {
    cpSync(join(repositoryRoot, path), join(workspace, path), { recursive: true });
  }
  mkdirSync(join(workspace, "test/fixtures/golden", version), { recursive: true });
  symlinkSync(join(repositoryRoot, "node_modules"), join(workspace, "node_modules"), "junction");
  writeFileSync(join(workspace, ".gitignore"), "node_modules\ndist\n");
  writeFileSync(join(workspace, "CHANGELOG.md"), `## [${version}] - 2030-01-01\n\nWhat is new.\n`);
  mkdirSync(join(folder, "bin"));
  for (const [name, text] of Object.entries({ npm: NPM, gh: GH, pipx: PIPX })) {
    writeFileSync(join(folder, "bin", name), text, { mode: 0o755 });
  }
  mkdirSync(join(folder, "made"));
  for (const file of FILES) writeFileSync(join(folder, "made", file.slice("dist/release/".length)), file);
  rmSync(join(folder, "made/SHA256SUMS"));
  writeSums(join(folder, "made"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Commits the workspace and pushes the tag: runs a job of the workflow, with what GitHub gives it. */
function job(name: "make" | "publish", machine: Readonly<Record<string, string>> = {}): Promise<JobResult> {
  const nothing: Action = () => Promise.resolve({});
  const copy =
    (from: string, to: string): Action =>
    () => {
      cpSync(from, to, { recursive: true });
      return Promise.resolve({});
    };
  const made = join(workspace, "dist/release");
  return runJob(join(repositoryRoot, ".github/workflows/release.yml"), {
    job: name,
    folder: workspace,
    machine: {
      HOME: folder,
      PATH: `${join(folder, "bin")}:${process.env.PATH}`,
      NPM: findOnPath("npm") ?? "",
      MADE: join(folder, "made"),
      CALLS: join(folder, "calls"),
      PUBLISHED: "",
      // It is there where a job may write an id-token.
      ...(name === "publish" && { ACTIONS_ID_TOKEN_REQUEST_URL: "https://example.invalid" }),
      ...machine,
    },
    contexts: { github: { token: "token" }, vars: {}, secrets: {}, inputs: {} },
    actions: {
      "actions/checkout": nothing,
      "actions/setup-node": nothing,
      "actions/setup-go": nothing,
      "actions/upload-artifact": copy(made, artifact),
      "actions/download-artifact": copy(artifact, made),
      "actions/attest-build-provenance": (inputs) => {
        readFileSync(join(workspace, inputs["subject-checksums"] ?? ""));
        return Promise.resolve({});
      },
    },
  });
}

function tag(name: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=ann", "-c", "user.email=ann@example.invalid", ...args], {
      cwd: workspace,
    });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "A release");
  git("tag", name);
}

const calls = () => {
  const file = join(folder, "calls");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
};
const PYTHON =
  "pipx run --spec twine==7.0.0 twine upload --non-interactive --skip-existing " +
  `dist/release/pulumi_batchflow-${version}.tar.gz dist/release/pulumi_batchflow-${version}-py3-none-any.whl`;

it("publishes what the tag's commit makes, the plugin first, and once", { timeout: 60_000 }, async () => {
  tag(TAG);
  const made = await job("make");
  expect(made.outcome, made.log).toBe("success");
  rmSync(join(workspace, "dist"), { recursive: true });
  const published = await job("publish");
  expect(published.outcome, published.log).toBe("success");
  const [github, ...others] = calls();
  expect(github).toMatch(new RegExp(`^gh release create ${TAG} .*< What is new\\.$`));
  expect(
    github
      ?.split(" ")
      .filter((word) => word.startsWith("dist/"))
      .sort(),
  ).toEqual(FILES);
  expect(others).toEqual([
    `npm publish ./dist/release/pulumi-batchflow-emulator-${version}.tgz`,
    `npm publish ./dist/release/pulumi-batchflow-${version}.tgz`,
    PYTHON,
  ]);

  rmSync(join(folder, "calls"));
  const again = await job("publish", { PUBLISHED: version });
  expect(again.outcome, again.log).toBe("success");
  expect(calls()).toEqual([PYTHON]);
});

it("makes nothing of a tag that is not the version's", { timeout: 60_000 }, async () => {
  tag("v99.0.0");
  const { outcome, log } = await job("make");
  expect(outcome).toBe("failure");
  expect(log).toContain(`needs the tag ${TAG}`);
  expect(existsSync(artifact)).toBe(false);
});

it(
  "publishes no file that is not as it was made, and none without a proof of where it comes from",
  { timeout: 60_000 },
  async () => {
    tag(TAG);
    cpSync(join(folder, "made"), artifact, { recursive: true });
    const unproven = await job("publish", { ACTIONS_ID_TOKEN_REQUEST_URL: "" });
    expect(unproven.log).toContain("Only .github/workflows/release.yml publishes");
    writeFileSync(join(artifact, `pulumi-batchflow-${version}.tgz`), "another");
    const changed = await job("publish");
    expect(changed.log).toContain(`pulumi-batchflow-${version}.tgz is not what SHA256SUMS says.`);
    expect([unproven.outcome, changed.outcome, calls()]).toEqual(["failure", "failure", []]);
  },
);
