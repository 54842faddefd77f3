import type { ResourceDefinition } from "../../../core/definition";
import { ArgumentError, messageOf } from "../../../core/errors";
import { EXIT, type ExitCode } from "../exitCodes";
import type { StackInventory, WholeInventory } from "../orphans/inventory";
import { type Known, knownFrom, makerOf, objectKey, whoseMarks } from "../orphans/orphanSearch";
import { knownOf } from "../orphans/projectStates";
import { whyNoStack } from "../stackConfig";
import type { Format, Terminal } from "../terminal";
import { type Candidate, candidatesJson, candidatesMarkdown, candidatesText } from "./candidatesReport";

export interface CandidatesHost {
  readonly inventory: (stack: string | undefined) => Promise<StackInventory<WholeInventory>>;
  readonly known: (stack: string | undefined) => Promise<Known>;
  readonly now: () => number;
}

const host: CandidatesHost = {
  inventory: async (stack) => (await import("../orphans/inventory.js")).inventoryOf(stack),
  known: (stack) => knownOf([stack]),
  now: () => Date.now(),
};

interface Place {
  readonly connection?: string | undefined;
  readonly stack?: string | undefined;
  readonly format?: Format | undefined;
}

/** Lists the objects of some types, with the resources that have or have made them. */
export async function listCandidates(
  definitions: readonly ResourceDefinition[],
  { connection, stack, format = "text" }: Place,
  terminal: Terminal,
  { inventory: open, known: read, now }: CandidatesHost = host,
): Promise<ExitCode> {
  const unlisted = definitions.filter(({ spec }) => spec.lookup.all === undefined).map(({ type }) => type);
  if (unlisted.length > 0) {
    const why = `the platform has no list of all objects of ${unlisted.join(", ")}; by an id they can be imported`;
    if (unlisted.length === definitions.length) throw new ArgumentError(why);
    terminal.note(`batchflow: ${why}`);
  }
  const known = await statesOf(stack, read, terminal);
  const { inventory } = await open(stack);
  const whose = whoseMarks(known, inventory);
  const candidates: Candidate[] = [];
  const errors: string[] = [];
  for (const { type, platform } of definitions.filter((one) => !unlisted.includes(one.type))) {
    try {
      const objects = await inventory.all(type, connection);
      const marked = await inventory.list(type, connection ?? platform.name);
      const marks = new Map(marked.map((object) => [object.id, object] as const));
      for (const object of objects) {
        const holder = known.objects.get(objectKey(type, object.id));
        const mark = marks.get(object.id);
        const made = mark && makerOf(mark, type, whose, known);
        const place =
          holder === undefined ? (made ?? FREE) : ({ standing: "held", resource: holder } as const);
        candidates.push({ ...object, type, ...place });
      }
    } catch (error) {
      errors.push(`${type}: ${messageOf(error)}`);
    }
  }
  if (format === "json") terminal.json(candidatesJson(candidates, errors));
  else if (format === "markdown") terminal.page(candidatesMarkdown(candidates, errors, now()));
  else {
    for (const text of candidatesText(candidates, now())) terminal.out(text);
    for (const error of errors) terminal.note(`batchflow: ${error}`);
    if (candidates.length === 0 && errors.length === 0) terminal.note("There are no such objects.");
  }
  return errors.length > 0 ? EXIT.error : EXIT.done;
}

const FREE = { standing: "free" } as const;

/** What the states of the stack's project say; outside of one nothing. */
async function statesOf(
  stack: string | undefined,
  read: CandidatesHost["known"],
  terminal: Terminal,
): Promise<Known> {
  try {
    return await read(stack);
  } catch (error) {
    if (stack !== undefined || whyNoStack(error) === undefined) throw error;
    terminal.note("Without a stack nothing shows which of the objects are in a state already.");
    return knownFrom([]);
  }
}
