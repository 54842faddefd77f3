import { safeLoad } from "js-yaml";
import { type Json, type JsonObject, parseJson, isObject } from "../../core/json";
import { MultipartError, type Part } from "../../core/requests/multipart";
import type { ApiRequest } from "../requests/request";
import { fail, isId } from "./errors";
import { hasPart } from "./releases";

export interface Submission {
  source: string | null;
  url: string | null;
  /** One per workflow of a batch. */
  inputs: JsonObject[];
  /** As many as there are inputs, or none. */
  ids: string[];
  options: JsonObject;
  labels: Record<string, string>;
  workflowType: string | null;
  workflowTypeVersion: string | null;
  onHold: boolean;
  /** The old names of parts that were used. */
  deprecated: string[];
}

const PARTS = new Set([
  "workflowSource",
  "workflowUrl",
  "workflowInputs",
  "workflowOptions",
  "labels",
  "workflowType",
  "workflowTypeVersion",
  "workflowDependencies",
  "workflowOnHold",
  "requestedWorkflowId",
  "workflowRoot",
]);
const RENAMED = new Map([
  ["wdlSource", "workflowSource"],
  ["wdlDependencies", "workflowDependencies"],
]);
const LONGEST_URL = 2000;
const LONGEST_LABEL = 255;
const ZIP = "PK";

/** Reads the parts of a submission; all that is wrong with them is told at once. */
export function readSubmission(request: ApiRequest, batch: boolean, release: number): Submission {
  const sent = partsOf(request);
  const deprecated = sent.flatMap(({ name }) => (RENAMED.has(name) ? [name] : []));
  const parts = new Map(sent.map((part) => [RENAMED.get(part.name) ?? part.name, part.content]));
  const reader = new Reader(parts, release);
  const submission: Submission = {
    source: parts.get("workflowSource")?.toString("utf8") ?? null,
    url: parts.get("workflowUrl")?.toString("utf8").trim() ?? null,
    inputs: reader.inputs(batch),
    ids: reader.ids(batch),
    options: reader.json("workflowOptions"),
    labels: reader.labels(),
    workflowType: parts.get("workflowType")?.toString("utf8") ?? null,
    workflowTypeVersion: parts.get("workflowTypeVersion")?.toString("utf8") ?? null,
    onHold: reader.onHold(),
    deprecated,
  };
  reader.checkSource(submission);
  if (reader.errors.length > 0) throw fail(`Error(s): ${reader.errors.join("\n")}`);
  return submission;
}

export function partsOf(request: ApiRequest): Part[] {
  try {
    return request.parts();
  } catch (error) {
    if (error instanceof MultipartError) throw fail(`Error(s): ${error.message}`);
    throw error;
  }
}

class Reader {
  readonly errors: string[] = [];

  constructor(
    private readonly parts: ReadonlyMap<string, Buffer>,
    release: number,
  ) {
    for (const name of parts.keys()) {
      if (!(PARTS.has(name) && hasPart(release, name)) && !/^workflowInputs_\d+$/.test(name)) {
        this.errors.push(`Unexpected body part name: ${name}`);
      }
    }
  }

  checkSource({ source, url }: Submission): void {
    if (source === null && url === null) {
      this.errors.push("workflowSource or workflowUrl needs to be supplied");
    } else if (source !== null && url !== null) {
      this.errors.push("Both workflowSource and workflowUrl can't be supplied");
    } else if (url !== null) this.checkUrl(url);
    const dependencies = this.parts.get("workflowDependencies");
    if (dependencies && dependencies.toString("latin1", 0, 2) !== ZIP) {
      this.errors.push("workflowDependencies: not a zip file");
    }
  }

  json(name: string): JsonObject {
    const text = this.text(name);
    const value = text === undefined ? {} : parseJson(text);
    if (isObject(value)) return value as JsonObject;
    this.errors.push(`Invalid ${name}: a JSON object is expected`);
    return {};
  }

  /** Higher numbers override; a batch has a list in the first of them. */
  inputs(batch: boolean): JsonObject[] {
    const names = [...this.parts.keys()].filter((name) => /^workflowInputs(_\d+)?$/.test(name));
    const number = (name: string): number => Number(name.split("_")[1] ?? 1);
    const values = names.sort((a, b) => number(a) - number(b)).map((name) => this.yaml(name));
    const [first, ...others] = values;
    const bases = batch && Array.isArray(first) ? first : [first ?? {}];
    return bases.map((base) => Object.assign({}, ...[base, ...others].map(this.inputsIn)) as JsonObject);
  }

  labels(): Record<string, string> {
    const labels = this.json("labels");
    this.errors.push(...labelErrors(labels));
    return labels as Record<string, string>;
  }

  ids(batch: boolean): string[] {
    const text = this.text("requestedWorkflowId");
    if (text === undefined) return [];
    const value = parseJson(text);
    const ids: unknown[] = batch && Array.isArray(value) ? value : [value];
    if (ids.every((id): id is string => typeof id === "string" && isId(id))) return ids;
    this.errors.push(`Invalid workflow ID: ${text}`);
    return [];
  }

  onHold(): boolean {
    const text = this.text("workflowOnHold")?.trim().toLowerCase() ?? "false";
    if (text !== "true" && text !== "false")
      this.errors.push(`workflowOnHold: neither true nor false: ${text}`);
    return text === "true";
  }

  private readonly inputsIn = (value: Json): JsonObject => {
    if (isObject(value)) return value;
    this.errors.push("Invalid workflow inputs: a JSON object is expected");
    return {};
  };

  private checkUrl(url: string): void {
    if (url.length > LONGEST_URL) {
      this.errors.push(
        `Invalid workflow url: url has length ${url.length}, longer than the maximum allowed ${LONGEST_URL} characters`,
      );
    } else if (!/^(https?|ftp|file|jar):/.test(url)) {
      const protocol = /^(\w+):/.exec(url)?.[1];
      this.errors.push(
        `Error while validating workflow url: ${protocol === undefined ? `no protocol: ${url}` : `unknown protocol: ${protocol}`}`,
      );
    }
  }

  private text(name: string): string | undefined {
    return this.parts.get(name)?.toString("utf8");
  }

  private yaml(name: string): Json {
    try {
      return JSON.parse(JSON.stringify(safeLoad(this.text(name) ?? "") ?? {})) as Json;
    } catch {
      this.errors.push(`Invalid workflow inputs: ${name} is neither JSON nor YAML`);
      return {};
    }
  }
}

export function labelErrors(labels: JsonObject): string[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    if (key === "") return ["Invalid label: the key is empty"];
    if (typeof value !== "string") return [`Invalid label: the value of ${key} is no string`];
    return [key, value].flatMap((text) =>
      text.length > LONGEST_LABEL ? [`Invalid label: longer than ${LONGEST_LABEL} characters`] : [],
    );
  });
}
