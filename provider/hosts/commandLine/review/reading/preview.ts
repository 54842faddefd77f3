import type { ResourceDefinition } from "../../../../core/definition";
import { ABSENT, ADOPTED } from "../../../../core/lifecycle/ownership/adoption";
import { line } from "../../../../core/disclosure/line";
import { isRecord, isUnknown, mapValues } from "../../../../core/schema/values";
import { loadResource } from "../../../../registry";
import { INTERNAL } from "../../../bag";
import { nameOf } from "../../../stack/urn";
import { DYNAMIC_MODULE, resourceType } from "../../../token";
import type { Change, Message, Preview, PropertyChange, Verb } from "../change";
import { becauseOf, dependenciesOf } from "./cascade";
import { isProvider, settingChanges } from "./connections";
import { disclosed, withoutUnknown } from "./disclosed";
import type { Diagnostic, Document, State } from "./documents";
import { type Joined, joined } from "./joined";
import { plannedPreview } from "./planned";
import { propertyChanges } from "./properties";
import { isReplacement, isWork, verbOf } from "./verb";

/** What a file of the CLI says of a stack. */
export async function previewOf(document: Document): Promise<Preview> {
  if (document.kind === "plan") return plannedPreview(document.resources);
  const messages = messagesIn(document.diagnostics);
  const infos = document.diagnostics.flatMap(({ severity, message }) =>
    severity?.startsWith("info") === true && message !== undefined ? [message] : [],
  );
  const all = await Promise.all(joined(document.steps).map((one) => changeOf(one, infos)));
  const links = new Map(
    document.steps.map(({ urn, newState }) => [urn, newState?.propertyDependencies ?? {}]),
  );
  const changes = all.flatMap(({ change, isSame }) => (isSame ? [] : [change])).filter(isWorthWords);
  return {
    changes: becauseOf(changes, links),
    same: all.flatMap(({ change, isSame }) => (isSame && !isProvider(change.type) ? [change] : [])),
    messages,
  };
}

async function changeOf(one: Joined, infos: readonly string[]): Promise<{ change: Change; isSame: boolean }> {
  const state = one.new ?? one.old;
  const engineType = state?.type ?? "";
  const own = resourceType(engineType);
  const definition = own === undefined ? undefined : await loadResource(own);
  const adoption = adoptionOf(one, infos);
  const verb = verbOf(one, { adopts: adoption?.exists === true, isWork: isWork(definition) });
  const properties = await propertiesOf(one, verb, definition);
  const id =
    adoption?.exists === true
      ? adoption.id
      : [one.old?.id, one.new?.importID, one.new?.id].find((text) => text !== undefined && !isUnknown(text));
  const change: Change = {
    urn: one.urn,
    name: nameOf(one.urn),
    type: own ?? engineType,
    isOurs: own !== undefined,
    verb: verb ?? "update",
    properties,
    before: bagOf(one.old, definition),
    after: bagOf(one.new, definition),
    dependsOn: dependenciesOf(state),
    ...(id !== undefined && { id }),
    isProtected: (one.old ?? one.new)?.protect === true,
    isRetained: one.old?.retainOnDelete === true,
    notes: notesOf(one, verb, adoption),
    timeoutSeconds: timeoutsOf(one.new ?? one.old),
  };
  return { change, isSame: verb === undefined };
}

function propertiesOf(
  one: Joined,
  verb: Verb | undefined,
  definition: ResourceDefinition | undefined,
): Promise<readonly PropertyChange[]> | readonly PropertyChange[] {
  if (verb === undefined || verb === "read") return [];
  if (isProvider((one.new ?? one.old)?.type ?? "")) return settingChanges(one);
  return propertyChanges(definition, one, isReplacement(verb));
}

/** The engine's default providers come and go by themselves. */
function isWorthWords({ type, verb }: Change): boolean {
  return !isProvider(type) || verb === "update" || verb === "replace";
}

interface AdoptionNote {
  readonly id: string;
  readonly exists: boolean;
  /** What becomes of it, in the preview's own words. */
  readonly effect?: string | undefined;
}

function adoptionOf(one: Joined, infos: readonly string[]): AdoptionNote | undefined {
  const { [INTERNAL.adopt]: id } = one.new?.inputs ?? {};
  if (typeof id !== "string" || isUnknown(id)) return undefined;
  if (one.old !== undefined && !one.old.external) return undefined;
  const lines = infos.filter((text) => text.includes(id));
  const effect = lines.map((text) => text.split(ADOPTED)[1]).find((text) => text !== undefined);
  return { id, exists: !lines.some((text) => text.includes(ABSENT)), effect };
}

function notesOf(one: Joined, verb: Verb | undefined, adoption: AdoptionNote | undefined): string[] {
  const { old, new: now } = one;
  const notes: string[] = [];
  if (adoption?.exists === true && adoption.effect !== undefined) {
    notes.push(line(adoption.effect).replace(/^[,:]\s*/, ""));
  }
  if (adoption?.exists === false) notes.push(`there is no ${adoption.id} to adopt`);
  if (one.isGone) notes.push("its object is gone");
  if (verb === "delete" && old?.delete === true) notes.push("what an earlier replacement has left");
  if (verb === "update" && (old?.initErrors.length ?? 0) > 0)
    notes.push("finishes what an earlier run began");
  if (old !== undefined && now !== undefined && old.protect !== now.protect) {
    notes.push(now.protect ? "is protected from now on" : "is no longer protected");
  }
  return notes;
}

function bagOf(
  state: State | undefined,
  definition: ResourceDefinition | undefined,
): Record<string, unknown> | undefined {
  if (state === undefined) return undefined;
  return withoutUnknown(disclosed(state.inputs, definition)) as Record<string, unknown>;
}

/** The dynamic form has them among the inputs. */
function timeoutsOf(state: State | undefined): Change["timeoutSeconds"] {
  const { [INTERNAL.timeouts]: own } = state?.inputs ?? {};
  const limits = isRecord(own) ? own : (state?.customTimeouts ?? {});
  return mapValues(limits, (seconds) => (typeof seconds === "number" && seconds > 0 ? seconds : undefined));
}

/** The type of a resource of the dynamic form is the engine's word for it, not the program's. */
function plainWords(message: string): string {
  return line(message.replace(/^(error|warning): /, "").replaceAll(DYNAMIC_MODULE, ""));
}

function messagesIn(diagnostics: readonly Diagnostic[]): Message[] {
  const messages = diagnostics.flatMap(({ severity, message, urn }): Message[] =>
    (severity === "warning" || severity === "error") && message !== undefined
      ? [{ severity, text: plainWords(message), ...(urn !== undefined && { urn }) }]
      : [],
  );
  const seen = new Map(messages.map((message) => [`${message.severity} ${message.text}`, message]));
  return [...seen.values()];
}
