/** The member of an object by which the engine and its SDKs know that it stands for something else. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
/** The signature of a secret. */
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A secret as the engine and a provider write it to each other. */
export function wireSecret(value: unknown): Record<string, unknown> {
  return { [SIGNATURE]: SECRET, value };
}
