import { chmod, copyFile, mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { cacheRoot, fillOnce, toolFolder } from "../cache";
import { findOnPath, run, type RunOptions } from "../process";
import { withProgress, type Log } from "../progress";
import { type GoBuild, toolNamed, type ToolName } from "./tools";

/** True where the Go client is there to build with. */
export function canBuild(name: ToolName): boolean {
  return toolNamed(name).go !== undefined && findOnPath("go") !== undefined;
}

/** Builds a tool from its Go module into the cache, unless it is there. Answers the folder of its executables. */
export async function buildFromGo(name: ToolName, log: Log): Promise<string> {
  const { version, go, scripts, beside } = toolNamed(name);
  const folder = toolFolder(name, version);
  await fillOnce(folder, log, async (temporary) => {
    if (!go) {
      throw new Error(`${name} can't be built from Go modules.`);
    }
    const bin = join(temporary, "bin");
    await mkdir(bin);
    await withProgress(log, `Building ${name} ${version} from its Go module (${go.duration})`, async () => {
      const source = { cwd: join(__dirname, "go", name), env: goEnvironment() };
      const linker = ["-s", "-w", ...(go.versionVariable ? ["-X", `${go.versionVariable}=${version}`] : [])];
      const result = await run(
        "go",
        [
          "build",
          "-trimpath",
          "-buildvcs=false",
          "-mod=readonly",
          // Otherwise the module cache is read-only, and a temporary HOME can't simply be removed.
          "-modcacherw",
          `-ldflags=${linker.join(" ")}`,
          `-o=${join(bin, name)}`,
          go.package,
        ],
        source,
      );
      if (result.exitCode !== 0) {
        throw new Error(`go build of ${name} ${version} failed:\n${tail(result.stderr)}`);
      }
      for (const file of await moduleFiles(go, source)) {
        await copyExecutable(file, join(bin, basename(file)));
      }
    });
    for (const other of beside ?? []) {
      await copyFile(join(await buildFromGo(other, log), other), join(bin, other));
    }
    for (const [file, text] of Object.entries(scripts ?? {})) {
      await writeFile(join(bin, file), text);
      await chmod(join(bin, file), 0o755);
    }
  });
  return join(folder, "bin");
}

/** The ready files that a build names, where the Go client keeps them. */
async function moduleFiles({ moduleFiles: wanted }: GoBuild, options: RunOptions): Promise<string[]> {
  if (wanted === undefined) return [];
  const { exitCode, stdout, stderr } = await run(
    "go",
    ["list", "-m", "-f", "{{.Dir}}", wanted.module],
    options,
  );
  if (exitCode !== 0) {
    throw new Error(`go list of ${wanted.module} failed:\n${tail(stderr)}`);
  }
  return wanted.files.map((file) => join(stdout.trim(), file));
}

/** The Go client keeps no file executable, and a copy has the mode of its source. */
async function copyExecutable(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o755);
}

/** The machine's own settings of the Go client hold (proxy, checksum database); only what would break us is set. */
export function goEnvironment(): NodeJS.ProcessEnv {
  const cache = process.env.HOME === undefined ? { GOCACHE: join(cacheRoot(), "go-build") } : {};
  return { HOME: homedir(), ...cache, ...process.env, GOWORK: "off" };
}

function tail(text: string): string {
  return text.trim().split("\n").slice(-15).join("\n");
}
