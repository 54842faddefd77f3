import type { ResourceDefinition } from "../../../../core/definition";
import { isRecord, isUnknown, mapValues, SIGNATURE, UNKNOWN } from "../../../../core/schema/values";
import { ownOf, sealedBag } from "../../../bag";
import { SECRET } from "../../../secretForm";

/** What stands for a secret: the engine's own word. */
export const CONCEALED = "[secret]";
/** The signature of a value that comes with what is known about it. */
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

type Bag = Readonly<Record<string, unknown>>;

/**
 * A resource's own properties as a review may show them. What the engine has marked is a secret, and what the definition
 * says is one, however the JSON has it.
 */
export function disclosed(bag: Bag, definition: ResourceDefinition | undefined): Record<string, unknown> {
  const plain = plainForm(bag, definition === undefined) as Record<string, unknown>;
  return ownOf(definition === undefined ? plain : sealedBag(definition, plain, conceal));
}

/** What stays not known is no secret yet. */
export function conceal(value: unknown): unknown {
  return isUnknown(value) ? value : CONCEALED;
}

/** A value without what is not known yet; undefined where nothing is left. */
export function withoutUnknown(value: unknown): unknown {
  if (isUnknown(value)) return undefined;
  // An element keeps its place.
  if (Array.isArray(value)) return value.map((item) => withoutUnknown(item) ?? null);
  return isRecord(value) ? mapValues(value, withoutUnknown) : value;
}

/** The engine's special objects as what they stand for. Other providers keep notes of their own at every depth. */
function plainForm(value: unknown, isForeign: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => plainForm(item, isForeign));
  if (!isRecord(value)) return value;
  const { [SIGNATURE]: signature, ...members } = value;
  if (signature === SECRET || (signature === OUTPUT && members.secret === true)) return CONCEALED;
  if (signature === OUTPUT) return "value" in members ? plainForm(members.value, isForeign) : UNKNOWN;
  return mapValues(members, (member, name) =>
    isForeign && name.startsWith("__") ? undefined : plainForm(member, isForeign),
  );
}
