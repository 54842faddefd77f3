#!/usr/bin/env node
// Gets a fresh clone ready and runs one of its commands. Plain JavaScript without dependencies, because it runs before
// `npm ci`. It writes to stderr alone: stdout belongs to the command.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import progress from "./progress/progress.cjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const dist = join(root, "dist");
const log = progress.logTo(process.stderr);

const commands = {
  quickstart: {
    about: "Quick start: an example on an emulated Tencent Cloud Batch, by the real Pulumi CLI",
    steps: [transpile],
    script: "test/toolchain/quickstart/main.ts",
  },
  test: {
    about: "All checks and tests of this repository",
    // It builds as one of its steps, so that a build that fails counts as one failure and the tests still run.
    steps: [],
    script: "test/toolchain/runTests.ts",
  },
  emulator: {
    about: "The emulators of the five platforms, on loopback",
    // It runs from its TypeScript source, and needs no build.
    steps: [],
    script: "emulator/src/main.ts",
  },
  bench: {
    about: "Measurements of the provider on emulated platforms",
    steps: [build, toolchain],
    script: "test/bench/main.ts",
  },
  build: { about: undefined, steps: [build], script: undefined },
};

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Node.js 20.19 or later is needed to work on this repository; this is ${process.version}. ` +
        "(The package itself runs on every Node.js 20.)",
    );
  }
}

/** Runs a command to its end, and passes signals on to it. Without `stdio` its output is a part of the log. */
function run(command, args, { stdio = ["pipe", "pipe"] } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["inherit", ...stdio] });
    child.stdout?.setEncoding("utf8").on("data", log.write);
    child.stderr?.setEncoding("utf8").on("data", log.write);
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    // Staying alive until the child has cleaned up is what the handlers are for; a terminal's Ctrl-C reaches it by itself.
    const forward = (signal) => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) {
        child.kill(signal);
      }
    };
    signals.forEach((signal) => process.on(signal, forward));
    child.on("error", reject);
    child.on("close", (code) => {
      signals.forEach((signal) => process.removeListener(signal, forward));
      resolve(code ?? 1);
    });
  });
}

async function installDependencies() {
  const reason = whyInstall();
  if (reason === undefined) {
    return;
  }
  await progress.withProgress(log, `Installing the npm dependencies (${reason})`, async () => {
    const npm = process.env.npm_execpath;
    const [command, ...script] = npm?.endsWith("js") ? [process.execPath, npm] : ["npm"];
    const args = [...script, "ci", "--include=dev", "--no-audit", "--no-fund"];
    // The lock file names no addresses, so that npm looks each package up: in its cache, which may be too old.
    if ((await run(command, [...args, "--prefer-offline", "--loglevel=silent"])) === 0) {
      return;
    }
    if ((await run(command, [...args, "--loglevel=error"])) !== 0) {
      throw new Error("npm ci failed: see above. It needs the npm registry, or all packages in npm's cache.");
    }
  });
}

/** Why node_modules must be installed, or undefined where it is as package-lock.json says. */
function whyInstall() {
  const lockFile = join(root, "package-lock.json");
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) {
    return "they are missing";
  }
  if (statSync(installedFile).mtimeMs >= statSync(lockFile).mtimeMs) {
    return undefined;
  }
  // A clone, a change of branch and npm itself all touch the lock file without changing it: contents decide.
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages ?? {};
  const wanted = JSON.parse(readFileSync(lockFile, "utf8")).packages ?? {};
  const isWrong = ([path, { version, link, optional }]) => {
    // A folder of the repository itself, such as that of a workspace: nothing is installed there.
    if (!/(^|\/)node_modules\//.test(path)) {
      return false;
    }
    if (link) {
      return !existsSync(join(root, path));
    }
    return installed[path]?.version !== version && !(optional && !installed[path]);
  };
  return Object.entries(wanted).some(isWrong) ? "package-lock.json is newer" : undefined;
}

/** By these files dist/ tells of which sources it was made, as `npm run build` does or by `transpile`. */
const stamps = { built: join(dist, ".sources.json"), transpiled: join(dist, ".transpiled.json") };

function readStamp(stamp) {
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, "utf8")) : undefined;
}

function writeStamp(stamp, sources) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, JSON.stringify(sources));
}

function isCurrent(stamp, sources) {
  return JSON.stringify(readStamp(stamp)) === JSON.stringify(sources);
}

/** Makes dist/ as `npm run build` does, unless that was done already for the sources as they are now. */
async function build() {
  const sources = fingerprint();
  if (isCurrent(stamps.built, sources)) {
    return;
  }
  await progress.withProgress(log, "Building dist/", async () => {
    const before = readStamp(stamps.built);
    const options = "tsconfig.build.json";
    const isGone = (file) => !(file in sources);
    // tsc leaves the output of a source that is gone, and of an option that is, and takes what it has not written for its own.
    if (
      existsSync(stamps.transpiled) ||
      before?.[options] !== sources[options] ||
      Object.keys(before).some(isGone)
    ) {
      rmSync(dist, { recursive: true, force: true });
    }
    const steps = [
      [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"],
      ["--import", "tsx", "scripts/plugin.ts"],
    ];
    for (const step of steps) {
      if ((await run(process.execPath, step)) !== 0) {
        rmSync(stamps.built, { force: true });
        throw new Error("The build failed: see above.");
      }
    }
    writeStamp(stamps.built, sources);
  });
}

/** Makes the JavaScript of dist/ alone, without a type check, unless dist/ is of the sources as they are now. */
async function transpile() {
  const sources = fingerprint();
  if (isCurrent(stamps.built, sources) || isCurrent(stamps.transpiled, sources)) {
    return;
  }
  const esbuild = await import("esbuild");
  rmSync(dist, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.keys(sources).filter((file) => /^(provider|sdk)[\\/].*\.ts$/.test(file)),
    outbase: ".",
    outdir: dist,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
  writeStamp(stamps.transpiled, sources);
}

/** Size and time of change of every file that the build reads, by path. */
function fingerprint() {
  const files = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
  for (const folder of ["provider", "scripts", "sdk"].filter((name) => existsSync(join(root, name)))) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) {
        files.push(join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
      }
    }
  }
  return Object.fromEntries(
    files.sort().map((file) => {
      const { size, mtimeMs } = statSync(join(root, file));
      return [file, `${size} ${mtimeMs}`];
    }),
  );
}

async function toolchain() {
  // Not as a part of the log: it shows what it does by a log of its own.
  if ((await runScript("test/toolchain/pulumi/install.ts", [], [2, 2])) !== 0) {
    throw new Error("The Pulumi toolchain is missing.");
  }
}

function runScript(script, args, stdio) {
  return run(process.execPath, ["--import", "tsx", script, ...args], { stdio });
}

async function main([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
  if (!command) {
    log(`usage: bootstrap.mjs <${Object.keys(commands).join("|")}> [arguments…]`);
    return 2;
  }
  checkNode();
  if (command.about) {
    log(command.about);
  }
  await installDependencies();
  for (const step of command.steps) {
    await step();
  }
  return command.script ? runScript(command.script, args, [1, 2]) : 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    log(error.message);
    process.exitCode = 1;
  },
);
