import type { Operation } from "../operation";

/** Machines that an object lets its platform run: what a change of it costs, and takes of quotas. */
export interface Machines {
  /** The property that asks for them. */
  readonly path: readonly PropertyKey[];
  /** How many run at once, at the most; undefined where the properties do not tell yet. */
  readonly nodes: number | undefined;
  /** The types that the platform chooses among; none where its choice is free, or not known yet. */
  readonly instanceTypes: readonly string[];
  /** The zones that it chooses among; none where its choice is free, or not known yet. */
  readonly zones: readonly string[];
  /** How they are paid for, in the platform's words; undefined where it knows one way only, or it is not known yet. */
  readonly chargeType?: string | undefined;
  /**
   * `standing`: as long as the object exists. `working`: while the object's work runs. `template`: while the work of
   * others runs that uses the object.
   */
  readonly runs: "standing" | "working" | "template";
  /** Cores of each, where the properties ask for them and not for a type. */
  readonly cpu?: number | undefined;
  /** GiB of memory of each, likewise. */
  readonly memory?: number | undefined;
  /** The most that is paid for one and an hour, where the properties limit it. */
  readonly bid?: { readonly perHour: number; readonly currency: string } | undefined;
  /** Whether they get an address that everybody can reach; undefined where it is not known yet. */
  readonly publicAddress?: boolean | undefined;
  /** Whether one logs in with a password, the program's or one that the platform makes; undefined where it is not known yet. */
  readonly password?: boolean | undefined;
}

/** An instance type as a platform offers it. */
export interface Offer {
  readonly instanceType: string;
  /** Left out, all zones. */
  readonly zone?: string | undefined;
  /** Left out, all ways of paying. */
  readonly chargeType?: string | undefined;
  /** For one machine and hour; undefined where the platform does not say. */
  readonly pricePerHour?: number | undefined;
  /** ISO 4217. */
  readonly currency?: string | undefined;
  readonly cpu?: number | undefined;
  /** GiB. */
  readonly memory?: number | undefined;
  /** How many more can be had, as the platform counts them; undefined where it does not say. */
  readonly left?: number | undefined;
  /** Whether none can be had now. */
  readonly isSoldOut?: boolean | undefined;
}

/** The instance types that a platform offers. */
export interface Offers<C = unknown> {
  /** What is not certain of the figure in `left`, as a sentence. */
  readonly caution?: string;
  /** Lists them, in all zones and ways of paying. */
  list(operation: Operation<C>): Promise<readonly Offer[]>;
}
