import { type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The engine's service that takes the lines of a plugin. */
export class EngineLog {
  readonly #server = new Server();

  private constructor(
    /** What was said, each at its resource. */
    readonly lines: { readonly urn: string; readonly text: string }[],
    private readonly said: (text: string) => void,
  ) {}

  static async start(said: (text: string) => void): Promise<{ log: EngineLog; address: string }> {
    const log = new EngineLog([], said);
    const port = await log.#serve();
    return { log, address: `127.0.0.1:${port}` };
  }

  close(): void {
    this.#server.forceShutdown();
  }

  #serve(): Promise<number> {
    const log = ({ request }: ServerUnaryCall<LogRequest, Empty>, done: sendUnaryData<Empty>) => {
      this.lines.push({ urn: request.getUrn(), text: request.getMessage() });
      this.said(request.getMessage());
      done(null, new Empty());
    };
    this.#server.addService(EngineService, { log });
    return new Promise((resolve, reject) =>
      this.#server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      ),
    );
  }
}
