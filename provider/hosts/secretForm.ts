import { SIGNATURE } from "../core/schema/values";

/** The signature of a secret. */
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A secret as the engine and a provider write it to each other. */
export function wireSecret(value: unknown): Record<string, unknown> {
  return { [SIGNATURE]: SECRET, value };
}
