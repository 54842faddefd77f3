import { pascalCase, wireCodec } from "../../../core/schema/wire";

export const { encode, decode } = wireCodec(pascalCase);
