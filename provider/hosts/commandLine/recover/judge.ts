import type { ConfigSource } from "../../../core/connection";
import type { Lifecycle, Properties } from "../../../core/lifecycle";
import { INTERNAL, knownOf, packed, sealedBag, wantedOf } from "../../bag";
import { secretValue } from "../../stack/stateSecrets";
import { configSource } from "../../plugin/configuration/connections";
import { identityUrn } from "../../token";
import type { Judge, MadeObject, PendingCreation, StateObject, Verdict } from "./judging";
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
      resources: [...ids].map((id) => ({ urn: identityUrn(operation.urn), id })),
    };
    const lifecycle = await this.#lifecycleFor(operation);
    const recovery = await lifecycle.recoverable(wantedOf(bag), checkpoint, this.#since);
    if (recovery.kind !== "found") return recovery;
    const { state, createTime } = recovery;
    return {
      kind: "found",
      id: state.id,
      outputs: await stored(operation.type, packed(state, operation.inputs)),
      createTime,
    };
  }

  async take(operation: PendingCreation, id: string): Promise<MadeObject> {
    const wanted = wantedOf(withIdentity(operation));
    const state = await (await this.#lifecycleFor(operation)).taken(wanted, id);
    return { id, outputs: await stored(operation.type, packed(state, operation.inputs)) };
  }

  async exists(object: StateObject): Promise<boolean> {
    const { id, outputs } = object;
    return !(await (await this.#lifecycleFor(object)).isGone(knownOf(id, outputs), this.#since));
  }

  #lifecycleFor({ type, configuration }: Pick<StateObject, "type" | "configuration">): Promise<Lifecycle> {
    return lifecycleFor(type, configuration === undefined ? this.#config : configSource(configuration));
  }
}

/** Outputs as the state has them: also a secret that the inputs lack, and the platform has returned, is encrypted. */
async function stored(type: string, outputs: Properties): Promise<Properties> {
  const definition = await loadResource(type);
  return definition === undefined ? outputs : sealedBag(definition, outputs, secretValue);
}

/** The inputs of a creation with the identity that its object carries. */
function withIdentity({ inputs, urn }: PendingCreation): Properties {
  return { [INTERNAL.identity]: identityUrn(urn), ...inputs };
}
