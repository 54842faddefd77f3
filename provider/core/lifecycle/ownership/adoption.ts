import type { Difference } from "../../schema/compare";
import { formatPath, isNothing, mapValues, unknownAlong } from "../../schema/values";
import { respell } from "../../schema/respell";
import type { Actual, Operation } from "../../operation";
import { messageOf, RefusedError } from "../../errors";
import { Identity } from "../../identity";
import { prepareComparison } from "../../schema/document/prepare";
import type { Problem } from "../../schema/field";
import { changesOf, inPlace, known, topsOf } from "../changes";
import type { Properties } from "../operation/context";
import { isReplaced } from "./evidence";
import { operate } from "../operation/operation";
import { readActual } from "../operation/reading";
import type { Subject } from "../operation/subject";

export interface Adoption {
  /** What the object has of the properties that the program leaves out. */
  readonly kept: Properties;
}

/** By these words a preview says what becomes of the object, in a line that names it. */
export const ADOPTED = "is adopted";
export const ABSENT = "does not exist: a new object is created instead of adopting it";

/** Seconds that a preview waits for the object. */
const PREVIEW_SECONDS = 120;

/**
 * Says what becomes of an object that the program wants to adopt: that it will be taken over, with what will change in
 * it, or that it does not exist and another will be created. `making` means that this run makes the resource.
 */
export async function previewAdoption(
  subject: Subject,
  id: string,
  making: boolean,
): Promise<{ adoption?: Adoption | undefined; problems: readonly Problem[] }> {
  const { identity, ledger, host } = subject;
  const other = rival(subject, id);
  if (other !== undefined) {
    return { problems: [{ path: ["adopt"], reason: `${id} is ${other}'s already` }] };
  }
  ledger.adopting.set(id, identity.text);
  if (!making || (await isReplaced(subject, id))) return { problems: [] };
  try {
    return await operate(
      {
        resource: subject.title(id),
        connection: subject.connection,
        seconds: PREVIEW_SECONDS,
        secrets: subject.secrets,
        host,
        longer: "Try again",
      },
      (operation) => preview(subject, operation, id),
    );
  } catch (error) {
    return { problems: [{ path: ["adopt"], reason: messageOf(error) }] };
  }
}

async function preview(
  subject: Subject,
  operation: Operation<unknown>,
  id: string,
): Promise<{ adoption?: Adoption; problems: readonly Problem[] }> {
  const actual = await readActual(subject.definition, operation, id);
  if (actual === undefined) {
    operation.log(ABSENT);
    return { problems: [] };
  }
  await prepareComparison(subject.definition.inputs, actual.inputs, subject.properties);
  const kept = leftOut(subject, actual);
  const found = differencesWith(subject, actual, { ...subject.properties, ...kept });
  // Such as the id of another object that is adopted too: it is judged in the run, where it is known.
  const isOpen = ({ path }: Difference) => unknownAlong(subject.properties, path);
  const decided = found.filter((difference) => !isOpen(difference));
  const fixed = pathsOf(decided.filter(({ replace }) => replace));
  if (fixed !== "") return { problems: [{ path: ["adopt"], reason: cannot(id, fixed) }] };
  const effect = effectOf(topsOf(inPlace(subject.definition, decided)), pathsOf(found.filter(isOpen)));
  operation.log(`${ADOPTED}${ownerOf(subject, actual)}: ${effect}`);
  return { adoption: { kept }, problems: [] };
}

/** What the program wants of an object that it adopts, or undefined where there is nothing to adopt. */
export async function adoptable(
  subject: Subject,
  operation: Operation<unknown>,
  id: string,
): Promise<{ actual: Actual; changes: readonly Difference[] } | undefined> {
  const { definition } = subject;
  const other = rival(subject, id);
  if (other !== undefined) throw new RefusedError(`${id} cannot be adopted: it is ${other}'s already`);
  if (await isReplaced(subject, id)) return undefined;
  const actual = await readActual(definition, operation, id);
  if (actual === undefined) {
    operation.log(`there is no ${id} to adopt: a new object is created`);
    return undefined;
  }
  await prepareComparison(definition.inputs, actual.inputs, subject.properties);
  const changes = differencesWith(subject, actual, subject.properties);
  const fixed = pathsOf(changes.filter(({ replace }) => replace));
  if (fixed !== "") {
    throw new RefusedError(cannot(id, fixed), { advice: "Declare what the object has, or create another" });
  }
  // A resource that the program has given up may delete it in this run.
  subject.has(id);
  operation.log(`adopted ${id}${ownerOf(subject, actual)}`);
  return { actual, changes };
}

/** Refuses an object that stays this resource's, and that another one, which came earlier in the program, adopts. */
export function refuseIfAdopted(subject: Subject, id: string): void {
  const other = subject.ledger.adopting.get(id);
  if (other === undefined || other === subject.identity.text) return;
  throw new RefusedError(
    `${subject.title(id)}: ${nameOf(other)} adopts it, and one object cannot be both's`,
    {
      advice: "Take the option `adopt` away there, or this resource out of the program",
    },
  );
}

/** The resource that has, or also wants, the object. */
function rival({ ledger, identity }: Subject, id: string): string | undefined {
  const other = [ledger.known.get(id), ledger.adopting.get(id)].find(
    (owner) => owner !== undefined && owner !== identity.text,
  );
  return other === undefined ? undefined : nameOf(other);
}

function nameOf(identity: string): string {
  return new Identity(identity).name;
}

/** What the object has of the properties that the program leaves out, but for what is as good as nothing. */
function leftOut({ definition, properties }: Subject, actual: Actual): Properties {
  const { inputs } = definition;
  const present = respell(inputs, properties, actual.inputs) as Properties;
  return mapValues(present, (value, name) => {
    if (!isNothing(properties[name])) return undefined;
    const differs = changesOf(definition, { [name]: value }, {}, {}).some(({ path }) => path[0] === name);
    return differs ? value : undefined;
  });
}

function differencesWith(
  { definition, connection }: Subject,
  actual: Actual,
  wanted: Properties,
): Difference[] {
  // What no read shows is taken to be as declared, as after an import.
  return changesOf(definition, known(actual), wanted, connection.settings, true);
}

function ownerOf({ identity }: Subject, { mark }: Actual): string {
  if (mark === undefined) return "";
  return mark.who === identity.who
    ? ", which this resource has created"
    : ", which carries the mark of another resource";
}

function effectOf(changes: readonly string[], open: string): string {
  const effect = changes.length === 0 ? "nothing in it changes" : `changing ${changes.join(", ")}`;
  return open === "" ? effect : `${effect}; not known yet: ${open}`;
}

function cannot(id: string, fixed: string): string {
  return `${id} cannot be adopted: it differs in ${fixed}, which cannot be changed in place`;
}

function pathsOf(found: readonly Difference[]): string {
  return [...new Set(found.map(({ path }) => formatPath(path)))].join(", ");
}
