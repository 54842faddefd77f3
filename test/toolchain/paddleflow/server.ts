import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { logToStderr, type Log } from "../progress";
import { buildPaddleFlow, serverVersion, type PaddleFlowBuild } from "./build";
import { serverConfiguration } from "./configuration";
import { freePort } from "../freePort";
import { startKubernetes, type KubernetesStandIn } from "./kubernetes";
import type { PodDurations } from "./kubernetesPods";
import { startStorage, type Storage } from "./storage";

export interface PaddleFlowServerOptions {
  /** −1, as shipped: tokens don't expire. */
  readonly tokenExpirationHour?: number;
  readonly pods?: PodDurations;
  readonly log?: Log;
}

/** A real PaddleFlow server with an empty database, on loopback, and the world that it reaches. */
export interface PaddleFlowServer {
  readonly endpoint: string;
  readonly version: string;
  readonly rootUser: string;
  readonly rootPassword: string;
  readonly kubernetes: KubernetesStandIn;
  readonly storage: Storage;
  /** The folder in which the server runs. */
  readonly folder: string;
  /** Ends the server and starts it again with the same data: then it follows the jobs of all clusters that have a queue. */
  restart(): Promise<void>;
  /** The end of the server's own log. */
  lastLog(): Promise<string>;
  close(): Promise<void>;
}

const rootUser = "root";
/** What the server's SQLite set-up gives, anew at each start. */
const rootPassword = "paddleflow";
const startTimeout = 60_000;
const pollInterval = 50;

export async function startPaddleFlowServer(
  options: PaddleFlowServerOptions = {},
): Promise<PaddleFlowServer> {
  const build = await buildPaddleFlow(options.log ?? logToStderr);
  const folder = await mkdtemp(join(tmpdir(), "batchflow-paddleflow-"));
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    const kubernetes = await startKubernetes(options.pods);
    closers.push(() => kubernetes.close());
    const storage = await startStorage(build.storage, join(folder, "storage"));
    closers.push(() => storage.close());
    await cp(build.config, join(folder, "config"), { recursive: true });
    const running = new ServerProcess(build, folder, options.tokenExpirationHour ?? -1);
    closers.push(() => running.stop());
    await running.start();
    return {
      endpoint: running.endpoint,
      version: serverVersion,
      rootUser,
      rootPassword,
      kubernetes,
      storage,
      folder,
      restart: async () => {
        await running.stop();
        await running.start();
      },
      lastLog: () => running.lastLog(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

class ServerProcess {
  private port = 0;
  private child: ChildProcess | undefined;
  private ended: Promise<unknown> = Promise.resolve();
  /** Also at the end of a test run that did not close the server. */
  private readonly kill = (): void => {
    this.child?.kill("SIGKILL");
  };

  constructor(
    private readonly build: PaddleFlowBuild,
    private readonly folder: string,
    private readonly tokenExpirationHour: number,
  ) {}

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.port ||= await freePort();
    const config = join(this.folder, "config", "server", "default");
    await mkdir(config, { recursive: true });
    await writeFile(
      join(config, "paddleserver.yaml"),
      serverConfiguration(this.port, this.tokenExpirationHour),
    );
    const child = spawn(this.build.server, [], {
      cwd: this.folder,
      // Times come without a zone: UTC is what the tests expect. Nothing of the user's clusters is to be found.
      env: { PATH: process.env.PATH ?? "", HOME: this.folder, TZ: "UTC" },
      stdio: "ignore",
    });
    this.child = child;
    this.ended = once(child, "close");
    process.once("exit", this.kill);
    await this.ready(child);
  }

  async stop(): Promise<void> {
    this.kill();
    await this.ended;
    this.child = undefined;
    process.off("exit", this.kill);
  }

  async lastLog(): Promise<string> {
    const text = await readFile(join(this.folder, "log.log"), "utf8").catch(() => "");
    return text.split("\n").slice(-30).join("\n");
  }

  /** Ready means that root can log in. */
  private async ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + startTimeout;
    while (Date.now() < deadline && child.exitCode === null) {
      const response = await fetch(`${this.endpoint}/api/paddleflow/v1/login`, {
        method: "POST",
        body: JSON.stringify({ username: rootUser, password: rootPassword }),
      }).catch(() => undefined);
      if (response?.ok) return;
      await delay(pollInterval);
    }
    throw new Error(`the PaddleFlow server did not start:\n${await this.lastLog()}`);
  }
}
