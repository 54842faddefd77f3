import type * as grpc from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Properties = Record<string, unknown>;

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
}

export interface Answer {
  getId(): string;
  getInputs(): Struct | undefined;
  getProperties(): Struct | undefined;
  getFailuresList(): { getProperty(): string; getReason(): string }[];
  getChanges(): number;
  getReplacesList(): string[];
  getDeletebeforereplace(): boolean;
}

export type Method = "configure" | "check" | "diff" | "create" | "read" | "update" | "delete";
export type Client = grpc.Client &
  Record<Method, (request: Message, done: (error: grpc.ServiceError | null, answer: Answer) => void) => void>;

// The engine's own stubs, which carry no types.
/* eslint-disable @typescript-eslint/no-require-imports -- they are CommonJS inside the SDK, not part of its exports */
export const services = require("@pulumi/pulumi/proto/provider_grpc_pb") as {
  ResourceProviderClient: new (address: string, credentials: grpc.ChannelCredentials) => Client;
};
export const messages = require("@pulumi/pulumi/proto/provider_pb") as Record<string, new () => Message> & {
  DiffResponse: { DiffChanges: { DIFF_NONE: number } };
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

/** The failure that an error carries where the object was made all the same. */
export function initialisationOf(error: grpc.ServiceError): InitialisationError | undefined {
  const bytes = error.metadata.get("grpc-status-details-bin")[0];
  if (!(bytes instanceof Buffer)) return undefined;
  const detail = statuses.Status.deserializeBinary(new Uint8Array(bytes)).getDetailsList()[0];
  if (detail === undefined) return undefined;
  const failed = messages.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
  return new InitialisationError(failed.getId(), plain(failed.getProperties()), failed.getReasonsList());
}

/** Properties as the engine sends them. */
export function struct(properties: Properties): Struct {
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(properties)) as Parameters<typeof Struct.fromJavaScript>[0],
  );
}

/**
 * The properties without the code of the provider, which stands in all of them, and with their secrets in plain text: the
 * engine hands a dynamic provider no others.
 */
export function plain(value: Struct | undefined): Properties {
  const { __provider: _code, ...properties } = (value?.toJavaScript() ?? {}) as Properties;
  return unwrapped(properties) as Properties;
}

/** What the engine and a provider tell each other secrets by. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

function unwrapped(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(unwrapped);
  if (SIGNATURE in value && "value" in value) return unwrapped(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unwrapped(member)]));
}
