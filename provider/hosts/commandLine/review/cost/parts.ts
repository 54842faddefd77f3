import { type Estimate, estimateOf } from "../../../../core/machines/estimate";
import type { Machines } from "../../../../core/machines";
import { loadResource, platformOf } from "../../../../registry";
import type { Change, Preview } from "../change";
import { connectionOf, type Inputs, inputsOf } from "./inputs";
import type { Offered, Sources } from "./sources";

/** What a change says of the machines of one resource. */
export interface Part {
  readonly change: Change;
  readonly before: readonly Estimate[];
  readonly after: readonly Estimate[];
  /** Whether what there was runs on, though the stack no longer has it. */
  readonly isLeft: boolean;
  /** Whether what there will be ran before the stack had it. */
  readonly isTaken: boolean;
  /** Whether the source of the review tells its inputs. */
  readonly isTold: boolean;
  /** What the platform offers now, as far as it is known. */
  readonly offered: Offered | undefined;
}

/** The resources of a stack that let machines run, those that stay the same too. */
export async function partsOf({ changes, same }: Preview, sources: Sources): Promise<readonly Part[]> {
  const told = same.filter((change) => hasInputs(change));
  const parts = await Promise.all([...changes, ...told].map((change) => partOf(change, sources)));
  return parts.flatMap((part) => part ?? []);
}

/** Whether a review is told of what stays the same: else its sums are of what changes. */
export function isWhole({ same }: Preview): boolean {
  return same.some(hasInputs);
}

function hasInputs({ before, after }: Change): boolean {
  return before !== undefined || after !== undefined;
}

/** Whether a change is about an object that the stack makes or has made. */
export function isOfStack({ isOurs, verb }: Change): boolean {
  return isOurs && verb !== "read" && verb !== "forget";
}

/** Whether the object that stands now stays, without the stack. */
export function isLeftBehind({ verb, isRetained }: Change): boolean {
  return verb === "keep" || (isRetained && (verb === "replace" || verb === "rerun" || verb === "delete"));
}

/** Whether the object stood before, without the stack, and nothing tells how. */
export function isTakenOver({ verb, before }: Change): boolean {
  return (verb === "adopt" || verb === "import") && before === undefined;
}

async function partOf(change: Change, sources: Sources): Promise<Part | undefined> {
  if (!isOfStack(change)) return undefined;
  const definition = await loadResource(change.type);
  if (definition?.spec.machines === undefined) return undefined;
  const { spec } = definition;
  const platform = platformOf(change.type);
  const inputs = inputsOf(change);
  const estimate = async (
    some: Inputs | undefined,
  ): Promise<{ estimates: Estimate[]; offered?: Offered }> => {
    if (some === undefined) return { estimates: [] };
    const answer = await sources.offers(platform, connectionOf(some, platform));
    const offered = "value" in answer ? answer.value : undefined;
    const estimates = (spec.machines?.(some) ?? []).map((machines) => {
      const found = estimateOf(machines, offered?.list ?? []);
      // Why nothing is offered says more than which prices are missing for it.
      const why = "unknown" in answer && found.unknown !== undefined && machines.nodes !== undefined;
      return why ? { ...found, unknown: answer.unknown } : found;
    });
    return { estimates, ...(offered && { offered }) };
  };
  const [before, after] = await Promise.all([estimate(inputs.before), estimate(inputs.after)]);
  return {
    change,
    before: before.estimates,
    after: after.estimates,
    isLeft: isLeftBehind(change),
    isTaken: isTakenOver(change),
    isTold: hasInputs(change),
    offered: after.offered,
  };
}

/** Whether other machines run, or more or fewer of them, or work runs on them once more. */
export function isNews({ change, before, after, isTold }: Part): boolean {
  if (!isTold) return true;
  const isWork = after.some(({ machines }) => machines.runs === "working");
  if (isWork && (change.verb === "rerun" || change.verb === "replace")) return true;
  return keyOf(before) !== keyOf(after);
}

function keyOf(estimates: readonly Estimate[]): string {
  return JSON.stringify(
    estimates.map(({ machines: { runs, nodes, instanceTypes, zones, chargeType, cpu, memory, bid } }) => {
      return [runs, nodes, instanceTypes, zones, chargeType, cpu, memory, bid];
    }),
  );
}

/** The estimates of machines that run so. */
export function running(estimates: readonly Estimate[], runs: Machines["runs"]): readonly Estimate[] {
  return estimates.filter(({ machines }) => machines.runs === runs);
}
