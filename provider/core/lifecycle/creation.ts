import type { Actual, Operation } from "../operation";
import {
  CancelledError,
  ConflictError,
  DeadlineError,
  endpointError,
  isAmbiguous,
  messageOf,
  UnexpectedAnswerError,
} from "../errors";
import { type Mark, tokenOf } from "../identity";
import { MAX_STRANGE_ANSWERS } from "../rest/retry";
import { tellTrouble } from "../trouble";
import { pause } from "../wait";
import { claimed } from "./ownership/claim";
import { partialFailure } from "./operation/outcome";
import { readActual } from "./operation/reading";
import { Search } from "./ownership/search";
import { readNew } from "./showing";
import type { Subject } from "./operation/subject";

/** What a create has led to. */
export interface Made {
  readonly id: string;
  readonly actual: Actual;
  /** An interrupted run has made it. */
  readonly recovered: boolean;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
/** Seconds after the deadline in which a request without an answer may still show what it has made. */
const LAST_LOOK_SECONDS = 15;

/** One call of create. */
export class Creation {
  readonly #subject: Subject;
  readonly #operation: Operation<unknown>;
  readonly #mark: Mark;
  readonly #search: Search;
  #sent = 0;
  #unanswered = false;
  /** The object that enters the state. */
  #kept: string | undefined;

  constructor(subject: Subject, operation: Operation<unknown>) {
    this.#subject = subject;
    this.#operation = operation;
    this.#mark = subject.identity.newMark();
    this.#search = new Search(subject, operation, this.#mark);
  }

  /** Has what is made or found brought to where it is wanted. However that ends, one object is left of this create. */
  async run<T>(bring: (made: Made) => Promise<T>): Promise<T> {
    try {
      const { id, recovered } = await this.#inTurn(() => this.#makeOrFind());
      const actual = recovered ?? (await readNew(this.#subject, this.#operation, id));
      return await bring({ id, actual, recovered: recovered !== undefined });
    } finally {
      if (this.#kept !== undefined) await this.#removeSurplus(this.#kept);
    }
  }

  /**
   * Of two resources of the same name or place, the second looks at what is there once the first knows its object: each
   * could take the other's for what its own request without an answer has made.
   */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const { definition, inputs, ledger } = this.#subject;
    const { lookup } = definition.spec;
    if (lookup.unique !== true && !this.#subject.hasChosenName) return run();
    const key = lookup.what(inputs);
    const waits = () =>
      this.#operation.log(`waits for another resource of this program that creates ${key}`, {
        passing: true,
      });
    return ledger.turns.take(key, this.#operation.signal, waits, run);
  }

  /** Makes the object, or finds the one that an interrupted run of this stack has made: as it is then. */
  async #makeOrFind(): Promise<{ id: string; recovered?: Actual }> {
    await this.#awaitLateDeletions();
    const found = await this.#search.before();
    const taken = await claimed(this.#subject, this.#operation, found);
    const actual = taken === undefined ? undefined : await this.#read(taken);
    if (taken !== undefined && actual !== undefined) return { id: taken, recovered: actual };
    const id = (this.#kept = await this.#make());
    this.#subject.has(id, this.#subject.context.createFirst);
    return { id };
  }

  /**
   * Where the request was sent more than once: what it has made besides. It is removed where its mark proves that it is
   * this create's, and named elsewhere.
   */
  async #removeSurplus(kept: string): Promise<void> {
    if (this.#sent < 2) return;
    // The time of the create itself may be up.
    const signal = AbortSignal.timeout(LAST_LOOK_SECONDS * 1_000);
    const operation = { ...this.#operation, signal };
    for (const { id, which } of await this.#search.own(signal).catch(() => [])) {
      if (id === kept) continue;
      if (which === undefined) {
        operation.log(`${id} seems to have been made by the same creation: delete it if nobody needs it`);
        continue;
      }
      try {
        const prior = (await readActual(this.#subject.definition, operation, id))?.outputs ?? {};
        await this.#subject.definition.spec.delete({ ...operation, id, prior });
        operation.log(`removed ${id}, which the platform has made besides ${kept} for the same creation`);
      } catch (error) {
        const why = messageOf(error);
        operation.log(`${id} was made by the same creation too, and cannot be removed: delete it (${why})`);
      }
    }
  }

  /** A deletion without an answer, carried out late, would take the new object of the same name. */
  async #awaitLateDeletions(): Promise<void> {
    const { lookup } = this.#subject.definition.spec;
    if (lookup.unique !== true) return;
    const left = this.#subject.ledger.lateDeletionUntil - Date.now();
    if (left <= 0) return;
    this.#operation.log("waits for a deletion that got no answer and may still be carried out", {
      passing: true,
    });
    await pause(left, this.#operation.signal);
  }

  /** Creates until the platform has answered, or shows what it has made. */
  async #make(): Promise<string> {
    const { definition, inputs, properties } = this.#subject;
    const token = tokenOf(this.#mark, properties);
    let delay = FIRST_DELAY_MS;
    let strange = 0;
    for (;;) {
      try {
        this.#sent += 1;
        const attempt = this.#sent;
        const request = { ...this.#operation, inputs, mark: this.#mark, token, attempt };
        return await definition.spec.create(request);
      } catch (error) {
        const ambiguous = isAmbiguous(error);
        strange += error instanceof UnexpectedAnswerError ? 1 : 0;
        // What refuses this try may have been made by an earlier one without an answer.
        const late = this.#unanswered && error instanceof ConflictError;
        this.#unanswered ||= ambiguous || error instanceof DeadlineError;
        if (!ambiguous && !late) throw await this.#lastLook(error);
        const made = await this.#orLastLook(error, this.#search.ownAfter(error));
        if (made !== undefined) return made;
        if (late) throw error;
        if (strange >= MAX_STRANGE_ANSWERS) throw endpointError(error as UnexpectedAnswerError);
        tellTrouble(error);
        await this.#orLastLook(error, pause(delay, this.#operation.signal));
        delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      }
    }
  }

  /** Waits for a step between two tries. Where the time is up, what the last try has made is looked for once more. */
  async #orLastLook<T>(failure: unknown, step: Promise<T>): Promise<T> {
    try {
      return await step;
    } catch (error) {
      if (error instanceof CancelledError) throw await this.#lastLook(error);
      const end = new DeadlineError(`gave up at the deadline; the last failure was: ${messageOf(failure)}`, {
        advice: "What it may still make is shown by `npx batchflow orphans`",
      });
      throw await this.#lastLook(this.#operation.signal.aborted ? end : error);
    }
  }

  /** The error of a create that ends here. What a request without an answer has made meanwhile is kept in state. */
  async #lastLook(error: unknown): Promise<unknown> {
    if (!this.#unanswered) return error;
    const signal = AbortSignal.timeout(LAST_LOOK_SECONDS * 1_000);
    const [made] = await this.#search.own(signal).catch(() => []);
    if (made === undefined) return error;
    this.#kept = made.id;
    return partialFailure(this.#subject, made.id, undefined, error);
  }

  #read(id: string): Promise<Actual | undefined> {
    return readActual(this.#subject.definition, this.#operation, id);
  }
}
