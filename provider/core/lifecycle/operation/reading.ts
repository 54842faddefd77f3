import { mapValues } from "../../schema/values";
import { prepareComparison } from "../../schema/document/prepare";
import { respell } from "../../schema/respell";
import { without } from "../../schema/shape";
import type { Actual, Operation } from "../../operation";
import type { ResourceDefinition } from "../../definition";
import { NotFoundError, RefusedError } from "../../errors";
import { RELEASE } from "../../release";
import { secretsIn } from "../../disclosure/places";
import { conceal } from "../../trouble";
import type { Known, ObjectState, Properties } from "./context";
import type { Subject } from "./subject";

/** The object as the platform has it; undefined where it is gone. */
export async function readActual(
  { type, spec, inputs, outputs }: ResourceDefinition,
  operation: Operation<unknown>,
  id: string,
  prior?: Properties,
): Promise<Actual | undefined> {
  if (!spec.id.pattern.test(id)) {
    throw new RefusedError(`"${id}" is no id of a ${type}, which looks like ${spec.id.example}`);
  }
  try {
    const actual = await spec.read({ ...operation, id, prior });
    if (actual !== undefined) {
      // Later messages may quote what the object had.
      conceal([...secretsIn(inputs, actual.inputs), ...secretsIn(outputs, actual.outputs)]);
    }
    if (actual !== undefined && prior !== undefined) await prepareComparison(inputs, actual.inputs, prior);
    return actual;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** The outputs that the definition declares. */
export function outputsOf({ outputs }: ResourceDefinition, actual: Actual): Properties {
  return (without(outputs, actual.outputs, () => false) ?? {}) as Properties;
}

/** The state of an object as the platform has it; undefined where it is gone. */
export async function readState(
  { definition, ledger, context }: Subject,
  operation: Operation<unknown>,
  { id, outputs: properties, notes }: Known,
): Promise<ObjectState | undefined> {
  ledger.isMade(id, context.identity?.text);
  const { inputs } = definition;
  const prior = mapValues(properties, (value, name) => (inputs.fields.has(name) ? value : undefined));
  const first = Object.keys(prior).every((name) => name === "connection");
  const actual = await readActual(definition, operation, id, first ? undefined : properties);
  if (actual === undefined) {
    ledger.isGone(id);
    // A lookup by id alone (get, import) must fail: an empty answer would be stored as an object.
    if (first) throw new NotFoundError(`there is no ${id}`);
    return undefined;
  }
  const now = respell(inputs, prior, actual.inputs, { first }) as Properties;
  const outputs = { ...now, ...outputsOf(definition, actual) };
  const release = first ? RELEASE : notes.release;
  return { id, inputs: now, outputs, notes: { ...notes, unread: first || notes.unread, release } };
}
