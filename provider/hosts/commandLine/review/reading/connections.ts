import { shapeOf } from "../../../../core/schema/shape";
import { sealed } from "../../../../core/disclosure/places";
import { isRecord } from "../../../../core/schema/values";
import { loadPlatform } from "../../../../registry";
import type { PropertyChange } from "../change";
import { CONCEALED, conceal, disclosed } from "./disclosed";
import type { Joined } from "./joined";

/** Whether a type of the engine is a provider, whose inputs are connections. */
export function isProvider(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}

/** The connections that a provider's new inputs change. Nothing is shown but the settings that a platform does not call secret. */
export async function settingChanges({ old, new: now, replaceReasons }: Joined): Promise<PropertyChange[]> {
  if (old === undefined || now === undefined) return [];
  const [before, after] = [disclosed(old.inputs, undefined), disclosed(now.inputs, undefined)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const found = await Promise.all(
    changed.map(async (name): Promise<PropertyChange[]> => {
      const replaces = replaceReasons.includes(name);
      const [from, to] = await Promise.all([settings(name, before[name]), settings(name, after[name])]);
      if (from === undefined || to === undefined) {
        return [{ path: name, before: CONCEALED, after: CONCEALED, isUnknown: false, replaces }];
      }
      return [...new Set([...Object.keys(from.raw), ...Object.keys(to.raw)])]
        .filter((key) => JSON.stringify(from.raw[key]) !== JSON.stringify(to.raw[key]))
        .map((key) => ({
          path: `${name}.${key}`,
          before: from.shown[key],
          after: to.shown[key],
          isUnknown: false,
          replaces,
        }));
    }),
  );
  return found.flat();
}

interface Settings {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly shown: Readonly<Record<string, unknown>>;
}

/** The settings of a connection; undefined where they are secret, or not known. */
async function settings(connection: string, value: unknown): Promise<Settings | undefined> {
  const raw = typeof value === "string" ? parsed(value) : value;
  if (!isRecord(raw)) return undefined;
  const platform = (await loadPlatform(connection))?.platform;
  // Of a connection by another name it is not known what its keys mean.
  const shown =
    platform === undefined
      ? Object.fromEntries(Object.keys(raw).map((key) => [key, CONCEALED]))
      : (sealed(shapeOf(platform.schema), raw, [], conceal) as Record<string, unknown>);
  return { raw, shown };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
