import type { dynamic } from "@pulumi/pulumi";

import type { ConfigSource } from "../../core/connection";
import type { ResourceDefinition } from "../../core/definition";
import {
  type Host,
  Lifecycle,
  type ObjectState,
  PartialFailure,
  type Properties,
} from "../../core/lifecycle";
import {
  checkedOf,
  INTERNAL,
  internalOf,
  isImported,
  keptOf,
  knownOf,
  notedSecrets,
  packed,
  reasonsOf,
  sealedBag,
  wantedOf,
} from "../bag";
import { wireSecret } from "../secretForm";
import { hinted, withHint } from "./ownProvider";
import { hasUnseenTimeout, isFromPlugin, unseenNotes } from "./unseen";

/**
 * What the engine calls in its dynamic-provider process: one object a resource type, shared by all its resources. The
 * definition may still be loading: the first call waits for it.
 */
export function dynamicProvider(
  definition: ResourceDefinition | Promise<ResourceDefinition>,
  host: Omit<Host, "config">,
): dynamic.ResourceProvider {
  let config: ConfigSource = () => undefined;
  const loading = Promise.resolve(definition).then(
    (loaded) => new Lifecycle(loaded, { ...host, config: (key) => config(key) }),
  );
  /** Secrets are marked in all that the engine is given: it knows only those that the program's SDK has marked. */
  const answered = async (properties: Properties) =>
    plain(sealedBag(await definition, properties, wireSecret));
  // A definition that cannot be loaded fails the calls.
  loading.catch(() => undefined);
  return {
    // Without awaiting anything: the process hands the object out to parallel calls before configure has ended.
    configure(request) {
      config = (key) => request.config.get(key);
      return Promise.resolve();
    },
    check: async (olds: Properties | undefined, news: Properties) => {
      const lifecycle = await loading;
      const result = await lifecycle.check(checkedOf(olds), {
        ...wantedOf(news),
        isImported: isImported(news),
      });
      const { inputs, kept } = result;
      const bag = { ...inputs, ...internalOf(news), ...(kept.length > 0 && { [INTERNAL.kept]: kept }) };
      const failures = withHint(reasonsOf(result), news).map((reason) => ({ property: "", reason }));
      const noted = { ...bag, ...(await unseenNotes(lifecycle, olds ?? {}, bag)) };
      return { inputs: { ...(await answered(noted)), ...notedSecrets(news) }, failures };
    },
    diff: async (id, olds: Properties, news: Properties) => {
      const lifecycle = await loading;
      const known = knownOf(id, olds, news);
      const { changed, replaces, deleteBeforeReplace } = await lifecycle.diff(known, wantedOf(news));
      // The engine has the new inputs in state already: without `changes: true` it would see no change.
      if (known.notes.incomplete !== undefined)
        return { changes: true, replaces: [...replaces], deleteBeforeReplace };
      // With `changes` left out the engine computes the detailed diff itself.
      return changed || hasUnseenTimeout(olds, news) || isFromPlugin(olds)
        ? { replaces: [...replaces], deleteBeforeReplace }
        : { changes: false };
    },
    create: async (news: Properties) => {
      const lifecycle = await loading;
      const state = await initialised(lifecycle.create(wantedOf(news)), news, answered);
      return { id: state.id, outs: await answered(packed(state, news)) };
    },
    read: async (id, properties: Properties = {}) => {
      const lifecycle = await loading;
      const state = await hinted(lifecycle.read(knownOf(id, properties)), properties);
      // For the engine, a result without an id means that the object is gone.
      if (state === undefined) return {};
      const kept = keptOf(properties, state.notes);
      return {
        id,
        props: await answered({ ...state.outputs, ...kept.outputs }),
        inputs: await answered({ ...state.inputs, ...kept.inputs }),
      };
    },
    update: async (id, olds: Properties, news: Properties) => {
      const lifecycle = await loading;
      const update = lifecycle.update(knownOf(id, olds, news), wantedOf(news));
      return { outs: await answered(packed(await initialised(update, news, answered), news)) };
    },
    delete: async (id, properties: Properties) =>
      hinted((await loading).delete(knownOf(id, properties)), properties),
  };
}

/** The engine keeps an object in state when the error carries its id, properties and reasons. */
async function initialised(
  operation: Promise<ObjectState>,
  news: Properties,
  answered: (properties: Properties) => Promise<Record<string, unknown>>,
): Promise<ObjectState> {
  try {
    return await operation;
  } catch (error) {
    if (!(error instanceof PartialFailure)) throw error;
    throw Object.assign(new Error(error.message), {
      id: error.state.id,
      properties: await answered(packed(error.state, news)),
      reasons: [error.message],
    });
  }
}

/** The engine takes JSON only: members that are undefined would be refused. */
function plain(properties: Properties): Record<string, unknown> {
  return JSON.parse(JSON.stringify(properties)) as Record<string, unknown>;
}
