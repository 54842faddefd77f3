import * as grpc from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Properties = Record<string, unknown>;

/** What the engine passes in place of a value that is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A create or update that failed after the object was made: the engine keeps this in state. */
export class InitialisationError extends Error {
  constructor(
    readonly id: string,
    readonly properties: Properties,
    readonly reasons: readonly string[],
  ) {
    super(reasons.join("; "));
  }
}

export interface Message {
  setUrn?(value: string): void;
  setId?(value: string): void;
  setOlds?(value: Struct): void;
  setNews?(value: Struct): void;
  setProperties?(value: Struct): void;
  setArgs?(value: Struct): void;
  setInputs?(value: Struct): void;
  setOldInputs?(value: Struct): void;
  setTimeout?(seconds: number): void;
  setPreview?(value: boolean): void;
  setEngineAddress?(value: string): void;
}

export interface Answer {
  getId(): string;
  getInputs(): Struct | undefined;
  getProperties(): Struct | undefined;
  getFailuresList(): { getProperty(): string; getReason(): string }[];
  getChanges(): number;
  getReplacesList(): string[];
  getDeletebeforereplace(): boolean;
  getDetaileddiffMap(): { forEach(visit: (part: { getKind(): number }, path: string) => void): void };
}

export type Method =
  "handshake" | "checkConfig" | "configure" | "check" | "diff" | "create" | "read" | "update" | "delete";
type Client = grpc.Client &
  Record<Method, (request: Message, done: (error: grpc.ServiceError | null, answer: Answer) => void) => void>;

// The engine's own stubs, which carry no types.
/* eslint-disable @typescript-eslint/no-require-imports -- they are CommonJS inside the SDK, not part of its exports */
const services = require("@pulumi/pulumi/proto/provider_grpc_pb") as {
  ResourceProviderClient: new (address: string, credentials: grpc.ChannelCredentials) => Client;
};
const messages = require("@pulumi/pulumi/proto/provider_pb") as Record<string, new () => Message> & {
  DiffResponse: { DiffChanges: { DIFF_NONE: number; DIFF_SOME: number } };
  ErrorResourceInitFailed: {
    deserializeBinary(bytes: Uint8Array): {
      getId(): string;
      getProperties(): Struct;
      getReasonsList(): string[];
    };
  };
};
const statuses = require("@pulumi/pulumi/proto/status_pb") as {
  Status: { deserializeBinary(bytes: Uint8Array): { getDetailsList(): { getValue_asU8(): Uint8Array }[] } };
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** What a test sees of the properties of an answer. */
export type Reader = (properties: Struct | undefined) => Properties;

/** The engine's side of the connection to a provider process. */
export class Connection {
  readonly #client: Client;
  readonly #read: Reader;

  constructor(port: string, read: Reader) {
    this.#read = read;
    this.#client = new services.ResourceProviderClient(
      `127.0.0.1:${port}`,
      grpc.credentials.createInsecure(),
    );
  }

  call(method: Method, message: string, fill: (request: Message) => void): Promise<Answer> {
    const Request = messages[message];
    if (Request === undefined) throw new TypeError(`no message ${message}`);
    const request = new Request();
    fill(request);
    return new Promise((resolve, reject) => {
      this.#client[method](request, (error, answer) =>
        error ? reject(initialisationOf(error, this.#read) ?? error) : resolve(answer),
      );
    });
  }

  close(): void {
    this.#client.close();
  }
}

/** What the engine makes of an answer of diff. */
export function diffAnswer(answer: Answer) {
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  return {
    unchanged: answer.getChanges() === DIFF_NONE,
    changed: answer.getChanges() === DIFF_SOME,
    replaces: answer.getReplacesList(),
    deleteBeforeReplace: answer.getDeletebeforereplace(),
  };
}

/** The failure that an error carries where the object was made all the same. */
export function initialisationOf(
  error: grpc.ServiceError,
  read: Reader = plain,
): InitialisationError | undefined {
  const bytes = error.metadata.get("grpc-status-details-bin")[0];
  if (!(bytes instanceof Buffer)) return undefined;
  const detail = statuses.Status.deserializeBinary(new Uint8Array(bytes)).getDetailsList()[0];
  if (detail === undefined) return undefined;
  const failed = messages.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return new InitialisationError(failed.getId(), read(failed.getProperties()), failed.getReasonsList());
}

/** Properties as the engine sends them. */
export function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(properties)) as Parameters<typeof Struct.fromJavaScript>[0],
  );
}

/** Properties in plain text, as the engine hands them to a provider that takes no secrets. */
export function plain(value: Struct | undefined): Properties {
  return unwrapped(value?.toJavaScript() ?? {}) as Properties;
}

/** What the engine and a provider tell each other secrets by. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export function wireSecret(value: unknown): Properties {
  return { [SIGNATURE]: SECRET, value };
}

export function isWireSecret(value: object): boolean {
  return SIGNATURE in value && value[SIGNATURE] === SECRET;
}

function unwrapped(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(unwrapped);
  if (isWireSecret(value) && "value" in value) return unwrapped(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unwrapped(member)]));
}
