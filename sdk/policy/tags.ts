import type { ResourceValidationPolicy } from "@pulumi/policy";

import type { Shape } from "../../provider/core/schema/shape";
import { isNothing, isRecord, isUnknown } from "../../provider/core/schema/values";
import { type PolicyOptions, resourcePolicy } from "./judging/policy";
import type { Subject } from "./judging/subject";

/** Arguments of `requiredTags`. */
export interface RequiredTagsOptions extends PolicyOptions {
  /** The keys that must have a value. The pack's configuration may set them, too. */
  readonly tags: readonly string[];
}

/** Every object that can have tags has these. With a connection whose edition of the API has no tags, none can. */
export function requiredTags(options: RequiredTagsOptions): ResourceValidationPolicy {
  const about = {
    name: "required-tags",
    description: "Every object that can have tags has the required ones.",
    configurable: { tags: { type: "array", items: { type: "string" } } },
    appliesTo: canHaveTags,
  } as const;
  return resourcePolicy(about, options, (resource, { tags: keys }, report) => {
    const { tags } = resource.properties;
    if (isUnknown(tags)) return resource.demand(["tags"]);
    const given = isRecord(tags) ? tags : {};
    const missing = keys.filter((key) => isNothing(given[key]) || given[key] === "");
    if (missing.length > 0) {
      report(resource.says(["tags"], `has no ${missing.join(", ")}, required are ${keys.join(", ")}`));
    }
  });
}

function canHaveTags(resource: Subject): boolean {
  const shape = tagsOf(resource);
  return (
    shape !== undefined &&
    Object.entries(shape.marks.onlyWith ?? {}).every(([key, value]) => resource.setting(key) === value)
  );
}

function tagsOf({ definition }: Subject): Shape | undefined {
  const shape = definition.inputs.fields.get("tags");
  return shape?.kind === "map" ? shape : undefined;
}
