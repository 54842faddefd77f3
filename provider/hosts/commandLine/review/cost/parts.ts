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
  /** Whether the machines of before run on, though the stack no longer has the object. */
  readonly isLeft: boolean;
  /** Whether the machines of after ran before the stack had the object. */
  readonly isTaken: boolean;
  /** What the platform offers now, as far as it is known. */
  readonly offered: Offered | undefined;
}

/** The resources of a stack that let machines run, those that stay the same too. */
export async function partsOf({ changes, same }: Preview, sources: Sources): Promise<readonly Part[]> {
  const parts = await Promise.all([...changes, ...same].map((change) => partOf(change, sources)));
  return parts.flatMap((part) => part ?? []);
}

async function partOf(change: Change, sources: Sources): Promise<Part | undefined> {
  if (!change.isOurs || change.verb === "read") return undefined;
  const definition = await loadResource(change.type);
  const machinesOf = definition?.spec.machines;
  if (machinesOf === undefined) return undefined;
  const platform = platformOf(change.type);
  const inputs = inputsOf(change);
  const estimate = async (some: Inputs | undefined) => {
    if (some === undefined) return { estimates: [] };
    const answer = await sources.offers(platform, connectionOf(some, platform));
    const offered = "value" in answer ? answer.value : undefined;
    const estimates = machinesOf(some).map((machines) => {
      const found = estimateOf(machines, offered?.list ?? []);
      // Why nothing is offered says more than which prices are missing for it.
      const why = "unknown" in answer && found.unknown !== undefined && machines.nodes !== undefined;
      return why ? { ...found, unknown: answer.unknown } : found;
    });
    return { estimates, offered };
  };
  const [before, after] = await Promise.all([estimate(inputs.before), estimate(inputs.after)]);
  return {
    change,
    before: before.estimates,
    after: after.estimates,
    isLeft: change.verb === "forget",
    isTaken: change.verb === "adopt" && inputs.before === undefined,
    offered: after.offered,
  };
}

/** Whether other machines run, or more or fewer of them, or work runs on them once more. */
export function isNews({ change, before, after }: Part): boolean {
  const isWork = after.some(({ machines }) => machines.runs === "working");
  if (isWork && (change.verb === "rerun" || change.verb === "replace")) return true;
  return keyOf(before) !== keyOf(after);
}

function keyOf(estimates: readonly Estimate[]): string {
  return JSON.stringify(
    estimates.map(({ machines: { path: _, publicAddress: _address, password: _password, ...machines } }) => machines),
  );
}

/** The estimates of machines that run so. */
export function running(estimates: readonly Estimate[], runs: Machines["runs"]): readonly Estimate[] {
  return estimates.filter(({ machines }) => machines.runs === runs);
}
