import { setTimeout as sleep } from "node:timers/promises";

import { differences, type Difference, mapValues, respell, without } from "./compare";
import type { ConfigSource, Connection } from "./connection";
import type { Actual, Operation, ResourceDefinition, Timeouts } from "./definition";
import {
  BatchflowError,
  ConfigurationError,
  ConflictError,
  DeadlineError,
  isAmbiguous,
  messageOf,
  NotFoundError,
  NothingLeftError,
  OperationFailedError,
  RefusedError,
} from "./errors";
import { Identity } from "./identity";
import { redact, secretsIn, secretsOfConnection } from "./redact";
import { formatPath, type Problem } from "./schema";
import { hearingOfTrouble, tellTrouble } from "./trouble";
import { isRecord, isUnknown } from "./unknowns";
import { problemsOf, unavailableProblems } from "./validate";
import { deadlineIn } from "./wait";

export type Properties = Readonly<Record<string, unknown>>;

/** What the lifecycle needs from the process it runs in. */
export interface Host {
  readonly config: ConfigSource;
  /** Shows a line to the user. */
  readonly print: (line: string) => void;
}

export interface CheckResult {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface DiffResult {
  /** Whether anything differs in meaning. */
  readonly changed: boolean;
  /** The top-level properties whose change needs a new object. */
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

export interface ObjectState {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** The object exists, but is not what the inputs ask for: it is kept in state, and the next update resumes. */
export class PartialFailure extends Error {
  readonly state: ObjectState;

  constructor(state: ObjectState, message: string) {
    super(message);
    this.name = "PartialFailure";
    this.state = state;
  }
}

/** Properties that the SDK passes beside a resource's own: the engine stores but never shows them. */
const IDENTITY = "__identity";
const TIMEOUTS = "__timeouts";
const ADOPT = "__adopt";
const CREATE_FIRST = "__createFirst";
/** Set by a read without prior inputs: what the platform never returns is then not known. */
const UNREAD = "__unread";
/** Set by check: what of a kind that no read shows the program has changed since it was last applied. */
const UNSEEN_CHANGES = "__unseenChanges";

const LONGER = "Raise the resource's customTimeouts if it only needs longer; the next `pulumi up` resumes";
const READ_TIMEOUT_MINUTES = 10;
/** A marked object older than this was not left by an interrupted run, but given up on purpose. */
const LOST_FOR_MS = 24 * 60 * 60 * 1_000;
const MAX_GENERATIONS = 50;
const GONE_CHECKS_MS = [500, 1_500, 3_000];
const LATE_CHECKS_MS = [...GONE_CHECKS_MS, 5_000, 10_000, 20_000, 20_000];
/** So many of the first objects of one create are looked at again: the first to be made is the first to show. */
const RECHECKED = 3;

/** What a run knows of the objects of one connection, by their ids. */
class Ledger {
  /** Objects that the engine has named in this run: they are in its state, so none of them was lost. */
  readonly known = new Set<string>();
  /** Objects that this run took over: of interrupted runs, or named by the program. */
  readonly taken = new Set<string>();
  /** Of resources, by their identities: the ids that a replacement does not adopt, though the option may have stayed. */
  readonly replaced = new Map<string, Set<string>>();
  /** Objects that this run has deleted or found deleted: a listing may still show them. */
  readonly gone = new Set<string>();

  isGone(id: string): void {
    // The same run may make it again under the same id, such as a name.
    this.known.delete(id);
    this.taken.delete(id);
    this.gone.add(id);
  }
}

/** Check, diff and the order of calls, the same for all resources: what differs stands in the definition. */
export class Lifecycle {
  readonly #definition: ResourceDefinition;
  readonly #host: Host;
  readonly #ledgers = new Map<Connection<unknown>, Ledger>();

  constructor(definition: ResourceDefinition, host: Host) {
    this.#definition = definition;
    this.#host = host;
  }

  check(olds: Properties, news: Properties): CheckResult {
    const { own, internal } = split(news);
    const named = this.#autoNamed(olds, own, internal);
    const problems = [...problemsOf(this.#definition.schema, this.#definition.inputs, named)];
    if (problems.length === 0) problems.push(...this.#connectionProblems(named));
    // Handed on from the import: only there diff needs to be told what it cannot see.
    const unread = olds[UNREAD] === true ? this.#unread(olds, { ...named, ...internal }) : {};
    return {
      inputs: { ...named, ...internal, ...unread },
      failures: problems.map(({ path, reason }) => ({ property: formatPath(path), reason })),
    };
  }

  diff(id: string, olds: Properties, news: Properties): DiffResult {
    this.#ledger(olds).known.add(id);
    this.#noteReplaced(news, olds[ADOPT], news[CREATE_FIRST] === true ? id : undefined);
    // A connection that is not known yet is a change by itself: the rest is compared under the old one's settings.
    const connection = this.#connection(isUnknown(news.connection) ? olds : news);
    const found = this.#intended(olds, news, connection);
    const replaces = found.filter(({ replace }) => replace).map(topOf);
    return {
      changed: found.length > 0 || this.#hasUnseenTimeout(olds, news),
      replaces: [...new Set(replaces)],
      deleteBeforeReplace: news[CREATE_FIRST] !== true,
    };
  }

  async create(news: Properties): Promise<ObjectState> {
    return this.#operate("create", news, undefined, async (operation) => {
      const { own } = split(news);
      const adopted = await this.#adopt(operation, news);
      if (adopted !== undefined) return adopted;
      const lost = await this.#findLost(operation, news, false);
      const actual = lost === undefined ? undefined : await this.#readActual(operation, lost);
      if (lost !== undefined && actual !== undefined) return this.#recover(operation, lost, news, actual);
      const made = await this.#make(operation, own, news);
      return this.#settle({ ...operation, resuming: false }, made.id, news, made.actual);
    });
  }

  async read(id: string, properties: Properties): Promise<ObjectState | undefined> {
    const ledger = this.#ledger(properties);
    ledger.known.add(id);
    return this.#operate("read", properties, id, async (operation) => {
      const { own, internal } = split(properties);
      const { inputs } = this.#definition;
      const prior = mapValues(own, (value, name) => (inputs.fields.has(name) ? value : undefined));
      const first = Object.keys(prior).every((name) => name === "connection");
      const actual = await this.#readActual(operation, id, first ? undefined : own);
      if (actual === undefined) {
        ledger.isGone(id);
        // Only what is looked up by its id has no inputs: an answer without properties would pass for an object.
        if (first) throw new NotFoundError(`there is no ${id}`);
        return undefined;
      }
      const now = respell(inputs, prior, actual.inputs, { first }) as Properties;
      const kept = first ? { ...internal, [UNREAD]: true } : internal;
      return {
        id,
        inputs: { ...now, ...kept },
        outputs: { ...now, ...this.#outputs(actual), ...kept },
      };
    });
  }

  async update(id: string, olds: Properties, news: Properties): Promise<ObjectState> {
    this.#ledger(news).known.add(id);
    return this.#operate("update", news, id, async (operation) => {
      const actual = await this.#readActual(operation, id, split(olds).own);
      if (actual === undefined) {
        throw new NotFoundError("the object does not exist any more", {
          advice: "Run `pulumi refresh`; the next `pulumi up` then creates it again",
        });
      }
      const before = olds[UNREAD] === true ? undefined : split(olds).own;
      return this.#converge(operation, id, news, actual, this.#intended(olds, news, operation), before);
    });
  }

  async delete(id: string, properties: Properties): Promise<void> {
    const ledger = this.#ledger(properties);
    ledger.known.add(id);
    this.#noteReplaced(properties, properties[ADOPT], id);
    if (ledger.taken.has(id)) {
      // A forced replacement with the new object first found the old one's object by its mark; or the program names it.
      this.#host.print(`${this.#title(properties, id)}: is in use again and stays`);
      return;
    }
    await this.#operate("delete", properties, id, async (operation) => {
      try {
        await this.#definition.spec.delete({ ...operation, id, prior: split(properties).own });
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
      }
    });
    ledger.isGone(id);
  }

  #autoNamed(olds: Properties, own: Properties, internal: Properties): Properties {
    const identity = internal[IDENTITY];
    const names = [...this.#definition.inputs.fields].flatMap(([name, { marks }]) => {
      if (marks.autoName === undefined || (own[name] ?? undefined) !== undefined) return [];
      if (typeof olds[name] === "string") return [[name, olds[name]]];
      if (typeof identity !== "string" || isUnknown(identity)) return [];
      return [[name, new Identity(identity).autoName(marks.autoName)]];
    });
    return { ...own, ...(Object.fromEntries(names) as Properties) };
  }

  #connectionProblems(inputs: Properties): readonly Problem[] {
    if (isUnknown(inputs.connection)) return [];
    try {
      const { settings } = this.#connection(inputs);
      const { inputs: shape, spec } = this.#definition;
      return [...unavailableProblems(shape, inputs, settings), ...(spec.validate?.(inputs, settings) ?? [])];
    } catch (error) {
      if (error instanceof ConfigurationError) return [{ path: ["connection"], reason: error.message }];
      throw error;
    }
  }

  #connection(properties: Properties): Connection<unknown> {
    const name = properties.connection;
    return this.#definition.platform.connection(
      this.#host.config,
      typeof name === "string" ? name : undefined,
    );
  }

  /** What this run knows of the objects where these properties have theirs. */
  #ledger(properties: Properties): Ledger {
    let connection: Connection<unknown>;
    try {
      connection = this.#connection(properties);
    } catch (error) {
      // The operation itself reports it.
      if (error instanceof ConfigurationError) return new Ledger();
      throw error;
    }
    let ledger = this.#ledgers.get(connection);
    if (ledger === undefined) this.#ledgers.set(connection, (ledger = new Ledger()));
    return ledger;
  }

  /** Remembers what a create of this resource in this run, which makes a replacement, is not to adopt. */
  #noteReplaced(properties: Properties, ...ids: readonly unknown[]): void {
    const named = ids.filter((id) => typeof id === "string");
    const identity = identityOf(properties)?.text;
    if (named.length === 0 || identity === undefined) return;
    const { replaced } = this.#ledger(properties);
    replaced.set(identity, new Set([...(replaced.get(identity) ?? []), ...named]));
  }

  /**
   * What no read shows and the program has changed since it was applied. Only check gets the inputs that were applied:
   * after an import the outputs, with which diff compares, know nothing of these until the next update.
   */
  #unread(olds: Properties, news: Properties): Properties {
    // An import leaves inputs without an identity: nothing has been applied yet.
    if (identityOf(olds) === undefined) return { [UNREAD]: true };
    const { inputs, spec } = this.#definition;
    const found = differences(inputs, split(olds).own, split(news).own, {
      settings: {},
      change: spec.change,
    });
    const names = found.filter(({ hidden }) => hidden).map(topOf);
    const all = new Set([...names, ...(deleteTimeout(olds) === deleteTimeout(news) ? [] : [TIMEOUTS])]);
    return { [UNREAD]: true, ...(all.size > 0 && { [UNSEEN_CHANGES]: [...all] }) };
  }

  /** What the program has changed, seen from what the engine has in state. */
  #intended(
    olds: Properties,
    news: Properties,
    connection: Pick<Operation<unknown>, "settings">,
  ): Difference[] {
    const { own } = split(news);
    if (olds[UNREAD] !== true) return this.#differences(olds, own, connection, false);
    const changed = unseenChanges(news)
      .map(String)
      .filter((name) => this.#definition.inputs.fields.has(name));
    // Any value will do: what was there is not known, but it was another.
    const another = Object.fromEntries(changed.map((name) => [name, olds[name] ?? "\0"]));
    const unseen = this.#differences({ ...olds, ...another }, own, connection, false);
    return [
      ...this.#differences(olds, own, connection, true),
      ...unseen.filter((difference) => difference.hidden && changed.includes(topOf(difference))),
    ];
  }

  /** Whether delete would not know how long it may take: the engine hands it nothing but the outputs. */
  #hasUnseenTimeout(olds: Properties, news: Properties): boolean {
    if (olds[UNREAD] === true) return unseenChanges(news).includes(TIMEOUTS);
    return deleteTimeout(olds) !== deleteTimeout(news);
  }

  #differences(
    before: Properties,
    after: Properties,
    { settings }: Pick<Operation<unknown>, "settings">,
    unread: boolean,
  ): Difference[] {
    const { inputs, spec } = this.#definition;
    const found = differences(inputs, before, after, { settings, change: spec.change, unread });
    if (spec.replaces === undefined || found.length === 0) return found;
    const changed = new Set(found.map(topOf));
    const replaced = spec.replaces(changed, before, after);
    return found.map((difference) => ({
      ...difference,
      replace: difference.replace || replaced.includes(topOf(difference)),
    }));
  }

  /** The object of this resource that a lost answer or a killed run may have left on the platform. */
  async #findLost(
    operation: Operation<unknown>,
    news: Properties,
    fresh: boolean,
  ): Promise<string | undefined> {
    const identity = identityOf(news);
    const { spec } = this.#definition;
    if (identity === undefined || spec.find === undefined) return undefined;
    const inputs = this.#parse(news);
    const named = [...this.#definition.inputs.fields].some(
      ([name, { marks }]) =>
        marks.autoName !== undefined && inputs[name] === identity.autoName(marks.autoName),
    );
    const found = await spec.find({ ...operation, mark: identity.mark, fresh, named, inputs });
    const ledger = this.#ledger(news);
    if (found === undefined || ledger.known.has(found.id)) return undefined;
    if (!fresh && ledger.gone.has(found.id)) return undefined;
    const age = Date.now() - found.createTime;
    // Where the platform does not say when it was made, only a create of this run can have made it for certain.
    if (age <= LOST_FOR_MS || (fresh && Number.isNaN(age))) {
      if (found.unusable === undefined) return found.id;
      const { reason, advice } = found.unusable;
      const what = `${found.id}, which an interrupted run has created, cannot be used`;
      throw new RefusedError(`${what}: ${reason}`, { advice });
    }
    const why = Number.isNaN(age)
      ? "the platform does not say when it was created"
      : "is too old to be of an interrupted run";
    operation.log(`leaves ${found.id} alone: it carries this resource's mark, but ${why}`);
    // Nor is it taken where the create's token leads to it.
    ledger.known.add(found.id);
    return undefined;
  }

  /** Creates until the platform has answered with an object that exists. */
  async #make(
    operation: Operation<unknown>,
    own: Properties,
    news: Properties,
  ): Promise<{ id: string; actual: Actual }> {
    const { spec } = this.#definition;
    const inputs = this.#parse(news);
    const identity = identityOf(news) ?? new Identity(JSON.stringify(own));
    const earlier: string[] = [];
    let generation = 0;
    let delay = 500;
    let unanswered = false;
    for (;;) {
      let id: string;
      try {
        id = await spec.create({
          ...operation,
          inputs,
          mark: identity.mark,
          token: identity.token(own, generation),
        });
      } catch (error) {
        const ambiguous = isAmbiguous(error);
        unanswered ||= ambiguous;
        // What stands in the way may have come of an earlier try, later than the search for it.
        if (!ambiguous && !(unanswered && error instanceof ConflictError)) throw error;
        if (operation.signal.aborted || spec.find === undefined) throw error;
        let lost = await this.#findLost(operation, news, true);
        if (lost === undefined) {
          if (!ambiguous) throw error;
          tellTrouble(error);
          await sleep(delay, undefined, { signal: operation.signal }).catch(() =>
            Promise.reject(error as Error),
          );
          delay = Math.min(delay * 2, 15_000);
          // It may have been carried out meanwhile.
          lost = await this.#findLost(operation, news, true);
          if (lost === undefined) continue;
        }
        id = lost;
      }
      const ledger = this.#ledger(news);
      if (spec.replaysTokens !== true) {
        const actual = await this.#readNew(operation, id, news, LATE_CHECKS_MS);
        if (actual !== undefined) return { id, actual };
        const late = new OperationFailedError("the platform has created it, and does not show it", {
          advice: "Run `pulumi up --refresh` a little later",
        });
        throw this.#partial(operation, id, news, undefined, late);
      }
      // A token leads to the old object where a replacement is forced with the new object first.
      if (!ledger.known.has(id)) {
        const gone = ledger.gone.has(id);
        const actual = await this.#readNew(operation, id, news, gone ? [] : GONE_CHECKS_MS);
        if (!gone && !earlier.includes(id)) {
          await this.#refuseLate(operation, earlier, id, news);
          earlier.push(id);
        }
        if (actual !== undefined) return { id, actual };
      }
      generation += 1;
      if (generation > MAX_GENERATIONS) {
        throw new OperationFailedError(`the platform answers create with ${id}, which does not exist`);
      }
    }
  }

  /** Reads an object just created; undefined when it does not show. */
  async #readNew(
    operation: Operation<unknown>,
    id: string,
    news: Properties,
    pauses: readonly number[],
  ): Promise<Actual | undefined> {
    try {
      for (const pause of pauses) {
        const actual = await this.#readActual(operation, id);
        if (actual !== undefined) return actual;
        await sleep(pause, undefined, { signal: operation.signal });
      }
      return await this.#readActual(operation, id);
    } catch (error) {
      const reason = operation.signal.aborted
        ? new DeadlineError("the platform did not show it in time")
        : error;
      throw this.#partial(operation, id, news, undefined, reason);
    }
  }

  /** Ends a create of which an object shows that was taken for gone: the ones after it were made in its place. */
  async #refuseLate(
    operation: Operation<unknown>,
    earlier: readonly string[],
    latest: string,
    news: Properties,
  ): Promise<void> {
    for (const [index, id] of earlier.slice(0, RECHECKED).entries()) {
      const actual = await this.#readNew(operation, id, news, []);
      if (actual === undefined) continue;
      const surplus = [...earlier.slice(index + 1), latest].join(", ");
      const error = new OperationFailedError(
        `the platform showed it so late that another was made: ${surplus}`,
        { advice: `Delete ${surplus} on the platform; the next \`pulumi up\` goes on with ${id}` },
      );
      throw this.#partial(operation, id, news, actual, error);
    }
  }

  async #readActual(
    operation: Operation<unknown>,
    id: string,
    prior?: Properties,
  ): Promise<Actual | undefined> {
    if (!this.#definition.spec.id.pattern.test(id)) {
      throw new RefusedError(
        `"${id}" is no id of a ${this.#definition.type}, which looks like ${this.#definition.spec.id.example}`,
      );
    }
    try {
      return await this.#definition.spec.read({ ...operation, id, prior });
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  /** Makes the object that the program names the resource's own, unless a replacement is to take its place. */
  async #adopt(operation: Operation<unknown>, news: Properties): Promise<ObjectState | undefined> {
    const id = news[ADOPT];
    if (typeof id !== "string") return undefined;
    const ledger = this.#ledger(news);
    if (ledger.replaced.get(identityOf(news)?.text ?? "")?.has(id) === true) return undefined;
    const actual = await this.#readActual(operation, id);
    if (actual === undefined) {
      throw new NotFoundError(`there is no ${id} to take over`, {
        advice: "Correct or remove the option `adopt`",
      });
    }
    const fixed = this.#fixedDifferences(operation, news, actual);
    if (fixed !== "") {
      throw new RefusedError(
        `${id} cannot be adopted: it differs in ${fixed}, which cannot be changed in place`,
        { advice: "Declare what the object has, or create another" },
      );
    }
    // Another resource that the program has given up may delete it in this run.
    ledger.taken.add(id);
    // What no read shows is taken to be as declared, as after an import.
    return this.#converge(operation, id, news, actual, []);
  }

  /** Goes on with the object that an interrupted run has made. */
  async #recover(
    operation: Operation<unknown>,
    id: string,
    news: Properties,
    actual: Actual,
  ): Promise<ObjectState> {
    operation.log(
      `continues with ${id}, which carries this resource's mark: an interrupted run has created it`,
    );
    this.#ledger(news).taken.add(id);
    const fixed = this.#fixedDifferences(operation, news, actual);
    if (fixed !== "") {
      throw new RefusedError(
        `${id}, which an interrupted run has created, cannot be used: it differs in ${fixed}, which cannot be changed in place`,
        { advice: "Declare what it has, or delete it" },
      );
    }
    // What no read shows may differ from what the interrupted run had, such as a password.
    const all = this.#differences(known(actual), split(news).own, operation, false);
    const unseen = all.filter(({ hidden }) => hidden);
    const assumed = new Set(unseen.filter(({ replace }) => replace).map(({ path }) => formatPath(path)));
    if (assumed.size > 0) {
      const what = [...assumed].join(", ");
      operation.log(`takes ${what} to be as declared: no read shows it, and it cannot be changed in place`);
    }
    try {
      return await this.#converge(operation, id, news, actual, unseen);
    } catch (error) {
      // It is this resource's own, whatever went wrong.
      if (error instanceof PartialFailure || error instanceof NothingLeftError) throw error;
      throw this.#partial(operation, id, news, actual, error);
    }
  }

  #fixedDifferences(operation: Operation<unknown>, news: Properties, actual: Actual): string {
    const wanted = this.#differences(known(actual), split(news).own, operation, true);
    return wanted
      .filter(({ replace }) => replace)
      .map(({ path }) => formatPath(path))
      .join(", ");
  }

  /** Changes in place what differs from the platform, and waits until the object is as wanted. */
  async #converge(
    operation: Operation<unknown>,
    id: string,
    news: Properties,
    actual: Actual,
    intended: readonly Difference[],
    before?: Properties,
  ): Promise<ObjectState> {
    const { inputs: shape, spec } = this.#definition;
    const { own } = split(news);
    const drifted = this.#differences(known(actual), own, operation, true);
    const lacking = new Set(this.#differences(known(actual), own, operation, false).map(topOf));
    const inPlace = [...intended, ...drifted].filter(
      (difference) => !difference.replace && shape.fields.get(topOf(difference))?.marks.local !== true,
    );
    const pending = inPlace.filter((difference) => difference.hidden || lacking.has(topOf(difference)));
    const changed = new Set(inPlace.map(topOf));
    const change = { inputs: this.#parse(news), changed, pending: new Set(pending.map(topOf)) };
    const outputs = changed.size > 0 ? await spec.update?.({ ...operation, id, ...change }) : undefined;
    const now = { ...actual, outputs: { ...actual.outputs, ...outputs } };
    return this.#settle({ ...operation, resuming: true, before }, id, news, now);
  }

  async #settle(
    operation: Operation<unknown> & { readonly resuming: boolean; readonly before?: Properties | undefined },
    id: string,
    news: Properties,
    actual: Actual,
  ): Promise<ObjectState> {
    try {
      const outputs = await this.#definition.spec.settle?.({ ...operation, id, inputs: this.#parse(news) });
      return this.#state(id, news, { ...actual, outputs: { ...actual.outputs, ...outputs } });
    } catch (error) {
      if (error instanceof NothingLeftError) throw error;
      throw this.#partial(operation, id, news, actual, error);
    }
  }

  #state(id: string, news: Properties, actual: Actual | undefined): ObjectState {
    const outputs = actual === undefined ? {} : this.#outputs(actual);
    const { [UNREAD]: _unread, [UNSEEN_CHANGES]: _unseen, ...applied } = news;
    return { id, inputs: news, outputs: { ...applied, ...outputs } };
  }

  #partial(
    operation: Operation<unknown>,
    id: string,
    news: Properties,
    actual: Actual | undefined,
    error: unknown,
  ): PartialFailure {
    const message = this.#explain(error, news, id, operation.settings);
    return new PartialFailure(this.#state(id, news, actual), message);
  }

  #outputs(actual: Actual): Properties {
    return (without(this.#definition.outputs, actual.outputs, () => false) ?? {}) as Properties;
  }

  #parse(news: Properties): Record<string, unknown> {
    return this.#definition.schema.parse(split(news).own);
  }

  async #operate<T>(
    kind: keyof Timeouts | "read",
    properties: Properties,
    id: string | undefined,
    run: (operation: Operation<unknown>) => Promise<T>,
  ): Promise<T> {
    let settings = {};
    try {
      const connection = this.#connection(properties);
      settings = connection.settings;
      const secrets = this.#secrets(properties, settings);
      const log = (line: string) =>
        this.#host.print(`${this.#title(properties, id)}: ${redact(line, secrets)}`);
      const signal = deadlineIn(this.#seconds(kind, properties));
      return await hearingOfTrouble(log, () => run({ ...connection, signal, log }));
    } catch (error) {
      if (error instanceof PartialFailure) throw error;
      const explained = new BatchflowError(this.#explain(error, properties, id, settings));
      // The engine's process prints the stack: it helps with a defect of ours, and is noise for a refusal.
      const stack = error instanceof BatchflowError || !(error instanceof Error) ? "" : (error.stack ?? "");
      explained.stack = redact(stack, this.#secrets(properties, settings));
      throw explained;
    }
  }

  #seconds(kind: keyof Timeouts | "read", properties: Properties): number {
    const custom = isRecord(properties[TIMEOUTS]) ? properties[TIMEOUTS][kind] : undefined;
    if (typeof custom === "number" && custom > 0) return custom;
    return (kind === "read" ? READ_TIMEOUT_MINUTES : this.#definition.spec.timeouts[kind]) * 60;
  }

  #explain(error: unknown, properties: Properties, id: string | undefined, settings: Properties): string {
    const message = redact(messageOf(error), this.#secrets(properties, settings));
    return [
      `${this.#title(properties, id)}: ${message}`,
      ...(error instanceof DeadlineError ? [LONGER] : []),
    ].join(". ");
  }

  #secrets(properties: Properties, settings: Properties): string[] {
    const { inputs, platform } = this.#definition;
    return [...secretsIn(inputs, properties), ...secretsOfConnection(platform.schema, settings)];
  }

  #title(properties: Properties, id: string | undefined): string {
    return [this.#definition.type, identityOf(properties)?.name, id === undefined ? undefined : `(${id})`]
      .filter(Boolean)
      .join(" ");
  }
}

/** A resource's own properties, and those that the SDK and the engine keep beside them. */
function split(properties: Properties): { own: Properties; internal: Properties } {
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined && value !== null);
  const internal = ([name]: readonly [string, unknown]) => name.startsWith("__");
  return {
    own: Object.fromEntries(entries.filter((entry) => !internal(entry))),
    internal: Object.fromEntries(entries.filter(internal)),
  };
}

/** The names that check has put there. */
function unseenChanges(news: Properties): readonly unknown[] {
  const names = news[UNSEEN_CHANGES];
  return Array.isArray(names) ? names : [];
}

/** How long delete may take, where the program says so. */
function deleteTimeout(properties: Properties): unknown {
  const timeouts = properties[TIMEOUTS];
  return isRecord(timeouts) ? timeouts.delete : undefined;
}

/** The property that a difference belongs to. */
function topOf({ path }: Difference): string {
  return String(path[0]);
}

/** All that was read of an object, as the engine's state has it. */
function known({ inputs, outputs }: Actual): Properties {
  return { ...outputs, ...inputs };
}

function identityOf(properties: Properties): Identity | undefined {
  const text = properties[IDENTITY];
  return typeof text === "string" && !isUnknown(text) ? new Identity(text) : undefined;
}
