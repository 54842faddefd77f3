import { pascalCase, wireCodec } from "../../../core/schema/wire";

export { nonEmpty, type Wire } from "../../../core/schema/wire";

export const { encode, encodeChanged, decode, decodeMembers } = wireCodec(pascalCase);
