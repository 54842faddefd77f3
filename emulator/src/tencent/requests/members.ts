import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError } from "../errors";
import type { Edition } from "../types";
import { structureOf, type Member, type Structure } from "./structures";

export interface Reading {
  edition: Edition;
  /** Form parameters are all strings, and their arrays are objects with numbers as keys. */
  wire: "json" | "form";
  /** Flags of a form stay texts. */
  flagsAsText: boolean;
  /** The action's code for a negative number. */
  negative: string;
}

/** Checks names, types and presence of all members, at any depth, and gives form parameters their types. */
export function readMembers(
  input: JsonObject,
  structure: Structure,
  reading: Reading,
  path = "",
): JsonObject {
  const result: JsonObject = {};
  for (const [name, value] of Object.entries(input)) {
    const member = structure.get(name);
    const at = path + name;
    if (!member) throw new ApiError("UnknownParameter", `The parameter \`${at}\` is not recognized.`);
    if (value === null) continue;
    result[name] = readValue(value, member, reading, at);
  }
  for (const [name, member] of structure) {
    if (member.required && !Object.hasOwn(result, name)) {
      throw new ApiError("MissingParameter", `The request is missing the parameter \`${path + name}\`.`);
    }
  }
  return result;
}

function readValue(value: Json, member: Member, reading: Reading, path: string): Json {
  if (!member.list) return readOne(value, member.type, reading, path);
  return elements(value, reading, path).map((element, i) =>
    readOne(element, member.type, reading, `${path}.${i}`),
  );
}

function elements(value: Json, { wire }: Reading, path: string): Json[] {
  if (wire === "json") {
    if (Array.isArray(value)) return value;
    throw wrongType(path, "an array");
  }
  if (!isObject(value) || !Object.keys(value).every((key) => /^\d+$/.test(key)))
    throw wrongType(path, "an array");
  return Object.entries(value)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, element]) => element);
}

function readOne(value: Json, type: string, reading: Reading, path: string): Json {
  const lenient = reading.wire === "form" || path.includes("EnvData.");
  if (type === "String") {
    if (typeof value === "string") return value;
    throw wrongType(path, "a string");
  }
  if (type === "Boolean") {
    if (typeof value === "boolean") return value;
    if (lenient && typeof value === "string" && /^(true|false)$/i.test(value)) {
      return reading.wire === "form" && !reading.flagsAsText ? value.toLowerCase() === "true" : value;
    }
    throw wrongType(path, "a boolean");
  }
  if (type === "Integer") return readInteger(value, lenient, reading, path);
  if (!isObject(value)) throw wrongType(path, "an object");
  const structure = structureOf(type, reading.edition);
  if (!structure) throw new Error(`no structure ${type}`);
  return readMembers(value, structure, reading, `${path}.`);
}

function readInteger(value: Json, lenient: boolean, { wire, negative }: Reading, path: string): Json {
  const isText = lenient && typeof value === "string" && /^-?\d+$/.test(value);
  if (!isText && !Number.isSafeInteger(value)) throw wrongType(path, "an integer");
  if (Number(value) < 0) throw new ApiError(negative, `The value of \`${path}\` must not be negative.`);
  return wire === "form" ? Number(value) : value;
}

function wrongType(path: string, expected: string): ApiError {
  return new ApiError("InvalidParameter", `The value of the parameter \`${path}\` is not ${expected}.`);
}
