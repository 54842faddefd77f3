import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  type ConfigureRequest,
  ConfigureResponse,
  GetSchemaResponse,
  type InvokeRequest,
  type ProviderHandshakeRequest,
  ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";

import { Ledgers } from "../../core/lifecycle";
import { RELEASE } from "../../core/release";
import { checkConfig, Configuration, diffConfig } from "./configuration/configuration";
import { serviceError } from "./answer/failure";
import { invoke } from "./functions";
import { EngineLog, type Lines, SILENT } from "./log";
import { type ProcessHost, Resources } from "./resources";
import { stateOf } from "./state";

/** Documents make messages large. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** The provider as the engine calls it. `cancel` ends waits. */
export function service(engine: string | undefined, cancel: AbortController): UntypedServiceImplementation {
  const configuration = new Configuration();
  let lines: Lines = engine === undefined ? SILENT : new EngineLog(engine);
  const host: ProcessHost = {
    config: configuration.source,
    ledgers: new Ledgers(),
    cancelled: cancel.signal,
    lines: { show: (urn, text, passing) => lines.show(urn, text, passing) },
    ...stateOf(() => import("../stack/checkpoint.js")),
  };
  const resources = new Resources(host);
  return {
    handshake: answer((request: ProviderHandshakeRequest) => {
      const address = request.getEngineAddress();
      if (address !== "") lines = new EngineLog(address);
      const response = new ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      return response;
    }),
    attach: answer((request: PluginAttach) => {
      lines = new EngineLog(request.getAddress());
      return new Empty();
    }),
    getPluginInfo: answer(() => {
      const info = new PluginInfo();
      info.setVersion(RELEASE);
      return info;
    }),
    getSchema: answer(() => {
      const response = new GetSchemaResponse();
      response.setSchema(readFileSync(join(__dirname, "schema.json"), "utf8"));
      return response;
    }),
    checkConfig: answer(checkConfig),
    diffConfig: answer(diffConfig),
    configure: answer((request: ConfigureRequest) => {
      configuration.configure(request.getArgs());
      const response = new ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    }),
    invoke: answer((request: InvokeRequest) => invoke(request, host)),
    check: answer((request: Parameters<Resources["check"]>[0]) => resources.check(request)),
    diff: answer((request: Parameters<Resources["diff"]>[0]) => resources.diff(request)),
    create: answer((request: Parameters<Resources["create"]>[0]) => resources.create(request)),
    read: answer((request: Parameters<Resources["read"]>[0]) => resources.read(request)),
    update: answer((request: Parameters<Resources["update"]>[0]) => resources.update(request)),
    delete: answer(async (request: Parameters<Resources["delete"]>[0]) => {
      await resources.delete(request);
      return new Empty();
    }),
    cancel: answer(() => {
      cancel.abort();
      return new Empty();
    }),
    ...Object.fromEntries(ABSENT.map((name) => [name, unimplemented(name)])),
  };
}

/** What this provider has no use for. */
const ABSENT = ["parameterize", "call", "construct", "getMapping", "getMappings", "list"] as const;

/** Serves the engine on this machine alone until `end`, and answers the port. Calls under way then come to their ends. */
export async function serve(
  implementation: UntypedServiceImplementation,
  end?: AbortSignal,
): Promise<number> {
  const server = new Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  });
  server.addService(ResourceProviderService, implementation);
  end?.addEventListener("abort", () => server.tryShutdown(() => undefined));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}

function answer<Request, Response>(
  handle: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return ({ request }, callback) => {
    Promise.resolve(request)
      .then(handle)
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(serviceError(error)),
      );
  };
}

function unimplemented(name: string): handleUnaryCall<unknown, unknown> {
  return (_call, callback) =>
    callback({ code: status.UNIMPLEMENTED, details: `pulumi-batchflow has no ${name}` });
}
