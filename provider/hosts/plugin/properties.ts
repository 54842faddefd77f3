import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { ResourceDefinition } from "../../core/definition";
import type { Properties, Verb } from "../../core/lifecycle";
import { isNothing, UNKNOWN } from "../../core/schema/values";
import { INTERNAL, internalOf, isImported, ownOf, sealedBag } from "../bag";
import { wireSecret } from "../secretForm";
import { identityUrn } from "../token";
import { received, sent } from "./wire";

/** What the engine's requests carry themselves. In the dynamic form it stands beside a resource's properties. */
const CARRIED: readonly string[] = [
  INTERNAL.provider,
  INTERNAL.identity,
  INTERNAL.organization,
  INTERNAL.timeouts,
  INTERNAL.secrets,
  INTERNAL.createFirst,
  INTERNAL.ownProvider,
  INTERNAL.unseenChanges,
];

/** The time limit of a request, in seconds; 0 where the program sets none. */
export type Limit = Readonly<Partial<Record<Verb, number>>>;

/** A resource's properties in one of the engine's requests, with what the request carries where the dynamic form has it. */
export function bagOf(urn: string, struct: Struct | undefined, limit: Limit = {}): Properties {
  const { properties, secrets } = received(struct);
  const limits = Object.entries(limit).filter(([, seconds]) => seconds > 0);
  return {
    ...without(properties, CARRIED),
    [INTERNAL.identity]: identityUrn(urn),
    ...(limits.length > 0 && { [INTERNAL.timeouts]: Object.fromEntries(limits) }),
    ...(secrets.length > 0 && { [INTERNAL.secrets]: secrets }),
  };
}

/** Whether a request has any properties. */
export function isEmpty(struct: Struct | undefined): boolean {
  return struct === undefined || struct.getFieldsMap().getLength() === 0;
}

/** Whether a request's inputs are those of an import, of which nothing has been applied yet. */
export function isFromImport(struct: Struct | undefined): boolean {
  return isImported(received(struct).properties);
}

/** What a check keeps beside the inputs. */
export function checkedNotes(bag: Properties, kept: readonly string[]): Properties {
  return {
    ...(bag[INTERNAL.adopt] !== undefined && { [INTERNAL.adopt]: bag[INTERNAL.adopt] }),
    ...(kept.length > 0 && { [INTERNAL.kept]: kept }),
  };
}

/** Properties as the engine is to keep them: with their secrets marked, those of the definition and those of `bag`. */
export function answered(definition: ResourceDefinition, properties: Properties, bag: Properties): Struct {
  const marked = { ...properties, [INTERNAL.secrets]: bag[INTERNAL.secrets] };
  return sent(without(sealedBag(definition, marked, wireSecret), CARRIED));
}

/** What a preview shows of an object that is to be made or changed: what only the platform can tell is not known yet. */
export function previewed({ inputs, outputs }: ResourceDefinition, news: Properties): Properties {
  const chosen = [...inputs.fields].filter(([, { marks }]) => marks.computed === true);
  const later = [...outputs.fields, ...chosen].map(([name]) => name).filter((name) => isNothing(news[name]));
  return {
    ...internalOf(news),
    ...ownOf(news),
    ...Object.fromEntries(later.map((name) => [name, UNKNOWN])),
  };
}

function without(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}
