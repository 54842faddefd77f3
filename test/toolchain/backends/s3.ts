import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Log } from "../progress";
import { ensureTool } from "../pulumi/toolchain";
import type { StateBackend } from "./backend";

const TOOL = "batchflow-s3";

interface Access {
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

interface Use {
  readonly requests: Readonly<Record<string, number>>;
  readonly bytes: number;
}

/** Starts an S3 server in memory, with an empty bucket and keys of its own. It ends with this process, or by `close`. */
export async function startS3(log: Log): Promise<StateBackend> {
  const child = spawn(join(await ensureTool(TOOL, log), TOOL), [], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "close");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async <T>(): Promise<T> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`${TOOL} has ended`);
    return JSON.parse(line.value) as T;
  };
  const { endpoint, bucket, accessKey, secretKey } = await next<Access>();
  const place = new URLSearchParams({
    endpoint,
    region: "loopback",
    disableSSL: "true",
    s3ForcePathStyle: "true",
  });
  return {
    env: {
      PULUMI_BACKEND_URL: `s3://${bucket}?${place.toString()}`,
      AWS_ACCESS_KEY_ID: accessKey,
      AWS_SECRET_ACCESS_KEY: secretKey,
      AWS_SESSION_TOKEN: "",
      AWS_PROFILE: "",
      AWS_EC2_METADATA_DISABLED: "true",
    },
    secrets: [secretKey],
    use: async () => {
      child.stdin.write("\n");
      const { requests, bytes } = await next<Use>();
      return { requests: Object.values(requests).reduce((sum, count) => sum + count, 0), bytes };
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
