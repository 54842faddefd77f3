import type * as pulumi from "@pulumi/pulumi";

import { PLUGIN_MODULE } from "../../provider/hosts/token";
import type { SecretPlaces } from "../secrets";
import type { DocumentKind } from "../document";
import { dynamicForm } from "./dynamic";
import { pluginForm } from "./plugin";

/** What the base class needs to know of a resource type. */
export interface ResourceSpec {
  /** `platform:Type`. */
  readonly type: string;
  /** All properties, so that a preview shows those as unknown that create will give. */
  readonly properties: readonly string[];
  /** Where arguments hold credentials. */
  readonly secretInputs: SecretPlaces;
  /** Outputs that are credentials without being arguments. */
  readonly secretOutputs: readonly string[];
  /** Arguments that may be given as files, for YAML as objects, for zip archives as folders. */
  readonly documents: Readonly<Record<string, DocumentKind>>;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** What the engine is told of a resource beside its properties, by the kind of process that serves it. */
export interface Form {
  /** The engine's type in the other form, from which a stack may move, and the URN with all types in that form. */
  readonly other: { readonly type: (type: string) => string; readonly urn: (urn: string) => string };
  /** Options of every resource of a type. */
  options(spec: ResourceSpec): pulumi.CustomResourceOptions;
  /** Properties beside a resource's own. */
  beside(spec: ResourceSpec, name: string, options: pulumi.CustomResourceOptions): Arguments;
  /** Further ones, by what all transformations have left. Fails where an option does not work. */
  besideLast(
    spec: ResourceSpec,
    name: string,
    properties: Arguments,
    options: pulumi.CustomResourceOptions,
  ): Arguments;
}

/** The form of the resources of an engine's type. */
export function formOf(engineType: string): Form {
  return engineType.startsWith(PLUGIN_MODULE) ? pluginForm : dynamicForm;
}
