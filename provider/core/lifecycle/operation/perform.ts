import type { Operation } from "../../operation";
import type { ResourceDefinition } from "../../definition";
import { ConfigurationError } from "../../errors";
import type { Hearing } from "../../trouble";
import type { Host, Verb, Wanted } from "./context";
import { operate } from "./operation";
import { LONGER } from "./outcome";
import { Subject, titleOf } from "./subject";

export interface Performance extends Wanted {
  readonly definition: ResourceDefinition;
  readonly host: Host;
  readonly verb: Verb;
  readonly id: string | undefined;
}

const READ_TIMEOUT_MINUTES = 10;

/** Runs one verb of a resource, with its connection resolved and within its time. */
export async function perform<T>(
  { definition, host, verb, inputs, context, id }: Performance,
  run: (subject: Subject, operation: Operation<unknown>, hearing: Hearing) => Promise<T>,
): Promise<T> {
  const resource = titleOf(definition, context, id);
  let subject: Subject;
  try {
    subject = new Subject(definition, host, inputs, context);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error.withMessage(`${resource}: ${error.message}`);
    throw error;
  }
  const minutes = verb === "read" ? READ_TIMEOUT_MINUTES : definition.spec.timeouts[verb];
  const options = {
    resource,
    connection: subject.connection,
    seconds: context.timeoutSeconds?.[verb] ?? minutes * 60,
    secrets: subject.secrets,
    host,
    longer: LONGER[verb],
  };
  return operate(options, (operation, hearing) => run(subject, operation, hearing));
}
