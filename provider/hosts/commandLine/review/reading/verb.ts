import type { ResourceDefinition } from "../../../../core/definition";
import { TRIGGERS } from "../../../../core/triggers";
import type { Verb } from "../change";
import type { Joined } from "./joined";

/** What the engine's steps on one object come to; undefined where it stays as it is. */
export function verbOf(
  { ops, old, new: now, isRefresh }: Pick<Joined, "ops" | "old" | "new" | "isRefresh">,
  { adopts, isWork }: { readonly adopts: boolean; readonly isWork: boolean },
): Verb | undefined {
  if (isRefresh) return ops.has("update") ? "drifted" : ops.has("delete") ? "gone" : undefined;
  const created = adopts ? "adopt" : "create";
  const replaced = isWork ? "rerun" : "replace";
  if (["replace", "create-replacement", "import-replacement"].some((op) => ops.has(op))) {
    // What was only read is let go, not deleted.
    return old?.external === true ? created : replaced;
  }
  if (ops.has("read-replacement")) return ops.has("delete-replaced") ? replaced : "read";
  if (ops.has("create")) return created;
  if (ops.has("import")) return "import";
  if (ops.has("update")) return "update";
  if (ops.has("delete") || ops.has("delete-replaced")) {
    if (old?.external === true) return "forget";
    return old?.retainOnDelete === true ? "keep" : "delete";
  }
  if (ops.has("read")) return "read";
  if (["discard", "discard-replaced", "remove-pending-replace"].some((op) => ops.has(op))) return "forget";
  // Whether it is protected is an option: the engine has no step for it.
  return old !== undefined && now !== undefined && old.protect !== now.protect ? "update" : undefined;
}

export function isReplacement(verb: Verb | undefined): boolean {
  return verb === "replace" || verb === "rerun";
}

/** Whether a kind of object is work, which a program can have run again. */
export function isWork(definition: ResourceDefinition | undefined): boolean {
  return definition?.inputs.fields.has(TRIGGERS) === true;
}
