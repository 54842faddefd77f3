import type { Emulator } from "pulumi-batchflow-emulator";

import { fixtures } from "../../../lifecycle/fixtures";
import type { Fixture } from "../../../lifecycle/matrix";
import { omit } from "../../../lifecycle/matrix/subject";
import {
  type ConfigSetting,
  createStack,
  type StoredResource,
  type TestStack,
} from "../../../toolchain/stack";
import { PLUGIN } from "../setup";

export type Form = "dynamic" | "plugin";

/** A resource of the program, of one of the lifecycle table's fixtures, at a platform of its own. */
export interface Declared {
  readonly name: string;
  readonly type: string;
  readonly args: object;
  /** The name of its parent; absent where that is the component. */
  readonly parent?: string | undefined;
  readonly customTimeouts?: object | undefined;
}

export interface Place {
  readonly fixture: Fixture;
  readonly emulator: Emulator;
  readonly declared: Declared;
}

const TIMEOUTS = { create: "10m", update: "9m", delete: "8m" };

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const forms = { dynamic: require("pulumi-batchflow"), plugin: require("pulumi-batchflow/plugin") };
const { resources, formOf } = require("./resources.json");
class Farm extends pulumi.ComponentResource {
  constructor(name) {
    super("acme:Farm", name, {});
  }
}
const made = { farm: new Farm("farm") };
for (const { name, type, args, parent, customTimeouts } of resources) {
  const [platform, kind] = type.split(":");
  const Class = forms[formOf[name]][platform][kind];
  made[name] = new Class(name, args, { parent: made[parent ?? "farm"], customTimeouts });
  exports[name] = made[name].id;
}
`;

/** A resource of each fixture: in a component and up to three deep below one another, every second one with time limits. */
export async function everyType(): Promise<Place[]> {
  return Promise.all(
    fixtures.map(async (fixture, index): Promise<Place> => {
      const emulator = await fixture.start();
      const prepared = (await fixture.prepare?.(emulator)) ?? {};
      const { recovery } = fixture;
      const named = { ...fixture.inputs, ...fixture.unreadInputs, ...prepared };
      const args = typeof recovery === "object" ? omit(named, recovery.without) : named;
      const parent = index % 3 === 0 ? undefined : `r${index - 1}`;
      const declared = {
        name: `r${index}`,
        type: fixture.type,
        args: { ...args, connection: connectionOf(index) },
        parent,
        customTimeouts: index % 2 === 0 ? TIMEOUTS : undefined,
      };
      return { fixture, emulator, declared };
    }),
  );
}

function connectionOf(index: number): string {
  return `platform-${index}`;
}

/** A stack of these resources, with a connection for each. */
export function stackOf(places: readonly Place[]): Promise<TestStack> {
  const settings = places.flatMap(({ fixture: { platform, config }, emulator }, index) => {
    const connection = config(emulator)[`batchflow:${platform}`] as Record<string, ConfigSetting>;
    return Object.entries(connection).map(
      ([name, value]) => [`batchflow:${connectionOf(index)}.${name}`, value] as const,
    );
  });
  return createStack({
    program: { "index.js": PROGRAM },
    config: Object.fromEntries(settings),
    path: [PLUGIN],
  });
}

/** Writes which form each resource is declared in. */
export function declare(stack: TestStack, places: readonly Place[], formOf: (index: number) => Form): void {
  const resources = places.map(({ declared }) => declared);
  const forms = Object.fromEntries(resources.map(({ name }, index) => [name, formOf(index)] as const));
  stack.writeFile("resources.json", JSON.stringify({ resources, formOf: forms }));
}

/** The actions since the last call that do not only read, with the types of the resources that they are for. */
export function sent(places: readonly Place[]): (readonly [type: string, actions: readonly string[]])[] {
  return places.flatMap(({ fixture: { type, reads = /^Describe/ }, emulator }) => {
    const actions = Object.keys(emulator.control.countRequests()).filter((action) => !reads.test(action));
    emulator.control.clearRequests();
    return actions.length === 0 ? [] : [[type, actions] as const];
  });
}

/** The ids of the objects at each platform. */
export function objects(places: readonly Place[]): string[][] {
  return places.map(({ fixture, emulator }) => fixture.objects(emulator.control).map(({ id }) => id));
}

/** This package's resources in the state, by their names. */
export function entries(stack: TestStack): ReadonlyMap<string, StoredResource> {
  const { resources = [] } = stack.stored();
  const own = resources.filter(({ urn, id }) => id !== undefined && !urn.includes("::pulumi:providers:"));
  return new Map(own.map((entry) => [entry.urn.split("::").at(-1) ?? "", entry]));
}
