import type { FindOperation, Found, Listed, MarkedObject, Operation } from "./operation";
import type { Settings } from "./schema/field";

/** How an object is found again whose id was lost. */
export interface Lookup<C, I> {
  /** What stands in the way of a second object, such as `the queue train`: for messages. */
  what(inputs: I): string;
  /**
   * The input that names the object. Where the program has chosen the name, it does not show whose an object is, so a
   * name that is taken is refused. Absent where only the mark or the place identifies the object. A function where it
   * depends on the connection, such as on the edition of an API.
   */
  readonly name?: string | ((settings: Settings) => string | undefined);
  /**
   * Whether the platform takes only one object of the name or at the place. Then one that is there is refused, unless it
   * is proven to be this resource's.
   */
  readonly unique?: boolean;
  /** Whether a repeated create with the same token leads to the same object: it is then repeated at once. */
  readonly token?: boolean | ((settings: Settings) => boolean);
  /** The objects that carry the resource's mark, or have its name or place. */
  find(operation: FindOperation<C, I>): Promise<readonly Found[]>;
  /** All objects that carry a mark, whosever. Absent where there is no place for one. */
  list?(operation: Operation<C>): Promise<readonly MarkedObject[]>;
  /** All objects that the connection's user sees, with and without a mark. Absent where the platform has no list of them. */
  all?(operation: Operation<C>): Promise<readonly Listed[]>;
}
