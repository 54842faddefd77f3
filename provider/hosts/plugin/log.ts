import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Shows lines to the user, each at its resource. */
export interface Lines {
  /** A passing line stands in the resource's status column until another takes its place. */
  show(urn: string, text: string, passing: boolean): void;
}

/** The engine's log service. A line that it does not take is lost: the operation goes on. */
export class EngineLog implements Lines {
  readonly #client: EngineClient;

  constructor(address: string) {
    this.#client = new EngineClient(address, credentials.createInsecure());
  }

  show(urn: string, text: string, passing: boolean): void {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setUrn(urn);
    request.setMessage(text);
    request.setEphemeral(passing);
    this.#client.log(request, () => undefined);
  }
}

/** The lines of one call at one resource: what passes is gone when it has ended. */
export class CallLines {
  readonly #lines: Lines;
  readonly #urn: string;
  #passing = false;

  constructor(lines: Lines, urn: string) {
    this.#lines = lines;
    this.#urn = urn;
  }

  show(text: string, passing: boolean): void {
    this.#passing = passing;
    this.#lines.show(this.#urn, text, passing);
  }

  end(): void {
    if (this.#passing) this.#lines.show(this.#urn, "", true);
  }
}
