import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type CheckRequest, CheckResponse, DiffResponse } from "@pulumi/pulumi/proto/provider_pb";

import type { ConfigSource } from "../../core/connection";
import { isRecord, mapValues } from "../../core/schema/values";
import { wireSecret } from "../secretForm";
import { received, sent } from "./wire";

/** The member of an explicit provider's configuration that holds connections by their names. */
const CONNECTIONS = "connections";
/** What the engine and the SDKs put beside the settings. */
const OTHERS: readonly string[] = ["version", "pluginDownloadURL", "__internal"];

/** The configuration that the engine gives to a provider instance: connections by their names. */
export class Configuration {
  #connections: Readonly<Record<string, unknown>> = {};

  configure(args: Struct | undefined): void {
    this.#connections = connectionsIn(args);
  }

  /** Reads a key such as `batchflow:tencent`. */
  readonly source: ConfigSource = (key) => {
    const value = this.#connections[key.slice(key.indexOf(":") + 1)];
    return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
  };
}

/** Answers the configuration as the state is to have it: settings hold credentials, so each connection is a secret. */
export function checkConfig(request: CheckRequest): CheckResponse {
  const { properties } = received(request.getNews());
  const response = new CheckResponse();
  const marked = mapValues(properties, (value, name) => (OTHERS.includes(name) ? value : wireSecret(value)));
  response.setInputs(sent(marked));
  return response;
}

/** Another account or place needs new objects; other settings serve the old ones too. */
export function diffConfig(): DiffResponse {
  const response = new DiffResponse();
  response.setChanges(DiffResponse.DiffChanges.DIFF_UNKNOWN);
  return response;
}

function connectionsIn(args: Struct | undefined): Readonly<Record<string, unknown>> {
  const { [CONNECTIONS]: named, ...others } = received(args).properties;
  return { ...others, ...asObject(named) };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "string") return isRecord(value) ? value : {};
  const parsed: unknown = JSON.parse(value);
  return isRecord(parsed) ? parsed : {};
}
