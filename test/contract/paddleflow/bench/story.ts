import { tell } from "../../../../provider/core/lifecycle/telling";
import type { ShownWhole } from "../../../../provider/core/story/shown";
import { loadStory } from "../../../../provider/registry";
import type { Bench } from "./bench";

/** What has become of a job or run, as `batchflow logs` reads it from a server. */
export async function storyOf(
  { endpoint, rootPassword }: Bench,
  type: string,
  id: string,
): Promise<ShownWhole> {
  const definition = await loadStory(type);
  if (definition === undefined) throw new Error(`no story of ${type}`);
  const settings = JSON.stringify({ endpoint, username: "root", password: rootPassword });
  const host = { config: () => settings, log: () => undefined };
  return tell(definition, host, { id, lines: 20, parts: 20 });
}
