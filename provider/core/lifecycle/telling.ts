import type { ConfigSource, Connection } from "../connection";
import { secretsOfConnection } from "../disclosure/places";
import { Secrets } from "../disclosure/redact";
import { CancelledError, DeadlineError, NotFoundError, OperationFailedError, RefusedError } from "../errors";
import type { Operation } from "../operation";
import { EXCERPT, excerptOf } from "../story/excerpt";
import { shownStory, type ShownWhole } from "../story/shown";
import type { Depth, StoryDefinition } from "../story/story";
import { deadlineIn } from "../wait";
import type { Host } from "./operation/context";
import { explained, operate } from "./operation/operation";
import type { Subject } from "./operation/subject";

/** Seconds that a failure may wait for what it adds to its text. */
const EXCERPT_SECONDS = 15;
const STORY_SECONDS = 300;

/**
 * What a person would look up next where the platform reports that an object's work failed: lines to stand below the
 * failure. Whatever goes wrong here, the failure itself is what counts.
 */
export async function lastWords(
  { definition, connection, secrets }: Subject,
  operation: Operation<unknown>,
  id: string,
  error: unknown,
): Promise<readonly string[]> {
  const { spec, type, platform } = definition;
  if (spec.story === undefined) return [];
  const by = connection.name === platform.name ? "" : ` --connection ${connection.name}`;
  const command = `more: npx batchflow logs ${type} ${id}${by}`;
  // What runs on has its story too; there is no time left to read it.
  if (error instanceof DeadlineError && !(error instanceof CancelledError)) return [command];
  if (!(error instanceof OperationFailedError)) return [];
  try {
    // The time of the operation itself may be up.
    const signal = deadlineIn(EXCERPT_SECONDS);
    const story = await spec.story({ ...operation, id, signal, ...EXCERPT });
    if (story === undefined) return [];
    const said = secrets.show(error.message);
    return [...excerptOf(shownStory(story, secrets, EXCERPT.lines), said), command];
  } catch {
    return [command];
  }
}

/** An object whose story is asked for, and how much of it. */
export interface Telling extends Depth {
  readonly id: string;
  /** The name of the connection; left out, the platform's own. */
  readonly connection?: string | undefined;
}

/** Reads what has become of an object's work, outside any run: of secrets only the connection's are known then. */
export async function tell(
  definition: StoryDefinition,
  host: Pick<Host, "log" | "cancelled"> & { readonly config: ConfigSource },
  { id, connection: name, lines, parts }: Telling,
): Promise<ShownWhole> {
  const { type, platform, id: form } = definition;
  const secrets = new Secrets();
  const options = {
    resource: `${type} ${id}`,
    secrets,
    longer: "The platform did not answer in time; try again",
  };
  let connection: Connection<unknown>;
  try {
    connection = platform.connection(host.config, name);
  } catch (error) {
    throw explained(error, options);
  }
  secrets.add(secretsOfConnection(platform.schema, connection.settings));
  return operate({ ...options, connection, seconds: STORY_SECONDS, host }, async (operation) => {
    if (!form.pattern.test(id)) {
      throw new RefusedError(`this is no id of a ${type}, which looks like ${form.example}`);
    }
    const story = await definition.story({ ...operation, id, lines, parts });
    if (story === undefined) throw new NotFoundError("it does not exist, or not any more");
    return shownStory(story, secrets, lines);
  });
}
