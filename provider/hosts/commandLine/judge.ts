import type { ConfigSource } from "../../core/connection";
import type { Found, ResourceDefinition } from "../../core/definition";
import { NotFoundError } from "../../core/errors";
import { Identity, isGenerated } from "../../core/identity";
import { Lifecycle, type Properties } from "../../core/lifecycle";
import { isRecord } from "../../core/unknowns";
import { resources } from "../../index";
import { secretValue } from "../stateSecrets";
import { judgeCandidates } from "./candidates";
import type { Judge, MadeObject, PendingCreation, Verdict } from "./judging";
import { stackConfig } from "./stackConfig";

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

  constructor(config: ConfigSource) {
    this.#config = config;
  }

  async creating(
    operation: PendingCreation,
    { ids }: { readonly ids: ReadonlySet<string> },
  ): Promise<Verdict> {
    const definition = definitionOf(operation.type);
    const found = await this.#find(definition, operation);
    const verdict = judgeCandidates(found.objects, ids, Date.now(), found.isNameChosen);
    if (verdict.kind !== "found") return verdict;
    const { id, createTime } = verdict.object;
    const outputs = await this.#read(definition, id, operation.inputs);
    // It went between the search and the look at it.
    if (outputs === undefined) return { kind: "none" };
    return { kind: "found", id, outputs, ...(createTime !== undefined && { createTime }) };
  }

  async take(operation: PendingCreation, id: string): Promise<MadeObject> {
    const outputs = await this.#read(definitionOf(operation.type), id, operation.inputs);
    if (outputs === undefined) throw new NotFoundError(`there is no ${operation.type} ${id}`);
    return { id, outputs };
  }

  async exists(type: string, id: string, outputs: Properties): Promise<boolean> {
    return (await this.#read(definitionOf(type), id, outputs)) !== undefined;
  }

  async #read(
    definition: ResourceDefinition,
    id: string,
    properties: Properties,
  ): Promise<Properties | undefined> {
    const lifecycle = new Lifecycle(definition, {
      config: this.#config,
      print: (line) => console.error(line),
    });
    return (await lifecycle.read(id, properties))?.outputs;
  }

  async #find(
    { schema, inputs: shape, platform, spec }: ResourceDefinition,
    { inputs, urn }: PendingCreation,
  ): Promise<{ objects: readonly Found[]; isNameChosen: boolean }> {
    if (spec.find === undefined)
      throw new Error("its platform keeps nothing by which the object could be found");
    const { connection } = inputs;
    const own = Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith("__")));
    const mark = new Identity(typeof inputs.__identity === "string" ? inputs.__identity : urn).mark;
    const names = [...shape.fields].filter(([, { marks }]) => marks.autoName !== undefined);
    const named = names.some(([name]) => typeof own[name] === "string" && isGenerated(own[name], mark));
    const { client, settings } = platform.connection(
      this.#config,
      typeof connection === "string" ? connection : undefined,
    );
    const parsed: unknown = schema.parse(own);
    const found = await spec.find({
      client,
      settings,
      signal: AbortSignal.timeout(SEARCH_MS),
      log: (line) => console.error(line),
      inputs: isRecord(parsed) ? parsed : {},
      mark,
      fresh: false,
      named,
    });
    return { objects: found === undefined ? [] : [found], isNameChosen: false };
  }
}

const SEARCH_MS = 120_000;

function definitionOf(type: string): ResourceDefinition {
  const definition = resources.get(type);
  if (definition === undefined)
    throw new Error(`this release of pulumi-batchflow has no resource type ${type}`);
  return definition;
}
