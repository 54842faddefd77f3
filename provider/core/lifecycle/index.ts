import type { Difference } from "../schema/compare";
import type { Operation } from "../operation";
import type { ResourceDefinition } from "../definition";
import { ConfigurationError, NotFoundError, RefusedError } from "../errors";
import { prepareComparison, prepareDocuments } from "../schema/document/prepare";
import { formatPath, isUnknown } from "../schema/values";
import { adoptable, refuseIfAdopted } from "./ownership/adoption";
import { intendedChanges, topsOf, unseenChanges } from "./changes";
import { check, type Checked, type CheckResult, ownProblems } from "./check";
import {
  type Checkpoint,
  type Host,
  type Known,
  type ObjectState,
  type Properties,
  type Verb,
  type Wanted,
} from "./operation/context";
import { change, converge, goOnWith, settle } from "./convergence";
import { Creation } from "./creation";
import { migrated } from "./operation/migration";
import { perform } from "./operation/perform";
import { readActual, readState } from "./operation/reading";
import { halfDeleted, refuseInVain } from "./refusal";
import { isGone, recoverable, type Recovery, taken } from "./ownership/recovery";
import { Subject } from "./operation/subject";
import { secretsIn } from "../disclosure/places";
import { conceal, type Hearing } from "../trouble";

export * from "./operation/context";
export { type Checked, type CheckResult, lackingIn } from "./check";
export { judge } from "./ownership/evidence";
export type { Recovery } from "./ownership/recovery";
export { Ledgers } from "./operation/ledger";

export interface DiffResult {
  /** Whether an update or a replacement is needed. */
  readonly changed: boolean;
  /** What differs in meaning, by path, and whether it needs a new object. */
  readonly differences: readonly Pick<Difference, "path" | "replace">[];
  /** The top-level properties whose change needs a new object. */
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** The verbs of a resource in the engine's order, the same for all: what differs stands in the definition. */
export class Lifecycle {
  readonly #definition: ResourceDefinition;
  readonly #host: Host;

  constructor(definition: ResourceDefinition, host: Host) {
    this.#definition = definition;
    this.#host = host;
  }

  check(old: Checked | undefined, news: Wanted): Promise<CheckResult> {
    return check(this.#definition, this.#host, old, news);
  }

  /** Of what no read shows, the properties that differ between the inputs of two runs. */
  async unseenChanges(before: Properties, after: Properties): Promise<string[]> {
    await prepareComparison(this.#definition.inputs, before, after);
    const { settings } = this.#subject(isUnknown(after.connection) ? before : after, {}).connection;
    return unseenChanges(this.#definition, before, after, settings);
  }

  async diff(state: Known, news: Wanted): Promise<DiffResult> {
    const old = migrated(this.#definition, state);
    const { identity, createFirst } = news.context;
    // A connection that is not known yet is a change by itself: the rest is compared under the old one's settings.
    const properties = isUnknown(news.inputs.connection) ? old.outputs : news.inputs;
    const subject = this.#subject(properties, news.context);
    const { settings } = subject.connection;
    await prepareComparison(this.#definition.inputs, old.outputs, news.inputs);
    const differences = intendedChanges(this.#definition, old, news.inputs, settings);
    const replaces = topsOf(differences.filter(({ replace }) => replace));
    this.#keeps(old, subject, replaces.length > 0);
    if (replaces.length > 0 && identity !== undefined) {
      this.#host.ledgers.replaced.set(identity.text, old.id);
    }
    if (replaces.length === 0) await refuseInVain(this.#definition, this.#host, old, news, differences);
    return {
      changed: differences.length > 0 || old.notes.incomplete !== undefined,
      differences,
      replaces,
      deleteBeforeReplace: createFirst !== true,
    };
  }

  async create(news: Wanted): Promise<ObjectState> {
    await prepareDocuments(this.#definition.inputs, news.inputs);
    return this.#operate("create", news, undefined, async (subject, operation) => {
      const [foreign] = ownProblems(this.#definition, this.#host, subject.connection, news.inputs);
      if (foreign !== undefined) throw new RefusedError(`${formatPath(foreign.path)}: ${foreign.reason}`);
      const { adopt } = news.context;
      const adopted = adopt === undefined ? undefined : await adoptable(subject, operation, adopt);
      if (adopt !== undefined && adopted !== undefined) {
        const { actual, changes } = adopted;
        const changed = new Set(topsOf(changes));
        return converge(subject, operation, { id: adopt, actual, found: changes, changed });
      }
      return new Creation(subject, operation).run(({ id, actual, recovered }) =>
        recovered
          ? goOnWith(subject, operation, id, actual)
          : settle(subject, operation, { id, actual, inputs: subject.inputs, resuming: false }),
      );
    });
  }

  async read(state: Known): Promise<ObjectState | undefined> {
    const known = migrated(this.#definition, state);
    return this.#operate(
      "read",
      { inputs: known.outputs, context: known.context },
      known.id,
      (subject, operation) => readState(subject, operation, known),
    );
  }

  async update(state: Known, news: Wanted): Promise<ObjectState> {
    const old = migrated(this.#definition, state);
    await prepareDocuments(this.#definition.inputs, news.inputs);
    const { id } = old;
    return this.#operate("update", news, id, async (subject, operation) => {
      subject.ledger.isMade(id, subject.identity.text);
      conceal(secretsIn(this.#definition.inputs, old.outputs, old.context.secrets));
      const actual = await readActual(this.#definition, operation, id, old.outputs);
      if (actual === undefined) {
        throw new NotFoundError("the object does not exist any more", {
          advice: "Run `pulumi refresh`; the next `pulumi up` then creates it again",
        });
      }
      return change(subject, operation, old, actual);
    });
  }

  async delete(state: Known): Promise<void> {
    const { id, outputs, context } = migrated(this.#definition, state);
    await this.#operate("delete", { inputs: outputs, context }, id, async (subject, operation, hearing) => {
      const { ledger, connection } = subject;
      if (ledger.isInUse(id, context.identity?.text)) {
        operation.log("is in use again and stays");
        return;
      }
      try {
        await this.#definition.spec.delete({ ...operation, id, prior: outputs });
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw halfDeleted(this.#definition, error);
      } finally {
        ledger.deletionUnanswered(hearing.unansweredAt, Number(connection.settings.lateAnswers));
      }
      ledger.isGone(id);
    });
  }

  /**
   * What has become of a creation that no run has resolved: for a command between runs. The run was killed before the
   * moment `since`: a command that asks about many operations waits for late requests once.
   */
  recoverable(news: Wanted, checkpoint: Checkpoint, since = Date.now()): Promise<Recovery> {
    return this.#operate("read", news, undefined, (subject, operation) =>
      recoverable(subject, operation, checkpoint, since),
    );
  }

  /** Whether the object of a deletion that no run has resolved is gone. */
  isGone(state: Known, since = Date.now()): Promise<boolean> {
    return this.#operate(
      "read",
      { inputs: state.outputs, context: state.context },
      state.id,
      (subject, operation) => isGone(subject, operation, state, since),
    );
  }

  /** The state of an object that the user says an interrupted creation has made. */
  taken(news: Wanted, id: string): Promise<ObjectState> {
    return this.#operate("read", news, id, (subject, operation) => taken(subject, operation, id));
  }

  /** Notes whose the object is that the state names: it is where the state says, not where the program wants the next. */
  #keeps({ id, outputs, context }: Known, wanted: Subject, replaced: boolean): void {
    try {
      const stays = outputs.connection === wanted.properties.connection;
      const subject = stays ? wanted : this.#subject(outputs, wanted.context);
      if (!replaced) refuseIfAdopted(subject, id);
      subject.ledger.isMade(id, wanted.context.identity?.text);
      subject.ledger.isHeld(id, context.identity?.text);
    } catch (error) {
      // A connection that has left the configuration is missed where the object is asked for.
      if (!(error instanceof ConfigurationError)) throw error;
    }
  }

  #subject(properties: Properties, context: Wanted["context"]): Subject {
    return new Subject(this.#definition, this.#host, properties, context);
  }

  #operate<T>(
    verb: Verb,
    { inputs, context }: Wanted,
    id: string | undefined,
    run: (subject: Subject, operation: Operation<unknown>, hearing: Hearing) => Promise<T>,
  ): Promise<T> {
    return perform({ definition: this.#definition, host: this.#host, verb, inputs, context, id }, run);
  }
}
