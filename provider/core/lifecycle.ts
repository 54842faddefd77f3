import { setTimeout as sleep } from "node:timers/promises";

import { differences, type Difference, mapValues, respell, without } from "./compare";
import type { ConfigSource, Connection } from "./connection";
import type { Actual, Operation, ResourceDefinition, Timeouts } from "./definition";
import {
  BatchflowError,
  ConfigurationError,
  ConflictError,
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
import { isRecord, isUnknown } from "./unknowns";
import { problemsOf, unavailableProblems } from "./validate";

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

const READ_TIMEOUT_MINUTES = 10;
/** A marked object older than this was not left by an interrupted run, but given up on purpose. */
const LOST_FOR_MS = 24 * 60 * 60 * 1_000;
const MAX_GENERATIONS = 50;
const GONE_CHECKS_MS = [500, 1_500, 3_000];

/** Check, diff and the order of calls, the same for all resources: what differs stands in the definition. */
export class Lifecycle {
  readonly #definition: ResourceDefinition;
  readonly #host: Host;
  /** Objects that the engine has named in this run: they are in its state, so none of them was lost. */
  readonly #known = new Set<string>();
  /** Objects of interrupted runs that this run took over. */
  readonly #recovered = new Set<string>();

  constructor(definition: ResourceDefinition, host: Host) {
    this.#definition = definition;
    this.#host = host;
  }

  check(olds: Properties, news: Properties): CheckResult {
    const { own, internal } = split(news);
    const named = this.#autoNamed(olds, own, internal);
    const problems = [...problemsOf(this.#definition.schema, this.#definition.inputs, named)];
    if (problems.length === 0) problems.push(...this.#connectionProblems(named));
    return {
      inputs: { ...named, ...internal },
      failures: problems.map(({ path, reason }) => ({ property: formatPath(path), reason })),
    };
  }

  diff(id: string, olds: Properties, news: Properties): DiffResult {
    this.#known.add(id);
    const found = this.#differences(olds, split(news).own, this.#connection(news), olds[UNREAD] === true);
    const replaces = found.filter(({ replace }) => replace).map(({ path }) => String(path[0]));
    return {
      changed: found.length > 0,
      replaces: [...new Set(replaces)],
      deleteBeforeReplace: news[CREATE_FIRST] !== true,
    };
  }

  async create(news: Properties): Promise<ObjectState> {
    return this.#operate("create", news, undefined, async (operation) => {
      const { own } = split(news);
      const adopted = news[ADOPT];
      if (typeof adopted === "string") return this.#takeOver(operation, adopted, news, "adopt");
      const lost = await this.#findLost(operation, news, false);
      if (lost !== undefined) {
        operation.log(`continues with ${lost}, which an interrupted run has created`);
        this.#recovered.add(lost);
        return this.#takeOver(operation, lost, news, "recover");
      }
      const { id, actual } = await this.#make(operation, own, news);
      return this.#settle({ ...operation, resuming: false }, id, news, actual);
    });
  }

  async read(id: string, properties: Properties): Promise<ObjectState | undefined> {
    this.#known.add(id);
    return this.#operate("read", properties, id, async (operation) => {
      const { own, internal } = split(properties);
      const { inputs } = this.#definition;
      const prior = mapValues(own, (value, name) => (inputs.fields.has(name) ? value : undefined));
      const first = Object.keys(prior).every((name) => name === "connection");
      const actual = await this.#readActual(operation, id, first ? undefined : own);
      if (actual === undefined) {
        // The same run may make it again under the same id, such as a name.
        this.#known.delete(id);
        return undefined;
      }
      const now = respell(inputs, prior, actual.inputs) as Properties;
      const kept = first ? { ...internal, [UNREAD]: true } : internal;
      const { [UNREAD]: _unread, ...internalInputs } = kept;
      return {
        id,
        inputs: { ...now, ...internalInputs },
        outputs: { ...now, ...this.#outputs(actual), ...kept },
      };
    });
  }

  async update(id: string, olds: Properties, news: Properties): Promise<ObjectState> {
    this.#known.add(id);
    return this.#operate("update", news, id, async (operation) => {
      const actual = await this.#readActual(operation, id, split(olds).own);
      if (actual === undefined) {
        throw new NotFoundError("the object does not exist any more", {
          advice: "Run `pulumi refresh`; the next `pulumi up` then creates it again",
        });
      }
      const { own } = split(news);
      const intended = this.#differences(olds, own, operation, olds[UNREAD] === true);
      return this.#converge(operation, id, news, actual, intended);
    });
  }

  async delete(id: string, properties: Properties): Promise<void> {
    this.#known.add(id);
    if (this.#recovered.has(id)) {
      // A forced replacement with the new object first: the new resource found the old one's object by its mark.
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
    // The next object may have the same id, such as a name.
    this.#known.delete(id);
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

  #differences(
    before: Properties,
    after: Properties,
    { settings }: Pick<Operation<unknown>, "settings">,
    unread: boolean,
  ): Difference[] {
    const { inputs, spec } = this.#definition;
    const found = differences(inputs, before, after, { settings, change: spec.change, unread });
    if (spec.replaces === undefined || found.length === 0) return found;
    const changed = new Set(found.map(({ path }) => String(path[0])));
    const replaced = spec.replaces(changed, before, after);
    return found.map(({ path, replace }) => ({
      path,
      replace: replace || replaced.includes(String(path[0])),
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
    if (found === undefined || this.#known.has(found.id)) return undefined;
    if (Date.now() - found.createTime > LOST_FOR_MS) {
      operation.log(
        `leaves ${found.id} alone: it carries this resource's mark, but is too old to be of an interrupted run`,
      );
      return undefined;
    }
    if (found.unusable !== undefined) {
      const { reason, advice } = found.unusable;
      const what = `${found.id}, which an interrupted run has created, cannot be used`;
      throw new RefusedError(`${what}: ${reason}`, { advice });
    }
    return found.id;
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
        const lost = await this.#findLost(operation, news, true);
        if (lost === undefined) {
          if (!ambiguous) throw error;
          await sleep(delay, undefined, { signal: operation.signal }).catch(() =>
            Promise.reject(error as Error),
          );
          delay = Math.min(delay * 2, 15_000);
          continue;
        }
        id = lost;
      }
      // An idempotency token leads to the old object where a replacement is forced with the new object first.
      const actual = this.#known.has(id) ? undefined : await this.#readNew(operation, id, news);
      if (actual !== undefined) return { id, actual };
      generation += 1;
      if (generation > MAX_GENERATIONS) {
        throw new OperationFailedError(`the platform answers create with ${id}, which does not exist`);
      }
    }
  }

  /** Reads an object just created; undefined when it is gone, as happens when an old idempotency token is used again. */
  async #readNew(operation: Operation<unknown>, id: string, news: Properties): Promise<Actual | undefined> {
    try {
      for (const pause of GONE_CHECKS_MS) {
        const actual = await this.#readActual(operation, id);
        if (actual !== undefined) return actual;
        await sleep(pause, undefined, { signal: operation.signal });
      }
      return await this.#readActual(operation, id);
    } catch (error) {
      throw this.#partial(operation, id, news, undefined, error);
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

  /** Makes an object that exists already the resource's own. */
  async #takeOver(
    operation: Operation<unknown>,
    id: string,
    news: Properties,
    why: "adopt" | "recover",
  ): Promise<ObjectState> {
    const actual = await this.#readActual(operation, id);
    if (actual === undefined) {
      throw new NotFoundError(`there is no ${id} to take over`, {
        advice: "Correct or remove the option `adopt`",
      });
    }
    const wanted = this.#differences(known(actual), split(news).own, operation, true);
    const fixed = wanted.filter(({ replace }) => replace).map(({ path }) => formatPath(path));
    if (fixed.length > 0) {
      const what =
        why === "adopt"
          ? `${id} cannot be adopted`
          : `${id}, which an interrupted run has created, cannot be used`;
      throw new RefusedError(`${what}: it differs in ${fixed.join(", ")}, which cannot be changed in place`, {
        advice:
          why === "adopt"
            ? "Declare what the object has, or create another"
            : "Declare what it has, or delete it",
      });
    }
    return this.#converge(operation, id, news, actual, []);
  }

  /** Changes in place what differs from the platform, and waits until the object is as wanted. */
  async #converge(
    operation: Operation<unknown>,
    id: string,
    news: Properties,
    actual: Actual,
    intended: readonly Difference[],
  ): Promise<ObjectState> {
    const { inputs: shape, spec } = this.#definition;
    const drifted = this.#differences(known(actual), split(news).own, operation, true);
    const names = [...intended, ...drifted]
      .filter(({ replace }) => !replace)
      .map(({ path }) => String(path[0]));
    const changed = new Set(names.filter((name) => shape.fields.get(name)?.marks.local !== true));
    const outputs =
      changed.size > 0
        ? await spec.update?.({ ...operation, id, inputs: this.#parse(news), changed })
        : undefined;
    const now = { ...actual, outputs: { ...actual.outputs, ...outputs } };
    return this.#settle({ ...operation, resuming: true }, id, news, now);
  }

  async #settle(
    operation: Operation<unknown> & { readonly resuming: boolean },
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
    return { id, inputs: news, outputs: { ...news, ...outputs } };
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
      return await run({
        ...connection,
        signal: AbortSignal.timeout(this.#timeout(kind, properties)),
        log: (line) => this.#host.print(`${this.#title(properties, id)}: ${redact(line, secrets)}`),
      });
    } catch (error) {
      if (error instanceof PartialFailure) throw error;
      const explained = new BatchflowError(this.#explain(error, properties, id, settings));
      // The engine's process prints the stack: it helps with a defect of ours, and is noise for a refusal.
      const stack = error instanceof BatchflowError || !(error instanceof Error) ? "" : (error.stack ?? "");
      explained.stack = redact(stack, this.#secrets(properties, settings));
      throw explained;
    }
  }

  #timeout(kind: keyof Timeouts | "read", properties: Properties): number {
    const custom = isRecord(properties[TIMEOUTS]) ? properties[TIMEOUTS][kind] : undefined;
    if (typeof custom === "number" && custom > 0) return Math.min(custom * 1_000, 2 ** 31 - 1);
    return (kind === "read" ? READ_TIMEOUT_MINUTES : this.#definition.spec.timeouts[kind]) * 60_000;
  }

  #explain(error: unknown, properties: Properties, id: string | undefined, settings: Properties): string {
    return `${this.#title(properties, id)}: ${redact(messageOf(error), this.#secrets(properties, settings))}`;
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

/** All that was read of an object, as the engine's state has it. */
function known({ inputs, outputs }: Actual): Properties {
  return { ...outputs, ...inputs };
}

function identityOf(properties: Properties): Identity | undefined {
  const text = properties[IDENTITY];
  return typeof text === "string" && !isUnknown(text) ? new Identity(text) : undefined;
}
