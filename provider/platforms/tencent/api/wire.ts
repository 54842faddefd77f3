import { pascalCase, wireCodec } from "../../../core/schema/wire";

export { nonEmpty, type Wire } from "../../../core/schema/wire";

export const { encode, decode, decodeMembers } = wireCodec(pascalCase);
