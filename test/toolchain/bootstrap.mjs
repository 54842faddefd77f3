#!/usr/bin/env node
// Gets a fresh clone ready and runs one of its commands. Plain JavaScript without dependencies, because it runs before
// `npm ci`. It writes to stderr alone: stdout belongs to the command.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const heartbeat = 15_000;

const commands = {
  quickstart: { steps: [build], script: "test/toolchain/quickstart/main.ts" },
  // It builds as one of its steps, so that a build that fails counts as one failure and the tests still run.
  test: { steps: [], script: "test/toolchain/runTests.ts" },
  // It runs from its TypeScript source, and needs no build.
  emulator: { steps: [], script: "emulator/src/main.ts" },
  bench: { steps: [build, toolchain], script: "test/bench/main.ts" },
  build: { steps: [build], script: undefined },
};

function say(line) {
  process.stderr.write(`${line}\n`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Node.js 20.19 or later is needed to work on this repository; this is ${process.version}. ` +
        "(The package itself runs on every Node.js 20.)",
    );
  }
}

/** Runs a command to its end with its output on our stderr, and passes signals on to it. */
function run(command, args, { stdout = 2 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["inherit", stdout, 2] });
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

async function timed(what, step) {
  const start = Date.now();
  const elapsed = () => `${Math.round((Date.now() - start) / 1000)} s`;
  say(`${what} …`);
  const timer = setInterval(() => say(`  still at it after ${elapsed()}: ${what}`), heartbeat);
  try {
    await step();
    say(`  done in ${elapsed()}`);
  } finally {
    clearInterval(timer);
  }
}

async function installDependencies() {
  const reason = whyInstall();
  if (reason === undefined) {
    return;
  }
  await timed(`Installing the npm dependencies (${reason})`, async () => {
    const npm = process.env.npm_execpath;
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
    const code = npm?.endsWith("js") ? await run(process.execPath, [npm, ...args]) : await run("npm", args);
    if (code !== 0) {
      throw new Error("npm ci failed: see above.");
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

/** Makes dist/ as `npm run build` does, unless that was done already for the sources as they are now. */
async function build() {
  const dist = join(root, "dist");
  const stamp = join(dist, ".sources.json");
  const sources = fingerprint();
  const before = existsSync(stamp) ? JSON.parse(readFileSync(stamp, "utf8")) : undefined;
  if (before && JSON.stringify(before) === JSON.stringify(sources)) {
    return;
  }
  await timed("Building dist/", async () => {
    const options = "tsconfig.build.json";
    const isGone = (file) => !(file in sources);
    if (before?.[options] !== sources[options] || Object.keys(before).some(isGone)) {
      // tsc leaves the output of a source that is gone, and of an option that is.
      rmSync(dist, { recursive: true, force: true });
    }
    const steps = [
      [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"],
      ["--import", "tsx", "scripts/plugin.ts"],
    ];
    for (const step of steps) {
      if ((await run(process.execPath, step)) !== 0) {
        rmSync(stamp, { force: true });
        throw new Error("The build failed: see above.");
      }
    }
    mkdirSync(dist, { recursive: true });
    writeFileSync(stamp, JSON.stringify(sources));
  });
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
  if ((await runScript("test/toolchain/pulumi/install.ts", [], 2)) !== 0) {
    throw new Error("The Pulumi toolchain is missing.");
  }
}

function runScript(script, args, stdout) {
  return run(process.execPath, ["--import", "tsx", script, ...args], { stdout });
}

async function main([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
  if (!command) {
    say(`usage: bootstrap.mjs <${Object.keys(commands).join("|")}> [arguments…]`);
    return 2;
  }
  checkNode();
  await installDependencies();
  for (const step of command.steps) {
    await step();
  }
  return command.script ? runScript(command.script, args, 1) : 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error.message);
    process.exitCode = 1;
  },
);
