import { loadResource } from "../../../../registry";
import { containsUnknown, isUnknown, mapValues } from "../../../../core/schema/values";
import { INTERNAL } from "../../../bag";
import { nameOf, typeOf } from "../../../stack/urn";
import { resourceType } from "../../../token";
import type { Change, Preview, PropertyChange } from "../change";
import { becauseOf, dependenciesOf } from "./cascade";
import { isProvider } from "./connections";
import { disclosed, withoutUnknown } from "./disclosed";
import type { Planned } from "./documents";
import { created, propertyChange } from "./properties";
import { isReplacement, isWork, verbOf } from "./verb";

const COMPONENT_OF_ALL = "pulumi:pulumi:Stack";

/** What a saved plan says of a stack: it has new values of the properties that change, and no old ones. */
export async function plannedPreview(resources: Readonly<Record<string, Planned>>): Promise<Preview> {
  const entries = Object.entries(resources).filter(([urn, { goal }]) => {
    const type = goal?.type ?? typeOf(urn);
    return type !== COMPONENT_OF_ALL && goal?.custom !== false && !isProvider(type);
  });
  const all = await Promise.all(entries.map(([urn, planned]) => changeOf(urn, planned)));
  const links = new Map(entries.map(([urn, { goal }]) => [urn, goal?.propertyDependencies ?? {}]));
  return {
    changes: becauseOf(
      all.flatMap(({ change, isSame }) => (isSame ? [] : [change])),
      links,
    ),
    same: all.flatMap(({ change, isSame }) => (isSame ? [change] : [])),
    messages: [],
  };
}

async function changeOf(urn: string, { goal, steps }: Planned): Promise<{ change: Change; isSame: boolean }> {
  const engineType = goal?.type ?? typeOf(urn);
  const own = resourceType(engineType);
  const definition = own === undefined ? undefined : await loadResource(own);
  const { adds = {}, updates = {}, deletes = [] } = goal?.inputDiff ?? {};
  const { [INTERNAL.adopt]: adopt } = adds;
  const adopted =
    typeof adopt === "string" && !isUnknown(adopt) && steps.includes("create") ? adopt : undefined;
  const ops = new Set(steps);
  const verb = verbOf(
    { ops, old: undefined, new: undefined, isRefresh: false },
    { adopts: adopted !== undefined, isWork: isWork(definition) },
  );
  const isNew = verb === "create" || verb === "adopt" || verb === "import";
  const inputs = disclosed({ ...adds, ...updates }, definition);
  // Where a replaced object is deleted first, what depends on it is planned as if it were new, with all its inputs.
  const isWhole = isReplacement(verb) && Object.keys(updates).length === 0 && containsUnknown(adds);
  const differing = isWhole
    ? Object.entries(inputs).filter(([, value]) => containsUnknown(value))
    : Object.entries(inputs);
  const changed = (name: string, value: unknown): PropertyChange => {
    const mark = definition?.inputs.fields.get(name)?.marks.change ?? definition?.spec.change;
    return propertyChange([name], value, isReplacement(verb) && mark === "replace");
  };
  const properties = isNew
    ? created(inputs)
    : [
        ...differing.map(([name, value]) => changed(name, value)),
        ...deletes.filter((name) => !name.startsWith("__")).map((name) => changed(name, undefined)),
      ];
  const id = adopted ?? goal?.id;
  const change: Change = {
    urn,
    name: nameOf(urn),
    type: own ?? engineType,
    isOurs: own !== undefined,
    verb: verb ?? "update",
    properties: verb === undefined ? [] : properties,
    before: undefined,
    after: isNew ? (withoutUnknown(inputs) as Record<string, unknown>) : undefined,
    dependsOn: dependenciesOf(goal),
    ...(id !== undefined && { id }),
    isProtected: goal?.protect === true,
    isRetained: false,
    notes: [],
    timeoutSeconds: mapValues(goal?.customTimeouts ?? {}, (seconds) =>
      typeof seconds === "number" && seconds > 0 ? seconds : undefined,
    ),
  };
  return { change, isSame: verb === undefined };
}
