import type { ConfigSource } from "../../../core/connection";
import type { ResourceDefinition } from "../../../core/definition";
import { NotFoundError } from "../../../core/errors";
import { lackingIn, Ledgers, Lifecycle, type Properties } from "../../../core/lifecycle";
import { INTERNAL, knownOf } from "../../bag";
import { dynamicType, providerSource } from "../../token";
import { terminal } from "../terminal";

/** One entry of the file that `pulumi import --file` takes. */
export interface ImportEntry {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export interface ImportRequest {
  readonly definition: ResourceDefinition;
  readonly name: string;
  readonly id: string;
  readonly connection?: string;
}

/**
 * Reads an existing object for `pulumi import --file`. Credentials that the platform echoes are left out: the program
 * declares them, and their absence in state is no change.
 */
export async function importEntry(request: ImportRequest, config: ConfigSource): Promise<ImportEntry> {
  const { definition, name, id, connection } = request;
  const lifecycle = new Lifecycle(definition, {
    config,
    log: (line, { resource }) => terminal.note(`${resource}: ${line}`),
    ledgers: new Ledgers(),
  });
  const state = await lifecycle.read(knownOf(id, connection === undefined ? {} : { connection }));
  if (state === undefined) throw new NotFoundError(`there is no ${definition.type} ${id}`);
  const lacking = lackingIn(definition, state.inputs);
  if (lacking !== undefined) terminal.note(`${definition.type} ${name}: ${lacking}`);
  // Both carry the code of the provider: without it the engine cannot call it for the imported resource.
  const beside = { __provider: providerSource(definition.type), [INTERNAL.unread]: true };
  return {
    type: dynamicType(definition.type),
    name,
    id,
    inputs: { ...state.inputs, ...beside },
    outputs: { ...state.outputs, ...beside },
  };
}
