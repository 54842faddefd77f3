import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Does what the CLI does for the few commands that the tools run: import empties the list of operations, as it does. */
const SCRIPT = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const [first, second, ...rest] = process.argv.slice(2);
const folder = __dirname;
appendFileSync(join(folder, "calls"), JSON.stringify(process.argv.slice(2)) + "\\n");
const at = rest.indexOf("--stack");
const file = join(folder, (at < 0 ? "dev" : rest[at + 1]).replaceAll("/", "_") + ".json");
const fail = (text) => { console.error("error: " + text + " Canary-secret"); process.exit(255); };
if (first === "config") {
  console.log(JSON.stringify({ "batchflow:tencent": { value: "{}", secret: true } }));
} else if (second === "ls") {
  console.log(JSON.stringify(require(join(folder, "stacks"))));
} else if (second === "export") {
  if (existsSync(join(folder, "wait"))) { setInterval(() => {}, 1000); return; }
  if (!existsSync(file)) fail(existsSync(join(folder, "legacy")) && file.includes("_")
    ? "a stack name may only contain alphanumeric, hyphens, underscores, or periods" : "no stack named found");
  process.stdout.write(readFileSync(file, "utf8"));
} else if (second === "import") {
  if (existsSync(join(folder, "lock"))) fail("could not import deployment: the stack is currently locked by 1 lock(s).");
  const state = JSON.parse(readFileSync(0, "utf8"));
  delete state.deployment.pending_operations;
  writeFileSync(file, JSON.stringify(state));
}
`;

/** An executable in place of the Pulumi CLI, first on PATH; its stacks are files beside it. */
export class StandInPulumi {
  readonly folder = mkdtempSync(join(tmpdir(), "batchflow-stand-in-"));
  readonly executable = join(this.folder, "pulumi");
  readonly #path = process.env.PATH;
  readonly #home = process.env.PULUMI_HOME;

  constructor() {
    writeFileSync(this.executable, SCRIPT);
    chmodSync(this.executable, 0o755);
    writeFileSync(join(this.folder, "stacks.json"), JSON.stringify([{ name: "dev" }]));
    process.env.PATH = `${this.folder}${delimiter}${this.#path}`;
    process.env.PULUMI_HOME = join(this.folder, "home");
  }

  /** Makes, or with no text removes, a file beside it: a stack's state, or a mark that it heeds. */
  file(name: string, text: string | undefined): void {
    if (text === undefined) rmSync(join(this.folder, name), { force: true });
    else writeFileSync(join(this.folder, name), text);
  }

  setState(deployment: unknown, stack = "dev"): void {
    this.file(`${stack.replaceAll("/", "_")}.json`, JSON.stringify({ version: 3, deployment }));
  }

  state(stack = "dev"): { resources?: Record<string, unknown>[]; pending_operations?: unknown[] } {
    const text = readFileSync(join(this.folder, `${stack}.json`), "utf8");
    return (JSON.parse(text) as { deployment: ReturnType<StandInPulumi["state"]> }).deployment;
  }

  /** The arguments of all calls so far. */
  calls(): string[][] {
    const file = join(this.folder, "calls");
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as string[]);
  }

  remove(): void {
    process.env.PATH = this.#path;
    if (this.#home === undefined) delete process.env.PULUMI_HOME;
    else process.env.PULUMI_HOME = this.#home;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
