import { type InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";

import { ArgumentError } from "../../core/errors";
import { callFunction } from "../../core/lifecycle/call";
import { loadFunction } from "../../registry";
import { resourceType } from "../token";
import type { ProcessHost } from "./resources";
import { received, sent } from "./wire";

/** Calls a reader or function. What changes something is not called in a preview, and answers nothing there. */
export async function invoke(request: InvokeRequest, host: ProcessHost): Promise<InvokeResponse> {
  const token = request.getTok();
  const definition = await loadFunction(resourceType(token) ?? "");
  if (definition === undefined) throw new ArgumentError(`there is no function ${token}`);
  const response = new InvokeResponse();
  if (request.getPreview() && !definition.reader) {
    host.lines.show("", `${definition.type}: not called in a preview`, false);
    response.setReturn(sent({}));
    return response;
  }
  const { properties, secrets } = received(request.getArgs());
  const log = (line: string, { resource, passing }: { resource: string; passing: boolean }) => {
    if (!passing) host.lines.show("", `${resource}: ${line}`, false);
  };
  const result = await callFunction(definition, properties, { ...host, log }, undefined, secrets);
  // The answer of a function is an object: a list is a member of it.
  const answer = definition.outputs.kind === "array" ? { items: result } : result;
  response.setReturn(sent((answer ?? {}) as Record<string, unknown>));
  return response;
}
