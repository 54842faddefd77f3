import type { ResourceDefinition } from "../provider/core/definition";
import type { FunctionDefinition } from "../provider/core/functionDefinition";
import * as platforms from "../provider/platforms";
import { definitionsIn, type PlatformModule } from "../provider/registry";

const all = Object.values(platforms as unknown as Readonly<Record<string, PlatformModule>>).map(
  definitionsIn,
);

/** Every resource type, by `platform:Type`. */
export const resources: ReadonlyMap<string, ResourceDefinition> = new Map(
  all.flatMap((platform) => [...platform.resources]),
);

/** Every reader and function, by `platform:name`. */
export const functions: ReadonlyMap<string, FunctionDefinition> = new Map(
  all.flatMap((platform) => [...platform.functions]),
);
