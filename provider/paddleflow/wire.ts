import { camelCase, wireCodec } from "../core/wire";

export { nonEmpty, type Wire } from "../core/wire";

export const { encode, decode, decodeMembers } = wireCodec(camelCase);
