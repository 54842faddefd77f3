import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

import * as grpc from "@grpc/grpc-js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { DEFERRED } from "../toolchain/deferred";
import {
  type Answer,
  type Client,
  initialisationOf,
  type Message,
  messages,
  type Method,
  plain,
  type Properties,
  services,
  struct,
} from "./engineProtocol";

export { InitialisationError, type Properties } from "./engineProtocol";

export interface CheckAnswer {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface DiffAnswer {
  /** What the engine makes of the answer: whether the provider says that nothing differs. */
  readonly unchanged: boolean;
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** The engine's provider process, driven as the engine drives it. */
export class ProviderProcess {
  /** All that the process printed. */
  readonly output: string[];
  readonly #child: ChildProcess;
  readonly #client: Client;
  readonly #config: Readonly<Record<string, unknown>>;
  #type: string;
  #run = 0;

  private constructor(
    child: ChildProcess,
    client: Client,
    type: string,
    config: Readonly<Record<string, unknown>>,
    output: string[],
  ) {
    this.output = output;
    this.#child = child;
    this.#client = client;
    this.#type = type;
    this.#config = config;
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /**
   * Begins as a new process does, without the time that one takes to start: for another text of its code the process
   * makes another provider, and for other settings the provider makes another client. May begin for another type.
   */
  async renew(type?: string): Promise<void> {
    this.#run += 1;
    this.#type = type ?? this.#type;
    this.output.length = 0;
    await this.#configure();
  }

  /** The same process as it serves another resource type in this run. */
  of(type: string): ProviderProcess {
    const other = new ProviderProcess(this.#child, this.#client, type, this.#config, this.output);
    other.#run = this.#run;
    return other;
  }

  /** Starts a process for one resource type with the stack's configuration, such as `batchflow:tencent`. */
  static async start(
    type: string,
    config: Readonly<Record<string, unknown>>,
    env: NodeJS.ProcessEnv = {},
  ): Promise<ProviderProcess> {
    const child = spawn(
      process.execPath,
      ["--require", DEFERRED, require.resolve("@pulumi/pulumi/cmd/dynamic-provider"), "127.0.0.1:1"],
      {
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env.PATH, PULUMI_NODEJS_PROJECT: "test", ...env },
      },
    );
    const lines = createInterface({ input: child.stdout });
    const output: string[] = [];
    const port = await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      child.once("exit", (code) =>
        reject(new Error(`the provider process ended with ${code}: ${output.join("\n")}`)),
      );
      child.stderr.on("data", (data: Buffer) => output.push(data.toString()));
    });
    const client = new services.ResourceProviderClient(
      `127.0.0.1:${port.trim()}`,
      grpc.credentials.createInsecure(),
    );
    const provider = new ProviderProcess(child, client, type, config, []);
    lines.on("line", (line) => provider.output.push(line));
    child.stderr.on("data", (data: Buffer) => provider.output.push(data.toString()));
    await provider.#configure();
    return provider;
  }

  async check(olds: Properties, news: Properties): Promise<CheckAnswer> {
    const answer = await this.#call("check", "CheckRequest", (request) => {
      request.setOlds?.(struct(olds));
      request.setNews?.(this.#struct(news));
    });
    const failures = answer
      .getFailuresList()
      .map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
    return { inputs: plain(answer.getInputs()), failures };
  }

  async diff(id: string, olds: Properties, news: Properties): Promise<DiffAnswer> {
    const answer = await this.#call("diff", "DiffRequest", (request) => {
      request.setId?.(id);
      request.setOlds?.(this.#struct(olds));
      request.setNews?.(this.#struct(news));
    });
    return {
      unchanged: answer.getChanges() === messages.DiffResponse.DiffChanges.DIFF_NONE,
      replaces: answer.getReplacesList(),
      deleteBeforeReplace: answer.getDeletebeforereplace(),
    };
  }

  async create(news: Properties): Promise<{ id: string; outputs: Properties }> {
    const answer = await this.#call("create", "CreateRequest", (request) =>
      request.setProperties?.(this.#struct(news)),
    );
    return { id: answer.getId(), outputs: plain(answer.getProperties()) };
  }

  /** Undefined when the provider says that the object is gone. */
  async read(
    id: string,
    properties: Properties,
  ): Promise<{ inputs: Properties; outputs: Properties } | undefined> {
    const answer = await this.#call("read", "ReadRequest", (request) => {
      request.setId?.(id);
      request.setProperties?.(this.#struct(properties));
    });
    return answer.getId()
      ? { inputs: plain(answer.getInputs()), outputs: plain(answer.getProperties()) }
      : undefined;
  }

  async update(id: string, olds: Properties, news: Properties): Promise<Properties> {
    const answer = await this.#call("update", "UpdateRequest", (request) => {
      request.setId?.(id);
      request.setOlds?.(this.#struct(olds));
      request.setNews?.(this.#struct(news));
    });
    return plain(answer.getProperties());
  }

  async delete(id: string, properties: Properties): Promise<void> {
    await this.#call("delete", "DeleteRequest", (request) => {
      request.setId?.(id);
      request.setProperties?.(this.#struct(properties));
    });
  }

  /** Ends the process at once, as a killed run does. */
  async kill(): Promise<void> {
    this.#client.close();
    if (this.ended) return;
    // Its last words included.
    const ended = new Promise((resolve) => this.#child.once("close", resolve));
    this.#child.kill("SIGKILL");
    await ended;
  }

  async #configure(): Promise<void> {
    const texts = Object.entries(this.#config).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(this.#distinct(value)),
    ]);
    await this.#call("configure", "ConfigureRequest", (request) =>
      request.setArgs?.(struct(Object.fromEntries(texts) as Properties)),
    );
  }

  /** A connection's settings, which differ from those of other runs in a time that no test notices. */
  #distinct(value: unknown): unknown {
    const seconds: unknown =
      typeof value === "object" && value !== null ? Reflect.get(value, "requestTimeout") : undefined;
    return typeof seconds === "number"
      ? { ...(value as Properties), requestTimeout: seconds + this.#run / 1e6 }
      : value;
  }

  #struct(properties: Properties): Struct {
    return struct({ ...properties, __provider: sourceOf(this.#type, this.#run) });
  }

  #call(method: Method, message: string, fill: (request: Message) => void): Promise<Answer> {
    const Request = messages[message];
    if (Request === undefined) throw new TypeError(`no message ${message}`);
    const request = new Request();
    request.setUrn?.("urn:pulumi:dev::test::pulumi-nodejs:dynamic/batchflow/x:X::x");
    fill(request);
    return new Promise((resolve, reject) => {
      this.#client[method](request, (error, answer) =>
        error ? reject(initialisationOf(error) ?? error) : resolve(answer),
      );
    });
  }
}

/** The code of a provider. Runs in one process know nothing of each other. */
function sourceOf(type: string, run: number): string {
  const args = [type, `run-${run}`].map((text) => JSON.stringify(text)).join(",");
  return `exports.handler=()=>require("pulumi-batchflow/provider").handler(${args})`;
}
