import type { Operation } from "../operation";

/** A limit of a platform that the objects of one type count against. */
export interface Limit<C = unknown> {
  /** What is limited and counted, such as `compute environments in the region`. */
  readonly what: string;
  /** Whether it is one of all objects together, or of each object alone. */
  readonly over: "all" | "each";
  /**
   * What an object with these inputs takes of it; undefined where that is nothing. Asked outside of any operation, as
   * `machines` is.
   */
  takes(inputs: Readonly<Record<string, unknown>>): Taken | undefined;
  /** The number in the platform's documentation. It may have been raised for an account. */
  readonly documented?: number;
  /** Asks the platform for the limit, or for what is taken of it. It only reads. */
  ask?(operation: Operation<C>, of: string | undefined): Promise<Allowance>;
}

/** What one object takes of a limit. */
export interface Taken {
  /** Whose limit it is where there are several, such as a cluster's name. */
  readonly of?: string;
  /** Undefined where the properties do not tell, or not yet. */
  readonly amount: number | undefined;
}

/** What a platform says of a limit. */
export interface Allowance {
  /** How much there may be. */
  readonly most?: number | undefined;
  /** How much is taken now, by all objects of the account. */
  readonly used?: number | undefined;
}
