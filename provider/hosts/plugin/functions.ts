import { type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";

import { ArgumentError } from "../../core/errors";
import { callFunction } from "../../core/lifecycle/call";
import type { Properties } from "../../core/lifecycle";
import { containsUnknown, mapValues } from "../../core/schema/values";
import { loadFunction } from "../../registry";
import { wireSecret } from "../secretForm";
import { resourceType } from "../token";
import { CallLines } from "./log";
import type { ProcessHost } from "./resources";
import { received, sent } from "./wire";

/**
 * Calls a reader or function. What changes something is not called in a preview, nor is anything whose arguments are not
 * known yet: it answers nothing, which the SDKs take as not known.
 */
export async function invoke(request: InvokeRequest, host: ProcessHost): Promise<InvokeResponse> {
  const token = request.getTok();
  const definition = await loadFunction(resourceType(token) ?? "");
  if (definition === undefined) {
    throw new ArgumentError(`this release of pulumi-batchflow has no function ${token}`);
  }
  const lines = new CallLines(host.lines, "");
  const response = new InvokeResponse();
  const { properties, secrets } = received(request.getArgs());
  const isActing = request.getPreview() && !definition.reader;
  if (isActing || containsUnknown(properties)) {
    if (isActing) lines.show(`${definition.type}: not called in a preview`, false);
    await lines.end();
    response.setReturn(sent({}));
    return response;
  }
  const log = (line: string, { resource, passing }: { resource: string; passing: boolean }) =>
    lines.show(`${resource}: ${line}`, passing);
  try {
    const result = await callFunction(definition, properties, { ...host, log }, undefined, secrets);
    // The answer of a function is an object: a list is a member of it.
    const answer = (definition.outputs.kind === "array" ? { items: result } : (result ?? {})) as Properties;
    // As the engine does it for providers that are given no secrets: what came of one may tell it.
    response.setReturn(sent(secrets.length === 0 ? answer : mapValues(answer, wireSecret)));
    return response;
  } finally {
    await lines.end();
  }
}
