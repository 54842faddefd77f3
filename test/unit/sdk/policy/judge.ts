import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import * as server from "@pulumi/policy/server";
import {
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";

/** What the server of a pack calls for a resource or stack. The package keeps it out of its declared types. */
type Make<Request> = (
  pack: string,
  version: string,
  level: string,
  policies: readonly unknown[],
) => (call: { request: Request }, done: (error: unknown, answer: AnalyzeResponse) => void) => unknown;
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = server as unknown as {
  readonly makeAnalyzeRpcFun: Make<AnalyzeRequest>;
  readonly makeAnalyzeStackRpcFun: Make<AnalyzeStackRequest>;
};

/** A resource as the engine describes it. */
export interface Given {
  readonly type: string;
  readonly name?: string;
  readonly props: object;
  readonly provider?: { readonly type: string; readonly props: object };
}

export interface Verdict {
  /** The violations' texts, without the policy's description. */
  readonly violations: readonly string[];
  /** Why the policy could not be asked yet, which is never more than a warning. */
  readonly open: readonly string[];
  /** Whether the policy says that it is not for the resource. */
  readonly isOther: boolean;
}

/** What a policy says of a resource, through the server of @pulumi/policy. */
export async function judge(policy: ResourceValidationPolicy, given: Given): Promise<Verdict> {
  const request = described(new AnalyzeRequest(), given);
  return verdictOf(policy, await answer(makeAnalyzeRpcFun, policy, request));
}

/** What a policy says of a stack. */
export async function judgeStack(
  policy: StackValidationPolicy,
  ...resources: readonly Given[]
): Promise<Verdict> {
  const request = new AnalyzeStackRequest();
  request.setResourcesList(resources.map((given) => described(new AnalyzerResource(), given)));
  return verdictOf(policy, await answer(makeAnalyzeStackRpcFun, policy, request));
}

function answer<Request>(make: Make<Request>, policy: unknown, request: Request): Promise<AnalyzeResponse> {
  return new Promise((resolve, reject) => {
    make("pack", "1.0.0", "disabled", [policy])({ request }, (error, response) => {
      if (error) reject(error instanceof Error ? error : new Error(JSON.stringify(error)));
      else resolve(response);
    });
  });
}

function described<R extends AnalyzeRequest | AnalyzerResource>(
  resource: R,
  { type, name = "a", props, provider }: Given,
): R {
  resource.setType(type);
  resource.setName(name);
  resource.setUrn(`urn:pulumi:dev::proj::${type}::${name}`);
  resource.setProperties(structOf(props));
  resource.setOptions(new AnalyzerResourceOptions());
  if (provider !== undefined) {
    const message = new AnalyzerProviderResource();
    message.setType(provider.type);
    message.setProperties(structOf(provider.props));
    resource.setProvider(message);
  }
  return resource;
}

function structOf(value: object): Struct {
  return Struct.fromJavaScript(value as Record<string, JavaScriptValue>);
}

function verdictOf(
  { description, enforcementLevel }: ResourceValidationPolicy | StackValidationPolicy,
  response: AnalyzeResponse,
): Verdict {
  const messages = response.getDiagnosticsList().map((one) => ({
    text: one.getMessage(),
    level: ["advisory", "mandatory"][one.getEnforcementlevel()],
  }));
  const open = messages.filter(({ text }) => text.startsWith("can't run policy"));
  const violations = messages.filter((message) => !open.includes(message));
  const wrong = [
    ...violations.filter(
      ({ text, level }) => level !== enforcementLevel || !text.startsWith(`${description}\n`),
    ),
    ...open.filter(({ level }) => level !== "advisory"),
  ];
  if (wrong.length > 0) throw new Error(`of another level or policy: ${JSON.stringify(wrong)}`);
  return {
    violations: violations.map(({ text }) => text.slice(description.length + 1)),
    open: open.map(({ text }) => text.replace(/^.* during preview: /, "")),
    isOther: response.getNotApplicableList().length > 0,
  };
}

export const CLEAN: Verdict = { violations: [], open: [], isOther: false };
export const OTHER: Verdict = { violations: [], open: [], isOther: true };
