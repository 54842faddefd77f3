import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";

import type { DiffResult, Properties } from "../../../core/lifecycle";
import { isNothing, valueAt } from "../../../core/schema/values";

/** What differs, as the engine takes it: each place by its path, with what becomes of it. */
export function diffResponse(
  { changed, differences, replaces, deleteBeforeReplace }: DiffResult,
  before: Properties,
  after: Properties,
): DiffResponse {
  const response = new DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  response.setChanges(changed ? DIFF_SOME : DIFF_NONE);
  response.setReplacesList([...replaces]);
  response.setDiffsList([...new Set(differences.map(({ path }) => String(path[0])))]);
  response.setDeletebeforereplace(deleteBeforeReplace);
  response.setHasdetaileddiff(differences.length > 0);
  for (const { path, replace } of differences) {
    const part = new PropertyDiff();
    part.setKind(kindOf(valueAt(before, path), valueAt(after, path), replace));
    response.getDetaileddiffMap().set(pathText(path), part);
  }
  return response;
}

function kindOf(before: unknown, after: unknown, replace: boolean): PropertyDiff.Kind {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
  if (isNothing(before)) return replace ? ADD_REPLACE : ADD;
  if (isNothing(after)) return replace ? DELETE_REPLACE : DELETE;
  return replace ? UPDATE_REPLACE : UPDATE;
}

/** A path as the engine parses it: names that are none in its grammar are quoted. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}
