import { spawn } from "node:child_process";

/** A run of the CLI that did not succeed. Its message holds nothing that the CLI wrote: that may be a secret. */
export class PulumiCliError extends Error {
  readonly reason: PulumiFailure;

  constructor(message: string, reason: PulumiFailure) {
    super(message);
    this.name = "PulumiCliError";
    this.reason = reason;
  }
}

export type PulumiFailure =
  | "notFound"
  | "timedOut"
  | "locked"
  | "passphrase"
  | "notLoggedIn"
  | "backend"
  | "project"
  | "noProject"
  | "noStack"
  | "missingStack"
  | "stackName"
  | "invalidState"
  | "failed";

export interface PulumiOptions {
  /** The executable; left out, the one on PATH. */
  readonly executable?: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Written to its stdin; left out, it has none. */
  readonly input?: string;
  readonly timeoutSeconds?: number;
}

const TIMEOUT_SECONDS = 60;

/** Who holds the lock of a file, S3 or database backend. */
const LOCK = /created by \S+@\S+ \(pid \d+\) at [\dTZ:+-]+/;

const REASONS: readonly (readonly [PulumiFailure, RegExp, string])[] = [
  [
    "locked",
    /currently locked by|another update is currently in progress|\[409\] Conflict/i,
    "the stack is locked: an update is under way, or one that was killed left its lock. If none is under way, `pulumi cancel` removes it",
  ],
  [
    "passphrase",
    /passphrase|PULUMI_CONFIG_PASSPHRASE/,
    "the stack's secrets cannot be decrypted. Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE",
  ],
  [
    "notLoggedIn",
    /PULUMI_ACCESS_TOKEN|not logged in|pulumi login/i,
    "the CLI is not logged in. Run `pulumi login`, or set PULUMI_BACKEND_URL",
  ],
  [
    "backend",
    /unable to open bucket|could not list bucket|connection refused|no such host/i,
    "the backend with the stacks' states cannot be reached. `pulumi whoami --verbose` says where it is",
  ],
  [
    "project",
    /could not unmarshal|invalid YAML/i,
    "Pulumi.yaml, or a stack's file beside it, is not valid. `pulumi stack ls` says where",
  ],
  [
    "stackName",
    /stack name may only contain|organization name must be/i,
    "the backend does not take the stack's name",
  ],
  ["missingStack", /no stack named/i, "there is no such stack. `pulumi stack ls` lists those of the project"],
  [
    "noProject",
    /no Pulumi\.yaml|no Pulumi project|fully qualified name/i,
    "there is no Pulumi.yaml here or in a folder above. Run it in the project's folder, or name the stack as --stack ORGANIZATION/PROJECT/STACK",
  ],
  [
    "noStack",
    /no stack selected|--stack\b/i,
    "no stack is selected here. Run `pulumi stack select`, or name one with --stack",
  ],
  [
    "invalidState",
    /state file contains errors|could be dangerous|different stack/i,
    "the CLI takes the state for invalid",
  ],
];

/** Runs the Pulumi CLI without a terminal and returns what it wrote to stdout. Rejects with PulumiCliError. */
export async function runPulumi(args: readonly string[], options: PulumiOptions = {}): Promise<string> {
  const firstOption = args.findIndex((arg) => arg.startsWith("-"));
  const command = ["pulumi", ...args.slice(0, firstOption < 0 ? undefined : firstOption)].join(" ");
  const { exitCode, stdout, stderr } = await start(args, options, command);
  if (exitCode === 0) return stdout;
  const known = REASONS.find(([, pattern]) => pattern.test(stderr));
  const unknown = `it ended with ${exitCode}. What it wrote may hold secrets and is not shown: run it by hand`;
  const [reason, , text] = known ?? (["failed", undefined, unknown] as const);
  const lock = reason === "locked" ? LOCK.exec(stderr)?.[0] : undefined;
  const selection = args.indexOf("--stack");
  const stack = reason === "missingStack" && selection >= 0 ? args.slice(selection, selection + 2) : [];
  throw new PulumiCliError(
    [
      `\`${[command, ...stack].join(" ")}\` failed: ${text}`,
      ...(lock === undefined ? [] : [`It was ${lock}`]),
    ].join(". "),
    reason,
  );
}

interface Ended {
  readonly exitCode: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], options: PulumiOptions, command: string): Promise<Ended> {
  const { executable = "pulumi", cwd, input, timeoutSeconds = TIMEOUT_SECONDS } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [...args, "--non-interactive", "--color=never"], {
      cwd,
      env: { ...(options.env ?? process.env), PULUMI_SKIP_UPDATE_CHECK: "true" },
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const written = { stdout: "", stderr: "" };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (written.stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (written.stderr += text));
    const fail = (message: string, reason: PulumiFailure) => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      // A process that it started may hold the pipes open.
      child.stdout?.destroy();
      child.stderr?.destroy();
      reject(new PulumiCliError(`\`${command}\` failed: ${message}`, reason));
    };
    const timer = setTimeout(
      () => fail(`it did not end within ${timeoutSeconds} seconds`, "timedOut"),
      timeoutSeconds * 1_000,
    );
    child.on("error", (error: NodeJS.ErrnoException) => {
      const missing = error.code === "ENOENT";
      fail(
        missing ? "the Pulumi CLI was not found" : `it cannot be started (${error.code})`,
        missing ? "notFound" : "failed",
      );
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? signal ?? "no code", ...written });
    });
    // A process that ends before it has read its input is judged by how it ended.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}
