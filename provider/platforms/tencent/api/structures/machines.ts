import type { Machines } from "../../../../core/machines";
import {
  countOf,
  itemsOf,
  membersOf,
  orWhereLeftOut,
  textOf,
  textsOf,
} from "../../../../core/machines/known";
import { isNothing, isUnknown } from "../../../../core/schema/values";

/** What the platform pays with, and what bids are in. */
export const CURRENCY = "CNY";

interface Use extends Pick<Machines, "path" | "nodes" | "runs"> {
  /** The zone of instances for which the environment names none. */
  readonly zone: string | undefined;
}

/** The machines of an environment, named or anonymous. */
export function machinesOfEnv(envData: unknown, { zone, ...use }: Use): Machines {
  const data = membersOf(envData);
  const { cpu, memory } = membersOf(data.instanceTypeOptions);
  const type = textOf(data.instanceType);
  return {
    ...use,
    instanceTypes: type === undefined ? (textsOf(data.instanceTypes) ?? []) : [type],
    zones: zonesOf(data, zone),
    chargeType: isUnknown(envData)
      ? undefined
      : orWhereLeftOut(data.instanceChargeType, textOf, "POSTPAID_BY_HOUR"),
    cpu: countOf(cpu),
    memory: countOf(memory),
    bid: bidOf(data),
    publicAddress: isUnknown(envData) ? undefined : hasPublicAddress(data.internetAccessible),
    password: isUnknown(envData) ? undefined : hasPassword(data.loginSettings),
  };
}

/** The machines of a task's own environment. Those of a task that runs in a named one are that one's. */
export function machinesOfTask(
  task: unknown,
  path: readonly PropertyKey[],
  use: Pick<Use, "runs" | "zone">,
): readonly Machines[] {
  const { computeEnv, taskInstanceNum, maxConcurrentNum } = membersOf(task);
  if (isNothing(computeEnv)) return [];
  const instances = orWhereLeftOut(taskInstanceNum, countOf, 1);
  const atOnce = countOf(maxConcurrentNum);
  const nodes = instances === undefined || !atOnce ? instances : Math.min(instances, atOnce);
  const { envData } = membersOf(computeEnv);
  const known = isUnknown(computeEnv) ? computeEnv : envData;
  return [machinesOfEnv(known, { path: [...path, "computeEnv"], nodes, ...use })];
}

/** The machines of tasks, by which of them has its own environment. */
export function machinesOfTasks(
  tasks: unknown,
  path: readonly PropertyKey[],
  use: Pick<Use, "runs" | "zone">,
): readonly Machines[] {
  return itemsOf(tasks).flatMap((task, index) => machinesOfTask(task, [...path, index], use));
}

export function zoneOf(placement: unknown): string | undefined {
  return textOf(membersOf(placement).zone);
}

/** Zones of its own stand before that of the placement. In which zones several networks lie, their ids do not tell. */
function zonesOf(
  { zones, virtualPrivateClouds }: Readonly<Record<string, unknown>>,
  zone: string | undefined,
): readonly string[] {
  if (!isNothing(zones)) return textsOf(zones) ?? [];
  return isNothing(virtualPrivateClouds) && zone !== undefined ? [zone] : [];
}

function bidOf({
  instanceChargeType,
  instanceMarketOptions,
}: Readonly<Record<string, unknown>>): Machines["bid"] {
  if (instanceChargeType !== "SPOTPAID") return undefined;
  const { maxPrice } = membersOf(membersOf(instanceMarketOptions).spotOptions);
  const perHour = Number(textOf(maxPrice) ?? Number.NaN);
  return Number.isFinite(perHour) && perHour >= 0 ? { perHour, currency: CURRENCY } : undefined;
}

/** There is an address where there is bandwidth, unless the program wants none. */
function hasPublicAddress(internetAccessible: unknown): boolean | undefined {
  if (isUnknown(internetAccessible)) return undefined;
  const { internetMaxBandwidthOut, publicIpAssigned } = membersOf(internetAccessible);
  const bandwidth = orWhereLeftOut(internetMaxBandwidthOut, countOf, 0);
  if (bandwidth === 0 || publicIpAssigned === false) return false;
  return bandwidth === undefined || isUnknown(publicIpAssigned) ? undefined : true;
}

/** Where nothing says how one logs in, the platform makes a password and sends it. */
function hasPassword(loginSettings: unknown): boolean | undefined {
  if (isUnknown(loginSettings)) return undefined;
  const { password, keyIds, keepImageLogin } = membersOf(loginSettings);
  if (!isNothing(password)) return true;
  if ([keyIds, keepImageLogin].some(isUnknown)) return undefined;
  return itemsOf(keyIds).length === 0 && keepImageLogin !== true;
}
