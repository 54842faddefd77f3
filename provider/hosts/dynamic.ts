import type { dynamic } from "@pulumi/pulumi";

import type { ResourceDefinition } from "../core/definition";
import { Lifecycle, type ObjectState, PartialFailure, type Properties } from "../core/lifecycle";

/** What the engine's dynamic-provider process calls: one object a resource type, shared by all its resources. */
export function dynamicProvider(definition: ResourceDefinition): dynamic.ResourceProvider {
  let config: (key: string) => string | undefined = () => undefined;
  const lifecycle = new Lifecycle(definition, {
    config: (key) => config(key),
    print: (line) => console.log(line),
  });
  return {
    // Without awaiting anything: the process hands the object out to parallel calls before configure has ended.
    configure(request) {
      config = (key) => request.config.get(key);
      return Promise.resolve();
    },
    check: (olds: Properties | undefined, news: Properties) => {
      const { inputs, failures } = lifecycle.check(olds ?? {}, news);
      // The engine prints the value of a property that a failure names, secrets too: the name goes into the reason.
      const named = failures.map(({ property, reason }) => ({
        property: "",
        reason: property === "" ? reason : `${property}: ${reason}`,
      }));
      return Promise.resolve({ inputs: plain(inputs), failures: named });
    },
    diff: (id, olds: Properties, news: Properties) => {
      const { changed, replaces, deleteBeforeReplace } = lifecycle.diff(id, olds, news);
      // With `changes` left out the engine computes the detailed diff itself.
      return Promise.resolve(changed ? { replaces: [...replaces], deleteBeforeReplace } : { changes: false });
    },
    create: async (news: Properties) => {
      const { id, outputs } = await initialised(lifecycle.create(news));
      return { id, outs: plain(outputs) };
    },
    read: async (id, properties?: Properties) => {
      const state = await lifecycle.read(id, properties ?? {});
      // An answer without an id tells the engine that the object is gone.
      return state === undefined ? {} : { id, props: plain(state.outputs), inputs: plain(state.inputs) };
    },
    update: async (id, olds: Properties, news: Properties) => {
      const { outputs } = await initialised(lifecycle.update(id, olds, news));
      return { outs: plain(outputs) };
    },
    delete: (id, properties: Properties) => lifecycle.delete(id, properties),
  };
}

/** The engine keeps an object in state when the error carries its id, properties and reasons. */
async function initialised(operation: Promise<ObjectState>): Promise<ObjectState> {
  try {
    return await operation;
  } catch (error) {
    if (!(error instanceof PartialFailure)) throw error;
    const { id, outputs } = error.state;
    throw Object.assign(new Error(error.message), {
      id,
      properties: plain(outputs),
      reasons: [error.message],
    });
  }
}

/** The engine takes JSON only: members that are undefined would be refused. */
function plain(properties: Properties): Record<string, unknown> {
  return JSON.parse(JSON.stringify(properties)) as Record<string, unknown>;
}
