import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** Answers the few commands that the tools run. A shell starts faster than anything else. */
const script = (folder: string) => `#!/bin/sh
cd '${folder}' || exit 1
echo "$*" >> calls
command="$1 $2"
stack=dev
project=
while [ $# -gt 0 ]; do
  if [ "$1" = --stack ]; then stack="$2"; fi
  if [ "$1" = --project ]; then project="$2."; fi
  shift
done
fail() { echo "error: $1 Canary-secret" >&2; exit 255; }
case "$command" in
  "config "*) echo '{"batchflow:tencent":{"value":"{}","secret":true}}' ;;
  "stack ls") cat "\${project}stacks.json" ;;
  "stack export")
    if [ -e wait ]; then exec sleep 600; fi
    if [ -e "$stack.json" ]; then
      echo + >> exports
      if [ -e slow ]; then sleep 0.3; fi
      cat "$stack.json"
      echo - >> exports
      exit
    fi
    case "$stack" in */*) if [ -e legacy ]; then fail "a stack name may only contain alphanumeric"; fi ;; esac
    fail "no stack named '$stack' found" ;;
  "stack import")
    if [ -e lock ]; then fail "could not import deployment: the stack is currently locked by 1 lock(s).
  file://lock.json: created by ann@build-7 (pid 77) at 2030-05-01T12:00:00Z"; fi
    cat > "$stack.json" && : > "$stack.imported" ;;
esac
`;

/** An executable in place of the Pulumi CLI, first on PATH; its stacks are files beside it. */
export class StandInPulumi {
  readonly folder = mkdtempSync(join(tmpdir(), "batchflow-stand-in-"));
  readonly executable = join(this.folder, "pulumi");
  readonly #path = process.env.PATH;
  readonly #home = process.env.PULUMI_HOME;

  constructor() {
    writeFileSync(this.executable, script(this.folder));
    chmodSync(this.executable, 0o755);
    this.setStacks("dev");
    process.env.PATH = `${this.folder}${delimiter}${this.#path}`;
    process.env.PULUMI_HOME = join(this.folder, "home");
  }

  /** Makes, or with no text removes, a file beside it: a stack's state, or a mark that it heeds. */
  file(name: string, text: string | undefined): void {
    const file = join(this.folder, name);
    rmSync(file, { force: true });
    if (text === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** The stacks of the project `shop`, which is also that of the working directory until another one is. */
  setStacks(...names: readonly string[]): void {
    const text = JSON.stringify(names.map((name) => ({ name })));
    for (const file of ["stacks.json", "shop.stacks.json"]) this.file(file, text);
  }

  setState(deployment: unknown, stack = "dev"): void {
    this.file(`${stack}.json`, JSON.stringify({ version: 3, deployment }));
    this.file(`${stack}.imported`, undefined);
  }

  state(stack = "dev"): { resources?: Record<string, unknown>[]; pending_operations?: unknown[] } {
    const text = readFileSync(join(this.folder, `${stack}.json`), "utf8");
    const { deployment } = JSON.parse(text) as { deployment: ReturnType<StandInPulumi["state"]> };
    // The CLI empties the list of pending operations when it imports a state.
    if (existsSync(join(this.folder, `${stack}.imported`))) delete deployment.pending_operations;
    return deployment;
  }

  /** The arguments of all calls so far. */
  calls(): string[][] {
    const file = join(this.folder, "calls");
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return lines.map((line) => line.split(" "));
  }

  /** How many exports ran at once at most. */
  exportsAtOnce(): number {
    let running = 0;
    const counts = readFileSync(join(this.folder, "exports"), "utf8")
      .trim()
      .split("\n")
      .map((line) => (running += line === "+" ? 1 : -1));
    return Math.max(...counts);
  }

  remove(): void {
    process.env.PATH = this.#path;
    if (this.#home === undefined) delete process.env.PULUMI_HOME;
    else process.env.PULUMI_HOME = this.#home;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
