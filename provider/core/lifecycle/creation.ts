import type { Actual, Found, Operation } from "../definition";
import {
  CancelledError,
  ConflictError,
  DeadlineError,
  endpointError,
  existsAlready,
  isAmbiguous,
  isUnderWay,
  messageOf,
  OperationFailedError,
  RefusedError,
  UnexpectedAnswerError,
} from "../errors";
import { type Mark, tokenOf } from "../identity";
import { MAX_STRANGE_ANSWERS } from "../retry";
import { tellTrouble } from "../trouble";
import { pause } from "../wait";
import { decide, REPLACED } from "./evidence";
import { partialFailure } from "./outcome";
import { readActual } from "./reading";
import type { Subject } from "./subject";

/** What a create has led to. */
export interface Made {
  readonly id: string;
  readonly actual: Actual;
  /** An interrupted run has made it. */
  readonly recovered: boolean;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
/** When a new object is looked for that does not show yet. */
const LATE_CHECKS_MS = [500, 1_500, 3_000, 5_000, 10_000, 20_000, 20_000];
/** Seconds after the deadline in which a request without an answer may still show what it has made. */
const LAST_LOOK_SECONDS = 15;

/** One call of create. */
export class Creation {
  readonly #subject: Subject;
  readonly #operation: Operation<unknown>;
  readonly #mark: Mark;
  /** The ids that were there before: none of them is of this create. */
  #before: ReadonlySet<string> = new Set();
  #sent = 0;
  #unanswered = false;

  constructor(subject: Subject, operation: Operation<unknown>) {
    this.#subject = subject;
    this.#operation = operation;
    this.#mark = subject.identity.newMark();
  }

  /** Makes the object, or finds the one that an interrupted run of this stack has made. */
  async run(): Promise<Made> {
    await this.#awaitLateDeletions();
    const found = await this.#find(false);
    this.#before = new Set(found.map(({ id }) => id));
    const taken = await this.#judge(found);
    const actual = taken === undefined ? undefined : await this.#read(taken);
    if (taken !== undefined && actual !== undefined) return { id: taken, actual, recovered: true };
    const id = await this.#make();
    this.#subject.ledger.isMade(id, this.#subject.identity.text);
    return { id, actual: await this.#readNew(id), recovered: false };
  }

  /**
   * Where the request was sent more than once: what it has made besides. It is removed where its mark proves that it is
   * this create's, and named elsewhere.
   */
  async removeSurplus(kept: string): Promise<void> {
    if (this.#sent < 2) return;
    const others = (await this.#own(true)).filter(({ id }) => id !== kept);
    for (const { id, which } of others) {
      if (which !== this.#mark.which) {
        this.#operation.log(
          `${id} seems to have been made by the same creation: delete it if nobody needs it`,
        );
        continue;
      }
      const prior = (await this.#read(id))?.outputs ?? {};
      await this.#subject.definition.spec.delete({ ...this.#operation, id, prior });
      this.#operation.log(`removed ${id}, which the platform has made besides ${kept} for the same creation`);
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

  async #find(fresh: boolean): Promise<readonly Found[]> {
    const { definition, identity, inputs, ledger } = this.#subject;
    const { lookup } = definition.spec;
    const found = await lookup.find({ ...this.#operation, inputs, who: identity.who, fresh });
    return fresh ? found : found.filter(({ id }) => !ledger.gone.has(id));
  }

  /** What this create has made, as far as it shows. */
  async #own(fresh: boolean): Promise<readonly Found[]> {
    return (await this.#find(fresh)).filter((found) => this.#isOwn(found));
  }

  #isOwn({ id, which }: Found): boolean {
    if (which !== undefined) return which === this.#mark.which;
    // Another resource of this run may have made one of the same name meanwhile.
    return !this.#before.has(id) && !this.#subject.ledger.known.has(id);
  }

  /** The id of an object that an interrupted run has made; refuses what is in the way. */
  async #judge(found: readonly Found[]): Promise<string | undefined> {
    const { definition, ledger, inputs } = this.#subject;
    const { lookup } = definition.spec;
    const evident = this.#subject.evident(found);
    const candidates = evident.filter(({ id }) => !ledger.known.has(id));
    const reasons = new Map<Found, string>();
    if (candidates.length > 0) {
      const verdict = await decide(this.#subject, candidates);
      if (verdict.kind === "take") return this.#usable(verdict.found);
      if (verdict.kind === "leave") for (const [one, reason] of verdict.reasons) reasons.set(one, reason);
    }
    const inTheWay = lookup.unique === true || this.#subject.hasChosenName ? found[0] : undefined;
    if (inTheWay !== undefined) throw existsAlready(lookup.what(inputs), inTheWay.id);
    for (const [{ id }, reason] of reasons) {
      if (reason !== REPLACED) {
        this.#operation.log(`leaves ${id} alone, which carries this resource's mark or name: ${reason}`);
      }
    }
    return undefined;
  }

  #usable({ id, unusable }: Found): string {
    if (unusable === undefined) {
      this.#operation.log(`continues with ${id}, which an interrupted run of this stack has created`);
      this.#subject.ledger.taken.set(id, this.#subject.identity.text);
      return id;
    }
    const { reason, advice } = unusable;
    throw new RefusedError(`${id}, which an interrupted run has created, cannot be used: ${reason}`, {
      advice,
    });
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
        const made = await this.#orLastLook(error, this.#lookFor(error));
        if (made !== undefined) return made;
        if (late) throw error;
        if (strange >= MAX_STRANGE_ANSWERS) throw endpointError(error as UnexpectedAnswerError);
        tellTrouble(error);
        await this.#orLastLook(error, pause(delay, this.#operation.signal));
        delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      }
    }
  }

  /** Looks for what a request without an answer has made: again and again as long as it may still be under way. */
  async #lookFor(error: unknown): Promise<string | undefined> {
    const { signal } = this.#operation;
    const { settings } = this.#subject.connection;
    const { token } = this.#subject.definition.spec.lookup;
    const repeatable = typeof token === "function" ? token(settings) : token === true;
    const until = Date.now() + (isUnderWay(error) && !repeatable ? Number(settings.lateAnswers) * 1_000 : 0);
    for (let interval = FIRST_DELAY_MS; ; interval = Math.min(interval * 2, LONGEST_DELAY_MS)) {
      const [made] = await this.#own(true);
      if (made !== undefined) return made.id;
      const left = until - Date.now();
      if (left <= 0) return undefined;
      await pause(Math.min(interval, left), signal);
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
    const { definition, identity, inputs } = this.#subject;
    const find = { ...this.#operation, signal, inputs, who: identity.who, fresh: true };
    const found = await definition.spec.lookup.find(find).catch(() => []);
    const made = found.find((one) => this.#isOwn(one));
    if (made === undefined) return error;
    return partialFailure(this.#subject, made.id, undefined, error);
  }

  #read(id: string): Promise<Actual | undefined> {
    return readActual(this.#subject.definition, this.#operation, id);
  }

  /** Reads an object just created, which may show late. */
  async #readNew(id: string): Promise<Actual> {
    let reason: unknown;
    try {
      for (const wait of LATE_CHECKS_MS) {
        const actual = await this.#read(id);
        if (actual !== undefined) return actual;
        await pause(wait, this.#operation.signal);
      }
      const actual = await this.#read(id);
      if (actual !== undefined) return actual;
      reason = new OperationFailedError("the platform has created it, and does not show it", {
        advice: "Run `pulumi up --refresh` a little later",
      });
    } catch (error) {
      reason = this.#operation.signal.aborted
        ? new DeadlineError("the platform did not show it in time")
        : error;
    }
    throw partialFailure(this.#subject, id, undefined, reason);
  }
}
