import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fillOnce, toolFolder } from "../cache";
import { findOnPath, run, type Result } from "../process";
import { withProgress, type Log } from "../progress";

/** The release that `server/go.mod` pins. */
export const serverVersion = "v0.14.6";
/** To be raised with every change to what is built, so that no older build in the cache is taken for it. */
const revision = 2;

const module = "github.com/PaddlePaddle/PaddleFlow";
const source = join(__dirname, "server");

/** The files of a build: the server, its shipped configuration, the storage for tests, and its reader of YAML alone. */
export interface PaddleFlowBuild {
  readonly server: string;
  readonly config: string;
  readonly storage: string;
  readonly yaml: string;
}

/** Why the server can't be built on this machine; undefined where it can. */
export function whyNoPaddleFlow(): string | undefined {
  if (findOnPath("go") === undefined) {
    return "there is no Go to build it with";
  }
  const compilers = [process.env.CC ?? "", "gcc", "cc", "clang"].filter((name) => name !== "");
  return compilers.some((name) => findOnPath(name) !== undefined)
    ? undefined
    : "there is no C compiler, which its SQLite needs";
}

/** Builds the PaddleFlow server from its Go module into the user's cache folder, unless it is there. */
export async function buildPaddleFlow(log: Log): Promise<PaddleFlowBuild> {
  const folder = toolFolder("paddleflow-server", `${serverVersion}-${revision}`);
  await fillOnce(folder, log, async (temporary) => {
    const what = `Building the PaddleFlow server ${serverVersion} from its Go module (about 3 minutes on 2 cores)`;
    await withProgress(log, what, () => build(temporary));
  });
  const [server, config, storage, yaml] = ["server", "config", "storage", "yaml"].map((name) =>
    join(folder, name),
  );
  return { server, config, storage, yaml } as PaddleFlowBuild;
}

async function build(folder: string): Promise<void> {
  const work = join(folder, "work");
  await cp(source, work, { recursive: true });
  await go(work, ["mod", "download", "-modcacherw", module]);
  const { stdout } = await go(work, ["list", "-m", "-f", "{{.Dir}}", module]);
  const directory = stdout.trim();
  await mkdir(join(work, "server"));
  const main = await readFile(join(directory, "cmd", "server", "main.go"), "utf8");
  await writeFile(join(work, "server", "main.go"), onLoopback(main));
  for (const name of ["server", "storage", "yaml"]) {
    const options = ["-trimpath", "-buildvcs=false", "-mod=readonly", "-modcacherw", "-ldflags=-s -w"];
    await go(work, ["build", ...options, "-o", join(folder, name), `./${name}`]);
  }
  await cp(join(directory, "config"), join(folder, "config"), { recursive: true });
  await rm(work, { recursive: true, force: true });
}

/** The server listens on all interfaces, and no setting changes that: so this one line is compiled differently. */
function onLoopback(main: string): string {
  const address = 'Addr:    fmt.Sprintf(":%d"';
  if (!main.includes(address)) {
    throw new Error(`the main function of ${module} ${serverVersion} does not set its address as expected`);
  }
  return main.replace(address, 'Addr:    fmt.Sprintf("127.0.0.1:%d"');
}

async function go(folder: string, args: readonly string[]): Promise<Result> {
  const result = await run("go", args, { cwd: folder, env: environment() });
  if (result.exitCode !== 0) {
    const end = result.stderr.trim().split("\n").slice(-15).join("\n");
    throw new Error(`go ${args[0] ?? ""} for the PaddleFlow server ${serverVersion} failed:\n${end}`);
  }
  return result;
}

/** The machine's own settings of the Go client hold, with what the module needs: C, and a fork that has no public sum. */
function environment(): NodeJS.ProcessEnv {
  const unlisted = [process.env.GONOSUMDB ?? "", "github.com/D0m021ng/*"].filter((text) => text !== "");
  return {
    HOME: homedir(),
    ...process.env,
    GOWORK: "off",
    CGO_ENABLED: "1",
    GONOSUMDB: unlisted.join(","),
  };
}
