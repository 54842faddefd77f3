import { join } from "node:path";

import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { answered, optionsOf, own, sealed, timeoutOf, urnOf } from "./beside";
import { Child } from "./child";
import { type Config, configTexts } from "./configuration";
import { EngineLog } from "./engineLog";
import {
  type Answer,
  Connection,
  diffAnswer,
  type Message,
  type Method,
  type Properties,
  struct,
} from "./protocol";
import {
  type CheckAnswer,
  type DiffAnswer,
  type ProcessOptions,
  type ProviderProcess,
  type State,
} from "./provider";

/** The kinds of difference, as the engine's protocol numbers them. */
const KINDS = ["add", "add-replace", "delete", "delete-replace", "update", "update-replace"] as const;

type PlaceKind = (typeof KINDS)[number];

/** How the plugin answers diff: each place that differs, by its path. */
export interface PlaceDiff extends DiffAnswer {
  readonly places: Readonly<Record<string, PlaceKind>>;
}

export interface PluginOptions extends ProcessOptions {
  /** Whether states are those of the dynamic form, which the engine hands over with all that stands in them. */
  readonly moved?: boolean;
}

/** What all that one process serves has in common. */
interface Hosted {
  readonly child: Child;
  readonly log: EngineLog;
  readonly address: string;
  readonly config: Config;
  readonly options: PluginOptions;
}

/** The plugin, of which one process may serve many runs. */
export class PluginProcess implements ProviderProcess {
  readonly #hosted: Hosted;
  #connection: Connection;
  #type: string;
  #run = 0;

  private constructor(hosted: Hosted, connection: Connection, type: string) {
    this.#hosted = hosted;
    this.#connection = connection;
    this.#type = type;
  }

  static async start(type: string, config: Config, options: PluginOptions = {}): Promise<PluginProcess> {
    const child = await Child.start([join(__dirname, "pluginServer.mjs")], options.env ?? {});
    const { log, address } = await EngineLog.start((text) => child.output.push(text));
    const hosted = { child, log, address, config, options };
    const provider = new PluginProcess(hosted, connect(child.port, options), type);
    await provider.#configure();
    return provider;
  }

  get output(): string[] {
    return this.#hosted.child.output;
  }

  get ended(): boolean {
    return this.#hosted.child.ended;
  }

  /** The resources at which lines stand. */
  get spoken(): readonly string[] {
    return this.#hosted.log.lines.map(({ urn }) => urn);
  }

  /** The process serves another provider, and for other settings that makes another client. */
  async renew(type?: string): Promise<void> {
    const { child, log, options } = this.#hosted;
    this.#run += 1;
    this.#type = type ?? this.#type;
    this.output.length = 0;
    log.lines.length = 0;
    this.#connection.close();
    this.#connection = connect(await child.ask("another"), options);
    await this.#configure();
  }

  of(type: string): PluginProcess {
    return new PluginProcess(this.#hosted, this.#connection, type);
  }

  async check(olds: Properties, news: Properties): Promise<CheckAnswer> {
    const answer = await this.#call("check", "CheckRequest", news, (request) => {
      request.setOlds?.(this.#old(olds));
      // A program in YAML marks nothing.
      request.setNews?.(struct(own(news)));
    });
    const failures = answer
      .getFailuresList()
      .map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
    return { inputs: { ...this.#read(answer.getInputs()), ...optionsOf(news) }, failures };
  }

  async diff(old: State, news: Properties): Promise<PlaceDiff> {
    const answer = await this.#call("diff", "DiffRequest", news, (request) => this.#fill(request, old, news));
    const places: Record<string, PlaceKind> = {};
    answer.getDetaileddiffMap().forEach((part, path) => (places[path] = KINDS[part.getKind()] ?? "add"));
    return { ...diffAnswer(answer), places };
  }

  create(news: Properties): Promise<State> {
    return this.#create(news, false);
  }

  async previewCreate(news: Properties): Promise<Properties> {
    return (await this.#create(news, true)).outputs;
  }

  async read(old: Pick<State, "id"> & Partial<State>): Promise<State | undefined> {
    const { id, inputs = {}, outputs = {} } = old;
    const answer = await this.#call("read", "ReadRequest", inputs, (request) => {
      request.setId?.(id);
      request.setProperties?.(this.#old(outputs));
      request.setInputs?.(this.#old(inputs));
    });
    const found = answer.getId();
    if (found === "") return undefined;
    return {
      id: found,
      inputs: { ...this.#read(answer.getInputs()), ...optionsOf(inputs) },
      outputs: this.#read(answer.getProperties()),
    };
  }

  update(old: State, news: Properties): Promise<State> {
    return this.#update(old, news, false);
  }

  async previewUpdate(old: State, news: Properties): Promise<Properties> {
    return (await this.#update(old, news, true)).outputs;
  }

  async delete({ id, inputs, outputs }: State): Promise<void> {
    await this.#call("delete", "DeleteRequest", inputs, (request) => {
      request.setId?.(id);
      request.setProperties?.(this.#old(outputs));
      request.setOldInputs?.(this.#old(inputs));
      request.setTimeout?.(timeoutOf(inputs, "delete"));
    });
  }

  async kill(): Promise<void> {
    this.#connection.close();
    await this.#hosted.child.kill();
    this.#hosted.log.close();
  }

  async #create(news: Properties, preview: boolean): Promise<State> {
    const answer = await this.#call("create", "CreateRequest", news, (request) => {
      request.setProperties?.(this.#sealed(own(news)));
      request.setTimeout?.(timeoutOf(news, "create"));
      request.setPreview?.(preview);
    });
    return { id: answer.getId(), inputs: news, outputs: this.#read(answer.getProperties()) };
  }

  async #update(old: State, news: Properties, preview: boolean): Promise<State> {
    const answer = await this.#call("update", "UpdateRequest", news, (request) => {
      this.#fill(request, old, news);
      request.setTimeout?.(timeoutOf(news, "update"));
      request.setPreview?.(preview);
    });
    return { id: old.id, inputs: news, outputs: this.#read(answer.getProperties()) };
  }

  async #configure(): Promise<void> {
    const { address, config } = this.#hosted;
    const urn = `urn:pulumi:dev::test::pulumi:providers:batchflow::default`;
    await this.#connection.call("handshake", "ProviderHandshakeRequest", (request) =>
      request.setEngineAddress?.(address),
    );
    // As the engine gives a default provider the keys of its namespace.
    const texts = Object.entries(configTexts(config, this.#run)).map(([key, text]) => [
      key.slice(key.indexOf(":") + 1),
      text,
    ]);
    const checked = await this.#connection.call("checkConfig", "CheckRequest", (request) => {
      request.setUrn?.(urn);
      request.setNews?.(struct(Object.fromEntries(texts) as Properties));
    });
    const failures = checked.getFailuresList().map((failure) => failure.getReason());
    if (failures.length > 0) throw new Error(failures.join("; "));
    const inputs = checked.getInputs();
    await this.#connection.call("configure", "ConfigureRequest", (request) => {
      if (inputs) request.setArgs?.(inputs);
    });
  }

  #fill(request: Message, old: State, news: Properties): void {
    request.setId?.(old.id);
    request.setOlds?.(this.#old(old.outputs));
    request.setOldInputs?.(this.#old(old.inputs));
    request.setNews?.(this.#sealed(own(news)));
  }

  /** What stands in state. */
  #old(properties: Properties): Struct {
    return this.#sealed(this.#hosted.options.moved === true ? properties : own(properties));
  }

  #sealed(properties: Properties): Struct {
    return sealed(properties, this.#hosted.options.secrets);
  }

  #read(properties: Struct | undefined): Properties {
    return answered(properties, this.#hosted.options.secrets);
  }

  #call(
    method: Method,
    message: string,
    properties: Properties,
    fill: (request: Message) => void,
  ): Promise<Answer> {
    return this.#connection.call(method, message, (request) => {
      request.setUrn?.(urnOf(properties, this.#type));
      fill(request);
    });
  }
}

function connect(port: string, options: PluginOptions): Connection {
  return new Connection(port, (properties) => answered(properties, options.secrets));
}
