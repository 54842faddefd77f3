import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { DEFERRED } from "../../toolchain/deferred";
import { Child } from "./child";
import { type Config, configTexts } from "./configuration";
import {
  type Answer,
  Connection,
  diffAnswer,
  type Message,
  plain,
  type Properties,
  struct,
} from "./protocol";
import type { CheckAnswer, DiffAnswer, ProcessOptions, ProviderProcess, State } from "./provider";

/** The engine's process for dynamic providers. */
export class DynamicProcess implements ProviderProcess {
  readonly #child: Child;
  readonly #connection: Connection;
  readonly #config: Config;
  #type: string;
  #run = 0;

  private constructor(child: Child, connection: Connection, type: string, config: Config) {
    this.#child = child;
    this.#connection = connection;
    this.#type = type;
    this.#config = config;
  }

  static async start(
    type: string,
    config: Config,
    { env = {} }: ProcessOptions = {},
  ): Promise<DynamicProcess> {
    const host = require.resolve("@pulumi/pulumi/cmd/dynamic-provider");
    const child = await Child.start(["--require", DEFERRED, host, "127.0.0.1:1"], env);
    const provider = new DynamicProcess(child, new Connection(child.port, withoutCode), type, config);
    await provider.#configure();
    return provider;
  }

  get output(): string[] {
    return this.#child.output;
  }

  get ended(): boolean {
    return this.#child.ended;
  }

  /** For another text of its code the process makes another provider, and for other settings that makes another client. */
  async renew(type?: string): Promise<void> {
    this.#run += 1;
    this.#type = type ?? this.#type;
    this.output.length = 0;
    await this.#configure();
  }

  of(type: string): DynamicProcess {
    const other = new DynamicProcess(this.#child, this.#connection, type, this.#config);
    other.#run = this.#run;
    return other;
  }

  async check(olds: Properties, news: Properties): Promise<CheckAnswer> {
    const answer = await this.#call("check", "CheckRequest", (request) => {
      request.setOlds?.(struct(olds));
      request.setNews?.(this.#struct(news));
    });
    const failures = answer
      .getFailuresList()
      .map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
    return { inputs: withoutCode(answer.getInputs()), failures };
  }

  async diff(old: State, news: Properties): Promise<DiffAnswer> {
    const answer = await this.#call("diff", "DiffRequest", (request) => {
      request.setId?.(old.id);
      request.setOlds?.(this.#struct(old.outputs));
      request.setNews?.(this.#struct(news));
    });
    return diffAnswer(answer);
  }

  async create(news: Properties): Promise<State> {
    const answer = await this.#call("create", "CreateRequest", (request) =>
      request.setProperties?.(this.#struct(news)),
    );
    return { id: answer.getId(), inputs: news, outputs: withoutCode(answer.getProperties()) };
  }

  previewCreate(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  previewUpdate(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async read({ id, outputs = {} }: Pick<State, "id"> & Partial<State>): Promise<State | undefined> {
    const answer = await this.#call("read", "ReadRequest", (request) => {
      request.setId?.(id);
      request.setProperties?.(this.#struct(outputs));
    });
    const found = answer.getId();
    if (found === "") return undefined;
    return {
      id: found,
      inputs: withoutCode(answer.getInputs()),
      outputs: withoutCode(answer.getProperties()),
    };
  }

  async update(old: State, news: Properties): Promise<State> {
    const answer = await this.#call("update", "UpdateRequest", (request) => {
      request.setId?.(old.id);
      request.setOlds?.(this.#struct(old.outputs));
      request.setNews?.(this.#struct(news));
    });
    return { id: old.id, inputs: news, outputs: withoutCode(answer.getProperties()) };
  }

  async delete({ id, outputs }: State): Promise<void> {
    await this.#call("delete", "DeleteRequest", (request) => {
      request.setId?.(id);
      request.setProperties?.(this.#struct(outputs));
    });
  }

  async kill(): Promise<void> {
    this.#connection.close();
    await this.#child.kill();
  }

  async #configure(): Promise<void> {
    const args = struct(configTexts(this.#config, this.#run));
    await this.#call("configure", "ConfigureRequest", (request) => request.setArgs?.(args));
  }

  #struct(properties: Properties): Struct {
    return struct({ ...properties, __provider: sourceOf(this.#type, this.#run) });
  }

  #call(
    method: Parameters<Connection["call"]>[0],
    message: string,
    fill: (request: Message) => void,
  ): Promise<Answer> {
    return this.#connection.call(method, message, (request) => {
      request.setUrn?.("urn:pulumi:dev::test::pulumi-nodejs:dynamic/batchflow/x:X::x");
      fill(request);
    });
  }
}

/** The properties without the code of the provider, which stands in all of them. */
function withoutCode(properties: Struct | undefined): Properties {
  const { __provider: _code, ...others } = plain(properties);
  return others;
}

/** The code of a provider. Runs in one process know nothing of each other. */
function sourceOf(type: string, run: number): string {
  const args = [type, `run-${run}`].map((text) => JSON.stringify(text)).join(",");
  return `exports.handler=()=>require("pulumi-batchflow/provider").handler(${args})`;
}
