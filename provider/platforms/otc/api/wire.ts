import { snakeCase, wireCodec } from "../../../core/schema/wire";

export const { encode, decode } = wireCodec(snakeCase);
