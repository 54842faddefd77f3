import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  type CheckResponse,
  ConfigureRequest,
  CreateRequest,
  type CreateResponse,
  DeleteRequest,
  DiffRequest,
  type DiffResponse,
  InvokeRequest,
  type InvokeResponse,
  PropertyDiff,
  ProviderHandshakeRequest,
  ReadRequest,
  type ReadResponse,
  UpdateRequest,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { serve, service } from "../../../../provider/hosts/plugin/server";
import { initialisationOf, type Properties, struct } from "../../../lifecycle/process/protocol";
import { atEndOfFile } from "../../../toolchain/setup/closing";

export { InitialisationError, type Properties } from "../../../lifecycle/process/protocol";

/** A line as the engine's log service gets it. */
export interface Line {
  readonly urn: string;
  readonly text: string;
  readonly passing: boolean;
}

/** The plugin's server in this process, driven as the engine drives it; properties are as they are on the wire. */
export class PluginDriver {
  readonly lines: Line[];
  readonly #client: ResourceProviderClient;

  private constructor(client: ResourceProviderClient, lines: Line[]) {
    this.#client = client;
    this.lines = lines;
  }

  static async start(configuration: Properties = {}): Promise<PluginDriver> {
    const lines: Line[] = [];
    const engine = await logService(lines);
    const port = await serve(service(undefined, new AbortController()));
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    atEndOfFile(() => client.close());
    const driver = new PluginDriver(client, lines);
    const handshake = new ProviderHandshakeRequest();
    handshake.setEngineAddress(engine);
    await driver.#call("handshake", handshake);
    const configure = new ConfigureRequest();
    configure.setArgs(struct(configuration));
    await driver.#call("configure", configure);
    return driver;
  }

  async checkConfig(news: Properties): Promise<{ inputs: Properties; failures: string[] }> {
    const request = new CheckRequest();
    request.setUrn("urn:pulumi:dev::shop::pulumi:providers:batchflow::default");
    request.setNews(struct(news));
    return checked(await this.#call<CheckResponse>("checkConfig", request));
  }

  async diffConfig(olds: Properties, news: Properties): Promise<{ changes: number; replaces: string[] }> {
    const request = new DiffRequest();
    request.setOldInputs(struct(olds));
    request.setNews(struct(news));
    const answer = await this.#call<DiffResponse>("diffConfig", request);
    return { changes: answer.getChanges(), replaces: answer.getReplacesList() };
  }

  async check(
    urn: string,
    news: Properties,
    olds?: Properties,
  ): Promise<{ inputs: Properties; failures: string[] }> {
    const request = new CheckRequest();
    request.setUrn(urn);
    request.setNews(struct(news));
    if (olds !== undefined) request.setOlds(struct(olds));
    return checked(await this.#call<CheckResponse>("check", request));
  }

  async diff(urn: string, id: string, outputs: Properties, inputs: Properties, news: Properties) {
    const request = new DiffRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(struct(outputs));
    request.setOldInputs(struct(inputs));
    request.setNews(struct(news));
    const answer = await this.#call<DiffResponse>("diff", request);
    const kinds = Object.entries(PropertyDiff.Kind);
    const detailed: Record<string, string | undefined> = {};
    answer.getDetaileddiffMap().forEach((part: PropertyDiff, path: string) => {
      detailed[path] = kinds.find(([, kind]) => kind === part.getKind())?.[0];
    });
    return {
      changes: answer.getChanges(),
      replaces: answer.getReplacesList(),
      deleteBeforeReplace: answer.getDeletebeforereplace(),
      detailed,
    };
  }

  async create(
    urn: string,
    inputs: Properties,
    { preview = false, timeout = 0 } = {},
  ): Promise<{ id: string; outputs: Properties }> {
    const request = new CreateRequest();
    request.setUrn(urn);
    request.setProperties(struct(inputs));
    request.setPreview(preview);
    request.setTimeout(timeout);
    const answer = await this.#call<CreateResponse>("create", request);
    return { id: answer.getId(), outputs: bare(answer.getProperties()) };
  }

  async read(
    urn: string,
    id: string,
    outputs: Properties = {},
    inputs: Properties = {},
  ): Promise<{ id: string; outputs: Properties; inputs: Properties }> {
    const request = new ReadRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(outputs));
    request.setInputs(struct(inputs));
    const answer = await this.#call<ReadResponse>("read", request);
    return {
      id: answer.getId(),
      outputs: bare(answer.getProperties()),
      inputs: bare(answer.getInputs()),
    };
  }

  async update(
    urn: string,
    id: string,
    outputs: Properties,
    inputs: Properties,
    news: Properties,
    { preview = false } = {},
  ): Promise<Properties> {
    const request = new UpdateRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(struct(outputs));
    request.setOldInputs(struct(inputs));
    request.setNews(struct(news));
    request.setPreview(preview);
    return bare((await this.#call<UpdateResponse>("update", request)).getProperties());
  }

  async delete(urn: string, id: string, outputs: Properties): Promise<void> {
    const request = new DeleteRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(outputs));
    await this.#call("delete", request);
  }

  async invoke(token: string, args: Properties, preview = false): Promise<Properties> {
    const request = new InvokeRequest();
    request.setTok(token);
    request.setArgs(struct(args));
    request.setPreview(preview);
    return bare((await this.#call<InvokeResponse>("invoke", request)).getReturn());
  }

  async cancel(): Promise<void> {
    await this.#call("cancel", new Empty());
  }

  #call<Answer>(method: string, request: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const call = Reflect.get(this.#client, method) as Method<Answer>;
      call.call(this.#client, request, (error, answer) =>
        error === null ? resolve(answer) : reject(initialisationOf(error) ?? new Error(error.details)),
      );
    });
  }
}

type Method<Answer> = (request: unknown, done: (error: ServiceError | null, answer: Answer) => void) => void;

/** A value as a secret on the wire, by Pulumi's documented signature. */
export function secret(value: unknown): Properties {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** A value that is not known yet on the wire. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export const Changes = { unknown: 0, none: 1, some: 2 };

function checked(answer: CheckResponse): { inputs: Properties; failures: string[] } {
  const failures = answer.getFailuresList().map((failure) => failure.getReason());
  return { inputs: bare(answer.getInputs()), failures };
}

function bare(value: Struct | undefined): Properties {
  return value?.toJavaScript() ?? {};
}

async function logService(lines: Line[]): Promise<string> {
  const server = new Server();
  server.addService(EngineService, {
    log: ({ request }: { request: LogRequest }, done: (error: null, answer: Empty) => void) => {
      lines.push({
        urn: request.getUrn(),
        text: request.getMessage(),
        passing: request.getEphemeral(),
      });
      done(null, new Empty());
    },
    getRootResource: unused,
    setRootResource: unused,
    startDebugging: unused,
    requirePulumiVersion: unused,
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  atEndOfFile(() => server.forceShutdown());
  return `127.0.0.1:${port}`;
}

function unused(): void {
  // The plugin asks for none of it.
}
