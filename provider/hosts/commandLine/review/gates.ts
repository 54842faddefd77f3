import type { CostSection, Preview, QuotaSection, Verb } from "./change";
import type { Risk } from "./risks";

/** What a review has found, as far as gates ask for it. */
export interface Findings {
  readonly preview: Preview;
  readonly risks: readonly Risk[];
  readonly cost: CostSection | undefined;
  readonly quota: QuotaSection | undefined;
}

/** A condition on which the command fails. */
export interface Gate {
  /** As the user has written it. */
  readonly name: string;
  /** Why it holds; undefined where it does not. */
  judge(findings: Findings): string | undefined;
}

const VERBS: readonly Verb[] = [
  "create",
  "adopt",
  "import",
  "update",
  "replace",
  "rerun",
  "delete",
  "keep",
  "forget",
  "drifted",
  "gone",
];
const OTHERS = ["risk", "warning", "error", "quota", "cost>NUMBER", "unknown-cost"];

/** Reads a list such as `replace,delete,cost>100`. Throws where one is none, and names it. */
export function gatesOf(list: string | undefined): Gate[] {
  const names = (list ?? "").split(",").map((name) => name.trim());
  return names.filter((name) => name !== "").map(gateOf);
}

function gateOf(name: string): Gate {
  const verb = VERBS.find((one) => one === name);
  if (verb !== undefined) return { name, judge: ({ preview }) => named(ofVerb(preview, verb)) };
  const [, limit] = /^cost>(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  if (limit !== undefined)
    return { name, judge: ({ cost, preview }) => dearer(preview, cost, Number(limit)) };
  switch (name) {
    case "risk":
      return { name, judge: ({ risks }) => named(risks.map((risk) => risk.name)) };
    case "warning":
    case "error":
      return { name, judge: ({ preview }) => messages(preview, name) };
    case "quota":
      return {
        name,
        judge: ({ quota, preview }) => {
          if (preview.changes.length === 0) return undefined;
          if (quota === undefined) return "the quotas were not asked for";
          return quota.exceeds ? "it will not fit into a quota" : undefined;
        },
      };
    case "unknown-cost":
      return {
        name,
        judge: ({ cost, preview }) =>
          cost?.isComplete === true || preview.changes.length === 0 ? undefined : "not all prices are known",
      };
    default:
      throw new Error(`--fail-on: there is no "${name}"; there are ${[...VERBS, ...OTHERS].join(", ")}`);
  }
}

/** Work that runs again is replaced, too. */
function ofVerb({ changes }: Preview, verb: Verb): string[] {
  return changes
    .filter((change) => change.verb === verb || (verb === "replace" && change.verb === "rerun"))
    .map(({ name }) => name);
}

function named(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const shown = [...new Set(names)];
  return shown.slice(0, 5).join(", ") + (shown.length > 5 ? ` and ${shown.length - 5} more` : "");
}

function messages({ messages: all }: Preview, severity: "warning" | "error"): string | undefined {
  const [first, ...more] = all.filter((message) => message.severity === severity);
  if (first === undefined) return undefined;
  return first.text + (more.length > 0 ? ` (and ${more.length} more)` : "");
}

function dearer({ changes }: Preview, cost: CostSection | undefined, limit: number): string | undefined {
  if (changes.length === 0) return undefined;
  // Where nobody has asked for prices, nothing says that it is within the limit.
  if (cost === undefined) return "the prices were not asked for";
  const over = cost.perMonth.find(({ difference }) => difference > limit);
  return over && `${over.difference.toFixed(2)} ${over.currency} more a month`;
}
