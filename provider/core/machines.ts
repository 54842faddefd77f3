import type { Operation } from "./operation";

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
  /** How they are paid for, in the platform's words. */
  readonly chargeType?: string;
  /**
   * `standing`: as long as the object exists. `working`: while the object's work runs. `template`: while the work of
   * others runs that uses the object.
   */
  readonly runs: "standing" | "working" | "template";
  /** Whether they get an address that everybody can reach. */
  readonly publicAddress?: boolean;
  /** Whether one logs in with a password. */
  readonly password?: boolean;
}

/** An instance type as a platform offers it. */
export interface Offer {
  readonly instanceType: string;
  readonly zone?: string;
  readonly chargeType?: string;
  /** For one machine and hour; undefined where the platform does not say. */
  readonly pricePerHour?: number;
  /** ISO 4217. */
  readonly currency?: string;
  readonly cpu?: number;
  /** GiB. */
  readonly memory?: number;
  /** How many more the account may have; undefined where the platform does not say. */
  readonly left?: number;
  /** Whether none can be had now. */
  readonly isSoldOut?: boolean;
}

/** The instance types that a platform offers. */
export interface Offers<C = unknown> {
  /** Lists them, in all zones and ways of paying. */
  list(operation: Operation<C>): Promise<readonly Offer[]>;
}
