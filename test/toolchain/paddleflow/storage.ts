import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createInterface } from "node:readline";

/** Real storage on loopback, for file systems and links. */
export interface Storage {
  readonly sftp: {
    readonly address: string;
    readonly user: string;
    readonly password: string;
    /** The folder that is the tests' own: it exists, and paths of file systems begin with it. */
    readonly root: string;
  };
  readonly s3: {
    readonly endpoint: string;
    readonly bucket: string;
    readonly accessKey: string;
    readonly secretKey: string;
  };
}

/** Starts the SFTP and S3 servers; they end with this process, or by `close`. */
export async function startStorage(
  executable: string,
  folder: string,
): Promise<Storage & { close(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const child = spawn(executable, [folder], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "close");
  const first = once(createInterface(child.stdout), "line") as Promise<[string]>;
  const line = await Promise.race([first, ended.then(() => undefined)]);
  if (!line) {
    throw new Error("the storage for PaddleFlow's tests ended at once");
  }
  return {
    ...(JSON.parse(line[0]) as Storage),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
