import { run, type RunOptions } from "../test/toolchain/process";

/** Runs a command, with this environment besides its own, and gives what it wrote to stdout; fails where it does. */
export async function succeed(
  command: string,
  args: readonly string[],
  { env, ...options }: RunOptions & { readonly cwd: string },
): Promise<string> {
  const { exitCode, stdout, stderr } = await run(command, args, {
    ...options,
    env: { ...process.env, ...env },
  });
  if (exitCode !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
  return stdout;
}
