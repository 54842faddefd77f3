import { isRecord } from "../../core/schema/values";
import { SIGNATURE } from "../../core/schema/values";
import { SECRET } from "../secretForm";

/** A secret as `pulumi stack export --show-secrets` writes it. */
export function secretValue(value: unknown): Record<string, unknown> {
  return { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value ?? null) };
}

export function hasSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSecret);
  if (!isRecord(value)) return false;
  return value[SIGNATURE] === SECRET || Object.values(value).some(hasSecret);
}

/** The value with its secrets, at any depth, as a provider gets it. */
export function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isRecord(value)) return value;
  if (value[SIGNATURE] === SECRET && typeof value.plaintext === "string") {
    return plainValue(JSON.parse(value.plaintext));
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainValue(member)]));
}
