import type { Estimate } from "../../../../core/machines/estimate";
import type { Offer } from "../../../../core/machines";
import type { Change } from "../change";
import type { Part } from "../cost/parts";

/** A resource whose machines the platform may not have. */
export interface Shortage {
  readonly change: Change;
  readonly instanceTypes: readonly string[];
  /** How many more nodes it takes. */
  readonly added: number;
  /** How many more can be had, as the platform counts them; 0 where all are sold out. */
  readonly left: number;
  readonly isSoldOut: boolean;
  /** What is not certain of `left`. */
  readonly caution: string | undefined;
}

/** Looks whether what a change adds can be had, where the platform says how much there is. */
export function shortagesOf(parts: readonly Part[]): readonly Shortage[] {
  return parts.flatMap((part) => {
    const { change, before, after, offered } = part;
    if (offered === undefined || part.isTaken) return [];
    return after.flatMap((estimate): Shortage[] => {
      const { machines, nodes } = estimate;
      const was = before.find(({ machines: { path } }) => String(path) === String(machines.path));
      const added = (nodes ?? 0) - (was !== undefined && isSameKind(was, estimate) ? (was.nodes ?? 0) : 0);
      const choices = offered.list.filter((offer) => isChoice(offer, estimate));
      if (added <= 0 || choices.length === 0 || machines.runs === "template") return [];
      const isSoldOut = choices.every((offer) => offer.isSoldOut === true);
      const left = leftIn(choices);
      if (!isSoldOut && (left === undefined || added <= left)) return [];
      const short = { change, instanceTypes: machines.instanceTypes, added, isSoldOut };
      return [
        { ...short, left: isSoldOut ? 0 : (left ?? 0), caution: isSoldOut ? undefined : offered.caution },
      ];
    });
  });
}

function isChoice(offer: Offer, { machines: { instanceTypes, zones, chargeType } }: Estimate): boolean {
  return (
    instanceTypes.includes(offer.instanceType) &&
    (offer.zone === undefined || zones.length === 0 || zones.includes(offer.zone)) &&
    (offer.chargeType === undefined || offer.chargeType === chargeType)
  );
}

function isSameKind(a: Estimate, b: Estimate): boolean {
  const kind = ({ machines: { instanceTypes, zones, chargeType } }: Estimate) =>
    JSON.stringify([instanceTypes, zones, chargeType]);
  return kind(a) === kind(b);
}

/** Nodes may be spread over all that the platform chooses among; undefined where it does not say how much one has. */
function leftIn(choices: readonly Offer[]): number | undefined {
  return choices.reduce<number | undefined>((sum, { left, isSoldOut }) => {
    const here = isSoldOut === true ? 0 : left;
    return sum === undefined || here === undefined ? undefined : sum + here;
  }, 0);
}
