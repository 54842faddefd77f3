import { isRecord } from "../../core/schema/unknowns";
import { camelCase, snakeCase, type Wire, wireCodec } from "../../core/schema/wire";

export { nonEmpty, type Wire } from "../../core/schema/wire";

export const { encode, decode, decodeMembers } = wireCodec(snakeCase);

/** An answer of a server that names members as we do. */
export const { decode: decodeCamel } = wireCodec(camelCase);

/** A member that is an object, such as `enterprise_project`; empty where there is none. */
export function memberOf(wire: unknown, name: string): Wire {
  const value = isRecord(wire) ? wire[name] : undefined;
  return isRecord(value) ? value : {};
}

export { timeOf } from "../../core/times";
