import type { Platform } from "./core/connection";
import type { ResourceDefinition } from "./core/definition";
import type { FunctionDefinition } from "./core/functionDefinition";
import type { Offers } from "./core/machines";
import { isRecord } from "./core/schema/values";
import type { StoryDefinition } from "./core/story/story";

/** Everything that a platform's folder defines. */
export interface PlatformDefinitions {
  readonly platform: Platform;
  /** By `platform:Type`. */
  readonly resources: ReadonlyMap<string, ResourceDefinition>;
  /** Readers and functions, by `platform:name`. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** Lists the instance types that the platform offers; absent where no action of it does. */
  readonly offers?: Offers | undefined;
  /** Work whose story can be read, by `platform:Type`: that of resources and of some objects that are none. */
  readonly stories: ReadonlyMap<string, StoryDefinition>;
}

/** What the folder of one kind exports. */
interface Kind {
  readonly resources?: readonly ResourceDefinition[];
  readonly functions?: readonly FunctionDefinition[];
  readonly offers?: Offers;
  /** Of objects that are no resources. */
  readonly stories?: readonly StoryDefinition[];
}

/** The exports of a platform's `index.ts`: its `platform`, and the exports of each kind's folder under the kind's name. */
export type PlatformModule = { readonly platform: Platform } & Readonly<Record<string, Kind | Platform>>;

/** The index of each platform's folder. Written out, so that the compiler checks them and a bundler finds them. */
const INDEXES = new Map<string, () => Promise<unknown>>([
  ["alibaba", () => import("./platforms/alibaba/index.js")],
  ["huawei", () => import("./platforms/huawei/index.js")],
  ["otc", () => import("./platforms/otc/index.js")],
  ["paddleflow", () => import("./platforms/paddleflow/index.js")],
  ["tencent", () => import("./platforms/tencent/index.js")],
]);

/** The names of all platforms, sorted. */
export const PLATFORM_NAMES: readonly string[] = [...INDEXES.keys()].sort();

const loaded = new Map<string, Promise<PlatformDefinitions>>();

/** Loads a platform when it is first used; undefined where there is none of the name. */
export function loadPlatform(name: string): Promise<PlatformDefinitions | undefined> {
  const load = INDEXES.get(name);
  if (load === undefined) return Promise.resolve(undefined);
  let platform = loaded.get(name);
  if (platform === undefined) {
    platform = load().then((module) => definitionsIn(module as PlatformModule));
    loaded.set(name, platform);
  }
  return platform;
}

/** Loads the definition of a resource type. */
export async function loadResource(type: string): Promise<ResourceDefinition | undefined> {
  return (await loadPlatform(platformOf(type)))?.resources.get(type);
}

/** Loads the definition of a reader or function. */
export async function loadFunction(type: string): Promise<FunctionDefinition | undefined> {
  return (await loadPlatform(platformOf(type)))?.functions.get(type);
}

/** Loads what reads the story of a type's work. */
export async function loadStory(type: string): Promise<StoryDefinition | undefined> {
  return (await loadPlatform(platformOf(type)))?.stories.get(type);
}

/** Loads every platform. */
export async function loadAll(): Promise<readonly PlatformDefinitions[]> {
  const platforms = await Promise.all(PLATFORM_NAMES.map(loadPlatform));
  return platforms.flatMap((platform) => platform ?? []);
}

/** Collects what the kinds of a platform define, in the order of the names. */
export function definitionsIn(module: PlatformModule): PlatformDefinitions {
  const kinds = Object.values(module).filter(isKind);
  const resources = kinds.flatMap(({ resources: own = [] }) => own);
  return {
    platform: module.platform,
    resources: byType(resources),
    functions: byType(kinds.flatMap(({ functions = [] }) => functions)),
    offers: kinds.find(({ offers }) => offers !== undefined)?.offers,
    stories: byType([
      ...resources.flatMap((definition) => storyOf(definition) ?? []),
      ...kinds.flatMap(({ stories = [] }) => stories),
    ]),
  };
}

function storyOf({ type, platform, spec }: ResourceDefinition): StoryDefinition | undefined {
  const { id } = spec;
  return spec.story && { type, platform, id, story: spec.story.bind(spec) };
}

function isKind(member: Kind | Platform): member is Kind {
  return isRecord(member) && ("resources" in member || "functions" in member);
}

function byType<D extends { readonly type: string }>(definitions: readonly D[]): ReadonlyMap<string, D> {
  const sorted = [...definitions].sort((a, b) => (a.type < b.type ? -1 : 1));
  return new Map(sorted.map((definition) => [definition.type, definition]));
}

/** `tencent:TaskTemplate` → `tencent`. */
export function platformOf(type: string): string {
  return type.slice(0, Math.max(0, type.indexOf(":")));
}
