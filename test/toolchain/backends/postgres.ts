import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { chown, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../freePort";
import { findOnPath, run } from "../process";
import { Unavailable } from "../unavailable";
import type { StateBackend } from "./backend";

const USER = "batchflow";
const START_TIMEOUT = 60_000;
const POLL_INTERVAL = 50;
/** Postgres refuses to run as root: there it runs as nobody. */
const NOBODY = 65534;
/** Where Debian and Ubuntu keep the server, a folder for each release. */
const PACKAGED = "/usr/lib/postgresql";

/** The folder of a Postgres server's executables. Throws `Unavailable` where there is none. */
export function findPostgres(): string {
  const onPath = findOnPath("postgres");
  const folders = [
    ...(onPath === undefined ? [] : [dirname(onPath)]),
    ...(existsSync(PACKAGED) ? readdirSync(PACKAGED) : [])
      .sort((a, b) => Number(b) - Number(a))
      .map((release) => join(PACKAGED, release, "bin")),
  ];
  const found = folders.find((folder) =>
    ["initdb", "postgres"].every((name) => existsSync(join(folder, name))),
  );
  if (found === undefined)
    throw new Unavailable("there is no Postgres server, neither on PATH nor in " + PACKAGED);
  return found;
}

/** Starts an empty Postgres server with its own defaults on loopback, and a password of its own. */
export async function startPostgres(): Promise<StateBackend> {
  const bin = findPostgres();
  const folder = await mkdtemp(join(tmpdir(), "batchflow-postgres-"));
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const password = randomBytes(18).toString("base64url");
    const passwordFile = join(folder, "password");
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (owner.uid !== undefined)
      for (const path of [folder, passwordFile]) await chown(path, owner.uid, owner.gid);
    const data = join(folder, "data");
    const initialised = await run(
      join(bin, "initdb"),
      [
        "-D",
        data,
        "-U",
        USER,
        "-A",
        "scram-sha-256",
        "--pwfile",
        passwordFile,
        "-E",
        "UTF8",
        "--no-locale",
        "-N",
      ],
      { cwd: folder, ...owner },
    );
    if (initialised.exitCode !== 0) throw new Error(`initdb failed:\n${initialised.stderr}`);
    const port = await freePort();
    const stop = await serve(
      bin,
      ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", ""],
      folder,
      owner,
    );
    return {
      env: {
        PULUMI_BACKEND_URL: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres?sslmode=disable`,
      },
      secrets: [password],
      use: () => Promise.resolve(undefined),
      close: async () => {
        await stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Runs the server until what it answers is called, or until this process ends. */
async function serve(
  bin: string,
  args: readonly string[],
  folder: string,
  owner: Owner,
): Promise<() => Promise<void>> {
  const child = spawn(join(bin, "postgres"), args, {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    ...owner,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ended = once(child, "close");
  // A fast shutdown; at the end of this process nobody waits for it.
  const stop = (): void => void child.kill("SIGINT");
  process.once("exit", stop);
  const end = async (): Promise<void> => {
    stop();
    await ended;
    process.off("exit", stop);
  };
  const deadline = Date.now() + START_TIMEOUT;
  while (child.exitCode === null && Date.now() < deadline) {
    if (await isReady(folder)) return end;
    await delay(POLL_INTERVAL);
  }
  await end();
  throw new Error(`Postgres did not start:\n${said}`);
}

/** The last line of the server's own file says when it takes connections. */
async function isReady(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, "data", "postmaster.pid"), "utf8").catch(() => "");
  return /^ready\s*$/m.test(text);
}
