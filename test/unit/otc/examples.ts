import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Identity } from "../../../provider/core/identity";
import type { Call } from "../../../provider/core/rest/call";
import type { OtcClient } from "../../../provider/platforms/otc/api/client";

export interface Example {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly request: unknown;
  readonly response: Readonly<Record<string, unknown>> | null;
  readonly status: number;
}

const file = join(__dirname, "../../fixtures/otc-ims.examples.json");
const examples = JSON.parse(readFileSync(file, "utf8")) as Example[];
export const of = (operation: string) =>
  examples.filter((example) => example.operation === operation && example.status < 300);
export const PROJECT = "ac234de25c6741d2b1273da49eea1b9e";
export const MARK = new Identity("image").newMark();
export const MARK_TAG = { key: "pulumi-batchflow", value: MARK.text };
export const signal = new AbortController().signal;

/** A client that notes what it is asked for and answers what it is told. */
export function recorder(answer: unknown = {}): { client: OtcClient; requests: Call[] } {
  const requests: Call[] = [];
  const call = (request: Call) => {
    requests.push(request);
    return Promise.resolve(answer ?? {});
  };
  return { client: { settings: {}, call } as unknown as OtcClient, requests };
}

/** A request as the examples write it, without what is the provider's own. */
export function written({
  method,
  path: route,
  query = {},
  json = null,
}: Pick<Call, "method" | "path" | "query" | "json">): object {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const request = JSON.parse(
    JSON.stringify(json, (_, value: unknown) =>
      Array.isArray(value)
        ? value.filter(
            (item) =>
              JSON.stringify(item) !== JSON.stringify(MARK_TAG) && item !== `pulumi-batchflow.${MARK.text}`,
          )
        : value,
    ),
  ) as unknown;
  return { method, path: route.replace("{project_id}", PROJECT), query: Object.fromEntries(given), request };
}

export const plain = ({ method, path: route, query, request }: Example) => ({
  method,
  path: route,
  query,
  request,
});
