import type { ConfigSource } from "../../../core/connection";
import type { Properties } from "../../../core/lifecycle";
import { INTERNAL, knownOf, packed, sealedBag, wantedOf } from "../../bag";
import { secretValue } from "../../stack/stateSecrets";
import type { Judge, MadeObject, PendingCreation, Verdict } from "./judging";
import { loadResource } from "../../../registry";
import { lifecycleFor } from "../lifecycleFor";
import { stackConfig } from "../stackConfig";

/** The judge that asks the platforms, with the connections of a stack's configuration. */
export async function judgeOf(stack: string | undefined): Promise<Judge> {
  const { get } = await stackConfig(stack);
  return new PlatformJudge(get);
}

/** What the engine hands to the dynamic provider: the whole configuration of the stack. */
export async function providerConfiguration(stack: string | undefined): Promise<Record<string, unknown>> {
  const { values } = await stackConfig(stack);
  return Object.fromEntries(
    [...values].map(([key, { value, isSecret }]) => [key, isSecret ? secretValue(value) : value]),
  );
}

class PlatformJudge implements Judge {
  readonly #config: ConfigSource;
  /** From now on no request of the killed run is sent any more. */
  readonly #since = Date.now();

  constructor(config: ConfigSource) {
    this.#config = config;
  }

  async creating(
    operation: PendingCreation,
    { ids }: { readonly ids: ReadonlySet<string> },
  ): Promise<Verdict> {
    const bag = withIdentity(operation);
    const checkpoint = {
      pending: [{ urn: String(bag[INTERNAL.identity]), type: "creating" }],
      resources: [...ids].map((id) => ({ urn: operation.urn, id })),
    };
    const lifecycle = await lifecycleFor(operation.type, this.#config);
    const recovery = await lifecycle.recoverable(wantedOf(bag), checkpoint, this.#since);
    if (recovery.kind !== "found") return recovery;
    const { state, createTime } = recovery;
    return {
      kind: "found",
      id: state.id,
      outputs: await stored(operation.type, packed(state, bag)),
      createTime,
    };
  }

  async take(operation: PendingCreation, id: string): Promise<MadeObject> {
    const bag = withIdentity(operation);
    const state = await (await lifecycleFor(operation.type, this.#config)).taken(wantedOf(bag), id);
    return { id, outputs: await stored(operation.type, packed(state, bag)) };
  }

  async exists(type: string, id: string, outputs: Properties): Promise<boolean> {
    return !(await (await lifecycleFor(type, this.#config)).isGone(knownOf(id, outputs), this.#since));
  }
}

/** Outputs as the state has them: also a secret that the inputs lack, and the platform has returned, is encrypted. */
async function stored(type: string, outputs: Properties): Promise<Properties> {
  const definition = await loadResource(type);
  return definition === undefined ? outputs : sealedBag(definition, outputs, secretValue);
}

/** The inputs of a creation with the identity that its object carries. */
function withIdentity({ inputs, urn }: PendingCreation): Properties {
  return { [INTERNAL.identity]: urn, ...inputs };
}
