import type { Offer } from "../../../../../../provider/core/machines";
import type { Allowance } from "../../../../../../provider/core/machines/limits";
import type { Change, Preview } from "../../../../../../provider/hosts/commandLine/review/change";
import { change as changeOfNothing } from "../recorded";
import type { Answer, Sources } from "../../../../../../provider/hosts/commandLine/review/cost/sources";

/** A change of an environment, of which a test says what matters to it. */
export const change = (some: Parameters<typeof changeOfNothing>[0]): Change =>
  changeOfNothing({ type: "tencent:ComputeEnv", before: undefined, after: undefined, ...some });

export const preview = (changes: readonly Change[], same: readonly Change[] = []): Preview => ({
  changes,
  same,
  messages: [],
});

/** The inputs of an environment in the zone of the vendor's example of prices. */
export function envOf(nodes: unknown, instanceType: string | undefined = "S3.SMALL1", more: object = {}) {
  return {
    placement: { zone: "ap-chongqing-1" },
    envData: { ...(instanceType !== "" && { instanceType }), imageId: "img-bd78fy2t" },
    desiredComputeNodeCount: nodes,
    ...more,
  };
}

const hourly = { zone: "ap-chongqing-1", chargeType: "POSTPAID_BY_HOUR", currency: "CNY", cpu: 1 };
/** The vendor's example: 0.18 and 0.26 CNY an hour. */
export const EXAMPLE: readonly Offer[] = [
  { ...hourly, instanceType: "S3.SMALL1", pricePerHour: 0.18, memory: 1, left: 1998 },
  { ...hourly, instanceType: "S3.SMALL2", pricePerHour: 0.26, memory: 2, left: 1999 },
];

/** Sources that know these offers of each connection, and these answers on limits. */
export function sourcesWith(
  offers: Readonly<Record<string, Answer<readonly Offer[]>>> | readonly Offer[] = EXAMPLE,
  allowances: Readonly<Record<string, Answer<Allowance>>> = {},
): Sources & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    offers: (_platform, connection = "?") => {
      asked.push(connection);
      const answer = "length" in offers ? { value: offers as readonly Offer[] } : offers[connection];
      if (answer === undefined) return Promise.resolve({ unknown: `nobody knows ${connection}` });
      return Promise.resolve(
        "value" in answer ? { value: { list: answer.value, caution: "it is a guess" } } : answer,
      );
    },
    allowance: (_platform, _connection, { what }) => Promise.resolve(allowances[what] ?? { value: {} }),
  };
}
