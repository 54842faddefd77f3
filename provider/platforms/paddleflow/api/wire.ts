import { timeOf as anyTimeOf } from "../../../core/schema/values";
import { camelCase, wireCodec } from "../../../core/schema/wire";

export { nonEmpty, type Wire } from "../../../core/schema/wire";

export const { encode, encodeChanged, decode, decodeMembers } = wireCodec(camelCase);

/** A time of the server in milliseconds since the epoch, where it is one. Most have no zone: those are taken for UTC. */
export function timeOf(text: unknown): number | undefined {
  const local = typeof text === "string" ? /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text) : null;
  return anyTimeOf(local === null ? text : `${local[1]}T${local[2]}Z`);
}
