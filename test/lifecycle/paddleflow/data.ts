import { send } from "../../contract/paddleflow/bench/client";
import { type Control, type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { clusterRequest, queueRequest } from "./setup";

/** A server of the branch after the last release, which changes file systems in place. */
export function startDevelop(): Promise<Emulator> {
  return startEmulator({ timeScale: 2_000, rateLimits: false, paddleflow: { version: "develop" } });
}

/** A queue on which the steps of `yamlOf` run. */
export const queueRequests = [clusterRequest("main"), queueRequest("runs", "main")] as const;

/** The request that registers a local file system; for root unless told. */
export const fsRequest = (name: string, username?: string) =>
  ["POST", "/fs", { name, url: `local://mnt/${name}`, username }] as const;

/** The request that registers an SFTP file system, in which links can be. */
export const sftpRequest = (name: string, username?: string) =>
  [
    "POST",
    "/fs",
    {
      name,
      url: "sftp://127.0.0.1:12022/srv",
      properties: { user: "sftpuser", password: "pw" },
      username,
    },
  ] as const;

/** A pipeline of one step, as somebody writes it. */
export function yamlOf(name: string, command = "sleep 1000"): string {
  return `# what ${name} does
name: ${name}
docker_env: nginx:1.7.9
entry_points:
  main:
    command: "${command}"
    parameters:
      msg: "hi"
    env:
      PF_JOB_QUEUE_NAME: runs
      PF_JOB_FLAVOUR: flavour1
      PF_JOB_TYPE: single
  more:
    command: "echo more"
    env:
      PF_JOB_QUEUE_NAME: runs
      PF_JOB_FLAVOUR: flavour1
parallelism: 1
`;
}

const base64 = (text: string) => Buffer.from(text).toString("base64");

/** The request that makes a pipeline, or, with an id, adds a version to one. */
export const pipelineRequest = (yaml: string, id?: string) =>
  ["POST", id === undefined ? "/pipeline" : `/pipeline/${id}`, { yamlRaw: base64(yaml) }] as const;

/** Requests of a user who is made for them. */
export async function byUser(
  emulator: Emulator,
  username: string,
  ...requests: readonly (readonly [method: string, path: string, body?: unknown])[]
): Promise<void> {
  const { endpoint, username: root, password } = emulator.platforms.paddleflow;
  const login = async (name: string, word: string) => {
    const { body } = await send(endpoint, "POST", "/login", { body: { username: name, password: word } });
    return (body as { authorization: string }).authorization;
  };
  const own = "secret1";
  await send(endpoint, "POST", "/user", {
    body: { username, password: own },
    token: await login(root, password),
  });
  const token = await login(username, own);
  for (const [method, path, body] of requests) {
    const { status, message } = await send(endpoint, method, path, { body, token });
    if (status !== 201) throw new Error(`${method} ${path}: ${status} ${message ?? ""}`);
  }
}

export const paddleflow = {
  platform: "paddleflow",
  reads: /^(login|list|show|get)/,
} as const;

export const stateOf = (control: Control) => control.state("paddleflow");
