import {
  type CheckRequest,
  type CheckResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  type DiffResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";

import type { ResourceDefinition } from "../../core/definition";
import { ArgumentError, messageOf } from "../../core/errors";
import { type Host, type Known, Lifecycle, type Properties } from "../../core/lifecycle";
import { loadResource } from "../../registry";
import { checkedOf, INTERNAL, keptOf, knownOf, ownOf, packed, reasonsOf, wantedOf } from "../bag";
import { resourceType } from "../token";
import { diffResponse } from "./answer/diff";
import { checkResponse, initialised } from "./answer/failure";
import { withDocuments } from "./assets";
import { importedId } from "./importId";
import { CallLines, type Lines } from "./log";
import { answered, bagOf, checkedNotes, isEmpty, isFromImport, previewed } from "./properties";
import { Replacements, type StackState } from "./state";

/** What the operations need of the process. */
export type ProcessHost = Omit<Host, "log"> & StackState & { readonly lines: Lines };

/** One call of the engine at one resource. */
interface Call {
  readonly urn: string;
  readonly definition: ResourceDefinition;
  readonly lifecycle: Lifecycle;
  readonly lines: CallLines;
}

/** The engine's operations of resources, over the same lifecycle as the dynamic form. */
export class Resources {
  readonly #host: ProcessHost;
  readonly #replacements: Replacements;

  constructor(host: ProcessHost) {
    this.#host = host;
    this.#replacements = new Replacements(host);
  }

  /**
   * The engine gives no old inputs where a replacement is forced, as where a resource is new. A generated name that may
   * stand beside the old object's is right whichever of the two goes first, so that only names which a platform takes
   * once ask what the state had before.
   */
  check(request: CheckRequest): Promise<CheckResponse> {
    const host = { checkpoint: this.#host.before };
    return this.#at(request.getUrn(), host, async ({ urn, definition, lifecycle, lines }) => {
      const given = { ...bagOf(urn, request.getNews()), ...BESIDE };
      let news: Properties;
      try {
        news = await withDocuments(definition, given, (line) => lines.show(line, false));
      } catch (error) {
        return checkResponse(answered(definition, given, given), [messageOf(error)]);
      }
      const olds = isEmpty(request.getOlds()) ? undefined : bagOf(urn, request.getOlds());
      const result = await lifecycle.check(checkedOf(olds), {
        ...wantedOf(news),
        isImported: isFromImport(request.getNews()),
      });
      const inputs = { ...result.inputs, ...checkedNotes(news, result.kept) };
      return checkResponse(answered(definition, inputs, news), reasonsOf(result));
    });
  }

  diff(request: DiffRequest): Promise<DiffResponse> {
    return this.#at(request.getUrn(), {}, async (call) => {
      const news = bagOf(call.urn, request.getNews());
      const known = await this.#known(call, request, request.getOlds(), news);
      const result = await call.lifecycle.diff(known, wantedOf(news));
      return diffResponse(result, known.outputs, ownOf(news));
    });
  }

  create(request: CreateRequest): Promise<CreateResponse> {
    return this.#at(request.getUrn(), {}, async ({ urn, definition, lifecycle }) => {
      const bag = bagOf(urn, request.getProperties(), { create: request.getTimeout() });
      const response = new CreateResponse();
      if (request.getPreview()) {
        response.setProperties(answered(definition, previewed(definition, bag), bag));
        return response;
      }
      const isBeside = await this.#replacements.areBeside(definition, bag);
      const news = isBeside ? { ...bag, ...BESIDE } : bag;
      const answer = (properties: Properties) => answered(definition, properties, news);
      const state = await initialised(lifecycle.create(wantedOf(news)), news, answer);
      response.setId(state.id);
      response.setProperties(answer(packed(state, news)));
      return response;
    });
  }

  read(request: ReadRequest): Promise<ReadResponse> {
    return this.#at(request.getUrn(), {}, async ({ urn, definition, lifecycle }) => {
      const { id, connection } = importedId(request.getId());
      const bag = bagOf(urn, request.getProperties(), { read: request.getTimeout() });
      const olds = connection === undefined ? bag : { ...bag, connection };
      const inputs = bagOf(urn, request.getInputs());
      const isUnapplied = isEmpty(request.getInputs()) || isFromImport(request.getInputs());
      // The outputs of an import lack what no read shows; the inputs that were applied since then have it.
      const applied = olds[INTERNAL.unread] === true && !isUnapplied ? ownOf(inputs) : {};
      const state = await lifecycle.read(knownOf(id, { ...olds, ...applied }));
      // For the engine, an answer without an id means that the object is gone.
      const response = new ReadResponse();
      if (state === undefined) return response;
      const notes = {
        ...checkedNotes(inputs, keptIn(inputs)),
        ...(state.notes.unread === true && isUnapplied && { [INTERNAL.unread]: true }),
      };
      response.setId(state.id);
      response.setProperties(
        answered(definition, { ...state.outputs, ...keptOf(olds, state.notes).outputs }, olds),
      );
      response.setInputs(answered(definition, { ...state.inputs, ...notes }, inputs));
      return response;
    });
  }

  update(request: UpdateRequest): Promise<UpdateResponse> {
    return this.#at(request.getUrn(), {}, async (call) => {
      const { urn, definition, lifecycle } = call;
      const news = bagOf(urn, request.getNews(), { update: request.getTimeout() });
      const response = new UpdateResponse();
      const answer = (properties: Properties) => answered(definition, properties, news);
      if (request.getPreview()) {
        response.setProperties(answer(previewed(definition, news)));
        return response;
      }
      const known = await this.#known(call, request, request.getOlds(), news);
      const state = await initialised(lifecycle.update(known, wantedOf(news)), news, answer);
      response.setProperties(answer(packed(state, news)));
      return response;
    });
  }

  delete(request: DeleteRequest): Promise<void> {
    return this.#at(request.getUrn(), {}, async ({ urn, lifecycle }) => {
      const olds = bagOf(urn, request.getProperties(), { delete: request.getTimeout() });
      const known = knownOf(request.getId(), olds);
      await lifecycle.delete(known);
      this.#replacements.isDeleted(known);
    });
  }

  /** What the state has of an object, with what the program has changed of what no read shows. */
  async #known(
    { urn, lifecycle }: Call,
    request: DiffRequest | UpdateRequest,
    outputs: ReturnType<DiffRequest["getOlds"]>,
    news: Properties,
  ): Promise<Known> {
    const olds = bagOf(urn, outputs);
    const hasApplied = olds[INTERNAL.unread] === true && !isFromImport(request.getOldInputs());
    const unseen = hasApplied
      ? await lifecycle.unseenChanges(ownOf(bagOf(urn, request.getOldInputs())), ownOf(news))
      : [];
    return knownOf(request.getId(), olds, { [INTERNAL.unseenChanges]: unseen });
  }

  async #at<T>(urn: string, other: Partial<Host>, run: (call: Call) => Promise<T>): Promise<T> {
    const type = resourceType(typeIn(urn)) ?? "";
    const definition = await loadResource(type);
    if (definition === undefined) {
      throw new ArgumentError(`this release of pulumi-batchflow has no resource type ${typeIn(urn)}`);
    }
    const lines = new CallLines(this.#host.lines, urn);
    const log: Host["log"] = (line, { passing }) => lines.show(line, passing);
    try {
      const lifecycle = new Lifecycle(definition, { ...this.#host, ...other, log });
      return await run({ urn, definition, lifecycle, lines });
    } finally {
      await lines.end();
    }
  }
}

/** The old object of a replacement stands, or may stand, beside the new one. */
const BESIDE = { [INTERNAL.createFirst]: true };

/** The resource's own type, the last of the chain in its URN. */
function typeIn(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function keptIn(bag: Properties): readonly string[] {
  return checkedOf(bag)?.kept ?? [];
}
