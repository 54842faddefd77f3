import type { Connection, Platform, Proof } from "../connection";
import { AuthorizationError, ConfigurationError, messageOf } from "../errors";
import { secretsOfConnection } from "../disclosure/places";
import { Secrets } from "../disclosure/redact";
import type { Host } from "./operation/context";
import { operate } from "./operation/operation";

/** Longer than a host that refuses from the first request on is tried. */
const PROOF_SECONDS = 60;

/** By client: why the platform refuses the connection's credentials or place; undefined where it does not. */
const verdicts = new WeakMap<object, Promise<string | undefined>>();

/**
 * Proves a connection with one request that changes nothing, once for all operations of this process. Only what the
 * connection's settings are to blame for is answered; any other trouble is a line, and shows again where it matters.
 */
export function refusalOf(
  platform: Platform,
  host: Pick<Host, "log" | "cancelled">,
  connection: Connection<unknown>,
): Promise<string | undefined> {
  const { client, settings } = connection;
  const { proof } = platform;
  if (proof === undefined || settings.skipCredentialsValidation === true) {
    return Promise.resolve(undefined);
  }
  const key = client as object;
  let verdict = verdicts.get(key);
  if (verdict === undefined) verdicts.set(key, (verdict = prove(proof, platform, host, connection)));
  return verdict;
}

async function prove(
  proof: Proof<unknown>,
  { schema }: Platform,
  host: Pick<Host, "log" | "cancelled">,
  connection: Connection<unknown>,
): Promise<string | undefined> {
  const { name, settings } = connection;
  const resource = `connection "${name}"`;
  const secrets = new Secrets(secretsOfConnection(schema, settings));
  const options = { resource, connection, seconds: PROOF_SECONDS, secrets, host, longer: "" };
  try {
    await operate(options, ({ client, signal }) => proof.send(client, signal));
    return undefined;
  } catch (error) {
    const skip = `\`batchflow:${name}.skipCredentialsValidation\` leaves this proof out`;
    if (isToBlame(error, proof)) return `${messageOf(error)}. ${skip}`;
    const why = messageOf(error).replace(`${resource}: `, "");
    host.log(`could not be proven, and is used as it is: ${why}`, { resource, passing: false });
    return undefined;
  }
}

/** A key that may not make just this call may well make those that the program needs. */
function isToBlame(error: unknown, proof: Proof<unknown>): boolean {
  if (error instanceof AuthorizationError) return proof.isDenied?.(error) !== true;
  return error instanceof ConfigurationError || proof.isMisplaced?.(error) === true;
}
