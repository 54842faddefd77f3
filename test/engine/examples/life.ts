import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import {
  type ConfigSetting,
  createStack,
  expectSuccess,
  repositoryRoot,
  type TestStack,
} from "../../toolchain/stack";
import { orSkip } from "../../toolchain/unavailable";

/** What the life of an example needs to know of it. */
export interface Example {
  /** The folder below examples/. */
  readonly name: string;
  /** Makes the host of its language ready, and answers the folders for PATH; where that fails, all is skipped. */
  readonly language?: () => Promise<readonly string[]>;
  /** The platforms that it uses, ready, with the stack's configuration for them. */
  readonly start: () => Promise<World>;
  /** Values of the configuration whose change is made in place, and how the platform shows that. */
  readonly change: Readonly<Record<string, ConfigSetting>>;
  /** The properties that the preview of the change names, by the resource's name. */
  readonly changed: Readonly<Record<string, readonly string[]>>;
  /** Values whose change makes new objects, and the resources that are replaced. */
  readonly replace?: {
    readonly config: Readonly<Record<string, ConfigSetting>>;
    readonly names: readonly string[];
  };
  /** The resources that `drift` of the world changes behind their back, and those that `remove` deletes. */
  readonly drifted?: readonly string[];
  readonly removed?: readonly string[];
  /** Declares further tests, which come before the end of its life. */
  readonly more?: (life: Life) => void;
}

/** An example that is up, for tests of its own. */
export interface Life {
  readonly stack: () => TestStack;
  readonly world: () => World;
  /** What a preview shows, without what stays the same. */
  readonly preview: (...args: string[]) => Promise<Step[]>;
}

export interface World {
  readonly config: Readonly<Record<string, ConfigSetting>>;
  /** More folders for PATH. */
  readonly path?: readonly string[];
  /** The objects that the program has made, as the platforms have them: an empty list where there are none. */
  objects(): Promise<readonly unknown[]> | readonly unknown[];
  /** Whether the platforms show the change. */
  hasChanged(): Promise<boolean> | boolean;
  /** Changes something past the provider. */
  drift?(): void;
  /** Deletes something past the provider. */
  remove?(): void;
  close(): Promise<void>;
}

/** A step as `preview --json` has it. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly diffReasons?: readonly string[];
  readonly replaceReasons?: readonly string[];
  readonly detailedDiff?: Readonly<Record<string, { readonly kind: string }>>;
}

/** The first build of a language's host takes minutes. */
const START_TIMEOUT = 20 * 60_000;

/** Up, quiet, changed in place, destroyed: each step starts from where the one before ended. */
export function describeExample(
  { name, language, start, change, changed, replace, drifted, removed, more }: Example,
  where = "the emulator",
): void {
  describe(`examples/${name} on ${where}`, () => {
    let world: World;
    let stack: TestStack;
    let hosts: Promise<readonly string[]>;
    let isUp = false;
    const preview = async (...args: string[]): Promise<Step[]> => {
      const { stdout } = expectSuccess(await stack.preview("--json", ...args));
      return (JSON.parse(stdout) as { steps: Step[] }).steps.filter(({ op }) => op !== "same");
    };

    beforeAll(async () => {
      hosts = language?.() ?? Promise.resolve([]);
      const folders = await hosts.catch(() => undefined);
      // Each test says why.
      if (folders === undefined) return;
      world = await start();
      const { config, path = [] } = world;
      stack = await createStack({
        program: join(repositoryRoot, "examples", name),
        project: `batchflow-${name}`,
        config,
        path: [...path, ...folders],
      });
      isUp = true;
    }, START_TIMEOUT);
    beforeEach(async (context) => {
      await orSkip(context, hosts);
    });
    afterAll(async () => {
      if (!isUp) return;
      await stack.dispose();
      await world.close();
    });

    it("previews creates alone, and makes nothing", async () => {
      expect(new Set((await preview()).map(({ op }) => op))).toEqual(new Set(["create"]));
      expect(await world.objects()).toEqual([]);
    });

    it("goes up, and is quiet afterwards, with a refresh too", async () => {
      expectSuccess(await stack.up());
      expect(await world.objects()).not.toEqual([]);
      expectSuccess(await stack.preview("--expect-no-changes"));
      expectSuccess(await stack.refresh("--expect-no-changes"));
    });

    it("changes in place", async () => {
      for (const [key, value] of Object.entries(change)) await stack.setConfig(key, value);
      const steps = (await preview()).filter(({ urn }) => !urn.includes("::pulumi:pulumi:Stack::"));
      const found = steps.map(({ urn, op, diffReasons }) => [urn.split("::").at(-1), { op, diffReasons }]);
      const wanted = Object.entries(changed).map(([resource, diffReasons]) => [
        resource,
        { op: "update", diffReasons },
      ]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
      expectSuccess(await stack.up());
      expect(await world.hasChanged()).toBe(true);
      expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
    });

    /** The names of the resources for which a preview shows an operation. */
    const shown = async (operation: string, ...args: string[]) =>
      (await preview(...args))
        .filter(({ op, urn }) => op === operation && !urn.includes("::pulumi:pulumi:Stack::"))
        .map(({ urn }) => urn.split("::").at(-1));

    if (replace !== undefined) {
      it("replaces what cannot change", async () => {
        for (const [key, value] of Object.entries(replace.config)) await stack.setConfig(key, value);
        const before = (await world.objects()).length;
        expect(new Set(await shown("replace"))).toEqual(new Set(replace.names));
        expectSuccess(await stack.up());
        expect(await world.objects()).toHaveLength(before);
        expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
      });
    }

    if (drifted !== undefined) {
      it("shows what changed behind its back, and repairs it", async () => {
        world.drift?.();
        expect(new Set(await shown("update", "--refresh"))).toEqual(new Set(drifted));
        expectSuccess(await stack.up("--refresh"));
        expect(await world.hasChanged()).toBe(true);
        expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
      });
    }

    if (removed !== undefined) {
      it("makes again what was deleted behind its back", async () => {
        const before = (await world.objects()).length;
        world.remove?.();
        expect(new Set(await shown("create", "--refresh"))).toEqual(new Set(removed));
        expectSuccess(await stack.up("--refresh"));
        expect(await world.objects()).toHaveLength(before);
        expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
      });
    }

    more?.({ stack: () => stack, world: () => world, preview });

    it("is destroyed to nothing", async () => {
      expectSuccess(await stack.destroy());
      expect(await world.objects()).toEqual([]);
    });
  });
}
