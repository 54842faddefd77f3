import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Shows lines to the user, each at its resource. */
export interface Lines {
  /** A passing line stands in the resource's status column until another takes its place. Resolves when it is there. */
  show(urn: string, text: string, passing: boolean): Promise<void>;
}

/** Where there is no engine to show anything. */
export const SILENT: Lines = { show: () => Promise.resolve() };

/** The engine's log service. A line that it does not take is lost: the operation goes on. */
export class EngineLog implements Lines {
  readonly #client: EngineClient;

  constructor(address: string) {
    this.#client = new EngineClient(address, credentials.createInsecure());
  }

  show(urn: string, text: string, passing: boolean): Promise<void> {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setUrn(urn);
    request.setMessage(text);
    request.setEphemeral(passing);
    return new Promise((resolve) => this.#client.log(request, () => resolve()));
  }
}

/** The engine passes an empty line over, but not one that only resets the colour. */
const NOTHING = "<{%reset%}>";

/** The lines of one call at one resource: what passes is gone when it has ended. */
export class CallLines {
  readonly #lines: Lines;
  readonly #urn: string;
  #passing = false;
  #shown: Promise<unknown> = Promise.resolve();

  constructor(lines: Lines, urn: string) {
    this.#lines = lines;
    this.#urn = urn;
  }

  show(text: string, passing: boolean): void {
    this.#passing = passing;
    this.#shown = Promise.all([this.#shown, this.#lines.show(this.#urn, text, passing)]);
  }

  /** Ends the lines before the engine gets the call's answer: later ones would be out of place. */
  async end(): Promise<void> {
    if (this.#passing) this.show(NOTHING, true);
    await this.#shown;
  }
}
