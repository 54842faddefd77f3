import type { Found, Operation } from "../../operation";
import { isUnderWay } from "../../errors";
import type { Mark } from "../../identity";
import { waitUntil } from "../../wait";
import { whileLate } from "./late";
import type { Subject } from "../operation/subject";

const LONGEST_INTERVAL_MS = 15_000;

/** Looks for what one call of create has made. */
export class Search {
  readonly #subject: Subject;
  readonly #operation: Operation<unknown>;
  readonly #mark: Mark;
  /** The ids that were there before: none of them is of this create. */
  #before: ReadonlySet<string> = new Set();

  constructor(subject: Subject, operation: Operation<unknown>, mark: Mark) {
    this.#subject = subject;
    this.#operation = operation;
    this.#mark = mark;
  }

  /** What is there before the create, of the resource's mark, name or place. Waits until what is leaving is gone. */
  async before(): Promise<readonly Found[]> {
    const { ledger } = this.#subject;
    const { signal, log } = this.#operation;
    const found = await waitUntil({
      what: "the deletion of what has its name or place",
      signal,
      log,
      poll: async () => {
        const all = await this.#find(false, signal);
        const leaving = all.find((one) => one.leaving === true);
        return leaving === undefined ? { done: all } : { progress: `${leaving.id} is still there` };
      },
    });
    // A listing may still show what this run has deleted.
    const there = found.filter(({ id }) => !ledger.gone.has(id));
    this.#before = new Set(there.map(({ id }) => id));
    return there;
  }

  /** What this create has made, as far as it shows. */
  async own(signal = this.#operation.signal): Promise<readonly Found[]> {
    return standing(await this.#find(true, signal)).filter((found) => this.#isOwn(found));
  }

  /** Looks for what a request without an answer has made: again and again as long as it may still be under way. */
  async ownAfter(error: unknown): Promise<string | undefined> {
    const { settings } = this.#subject.connection;
    const { token } = this.#subject.definition.spec.lookup;
    const repeatable = typeof token === "function" ? token(settings) : token === true;
    const [made] = await whileLate({
      look: () => this.own(),
      isDone: (own) => own.length > 0,
      seconds: isUnderWay(error) && !repeatable ? Number(settings.lateAnswers) : 0,
      longestInterval: LONGEST_INTERVAL_MS,
      signal: this.#operation.signal,
    });
    return made?.id;
  }

  #find(fresh: boolean, signal: AbortSignal): Promise<readonly Found[]> {
    const { definition, identity, inputs } = this.#subject;
    return definition.spec.lookup.find({ ...this.#operation, signal, inputs, who: identity.who, fresh });
  }

  #isOwn({ id, which }: Found): boolean {
    if (which !== undefined) return which === this.#mark.which;
    // Another resource of this run may have made one of the same name meanwhile.
    return !this.#before.has(id) && !this.#subject.ledger.known.has(id);
  }
}

/** Of what a search has found, what is not being deleted. */
export function standing(found: readonly Found[]): Found[] {
  return found.filter(({ leaving }) => leaving !== true);
}
