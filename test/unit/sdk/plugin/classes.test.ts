import * as pulumi from "@pulumi/pulumi";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { functions, resources } from "../../../definitions";
import * as dynamic from "../../../../sdk";
import * as plugin from "../../../../sdk/plugin";
import { tencent, paddleflow } from "../../../../sdk/plugin";
import { capture, isSecret, mockEngine, type Registration, valueOf, version } from "../setup";

let registrations: Registration[];
beforeAll(async () => {
  registrations = await mockEngine();
});
beforeEach(() => {
  registrations.length = 0;
});

const ARGS: tencent.TaskTemplateArgs = {
  taskTemplateInfo: {
    application: { deliveryForm: "LOCAL", command: "true", docker: { image: "i", password: "Canary" } },
    envId: "env-1",
  },
};

type Members = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type ResourceClass = new (
  name: string,
  args: object,
  options?: dynamic.ResourceOptions,
) => pulumi.CustomResource;

async function registered(resource: pulumi.CustomResource): Promise<Registration | undefined> {
  await valueOf(resource.urn);
  const name = pulumi.resourceName(resource);
  return registrations.findLast((registration) => registration.name === name);
}

/** The options that the engine's SDK is handed. */
function optionsOf(make: (options: dynamic.ResourceOptions) => unknown): pulumi.CustomResourceOptions {
  const { seen, transformations } = capture();
  make({ transformations });
  return seen[0]?.opts ?? {};
}

describe("the entry point of the plugin", () => {
  it.each([...resources.keys()])("has the class of %s, over the plugin's type", async (type) => {
    const [platform = "", name = ""] = type.split(":");
    const Class = (plugin as unknown as Members)[platform]?.[name] as ResourceClass;
    expect(Class.name).toBe(name);
    expect(Class).toHaveProperty("__pulumiType", `batchflow:${type}`);
    const made = await registered(new Class(type, {}));
    expect(made).toMatchObject({ type: `batchflow:${type}` });
    expect(Object.keys(made?.inputs ?? {}).filter((property) => property.startsWith("__"))).toEqual([]);
  });

  it("has all else as it is in the other one", () => {
    const classes = new Set([...resources.keys()].map((type) => type.split(":")[1]));
    for (const platform of new Set([...functions.keys()].map((type) => type.split(":")[0] ?? ""))) {
      const [own, other] = [plugin, dynamic].map((all) => (all as unknown as Members)[platform] ?? {});
      expect(Object.keys(own ?? {}).sort()).toEqual(Object.keys(other ?? {}).sort());
      for (const [name, member] of Object.entries(other ?? {})) {
        if (!classes.has(name)) expect(own?.[name], name).toBe(member);
      }
    }
    expect(plugin.BatchflowError).toBe(dynamic.BatchflowError);
    expect(plugin.useConnections).toBe(dynamic.useConnections);
  });
});

describe("a resource of the plugin", () => {
  it("tells the engine which plugin serves it, and where that is had", () => {
    const options = optionsOf((given) => new tencent.TaskTemplate("t", ARGS, given));
    expect(options).toMatchObject({
      version,
      pluginDownloadURL: "github://api.github.com/pulumi-batchflow",
      deleteBeforeReplace: true,
    });
    expect(options).not.toHaveProperty("additionalSecretOutputs");
  });

  it("takes another version or address from the program", () => {
    const options = optionsOf(
      (given) =>
        new tencent.TaskTemplate("t", ARGS, { ...given, version: "0.0.7", pluginDownloadURL: "file:///x" }),
    );
    expect(options).toMatchObject({ version: "0.0.7", pluginDownloadURL: "file:///x" });
  });

  it("sends credentials as secrets, and what transformations have left of documents as texts", async () => {
    const { seen, transformations } = capture();
    new tencent.TaskTemplate("t", ARGS, { transformations });
    const info = seen[0]?.props.taskTemplateInfo as Record<string, Record<string, Record<string, unknown>>>;
    expect(await isSecret(info.application?.docker?.password)).toBe(true);
    const late: pulumi.ResourceTransformation = ({ props, opts }) => ({
      props: { ...props, yaml: { entry_points: { main: { command: pulumi.output("true") } } } },
      opts,
    });
    const run = new paddleflow.Run("late", { yaml: "x" }, { transformations: [late] });
    expect((await registered(run))?.inputs.yaml).toBe('entry_points:\n  main:\n    command: "true"\n');
  });

  it("leaves to the engine what the engine's requests carry, and sends what they do not: what to adopt", async () => {
    const made = new tencent.TaskTemplate("adopting", ARGS, {
      adopt: "task-tmpl-1",
      customTimeouts: { create: "1m" },
      deleteBeforeReplace: false,
    });
    const { inputs = {} } = (await registered(made)) ?? {};
    expect(inputs).toMatchObject({ __adopt: "task-tmpl-1" });
    expect(Object.keys(inputs).filter((name) => name.startsWith("__"))).toEqual(["__adopt"]);
  });

  it("can be imported by id", () => {
    const options = optionsOf(
      (given) => new tencent.TaskTemplate("t", ARGS, { ...given, import: "task-tmpl-1" }),
    );
    expect(options.import).toBe("task-tmpl-1");
  });

  it("inherits a connection", async () => {
    const farm = new pulumi.ComponentResource(
      "acme:Farm",
      "farm",
      {},
      {
        transformations: [plugin.useConnections({ tencent: "tencent-prod" })],
      },
    );
    const made = await registered(new tencent.TaskTemplate("inheriting", ARGS, { parent: farm }));
    expect(made?.inputs.connection).toBe("tencent-prod");
  });

  it("is read by id and connection", async () => {
    const env = tencent.ComputeEnv.get("theirs", "env-lcpcej85", { connection: "other" });
    expect(env).toBeInstanceOf(tencent.ComputeEnv);
    expect(await valueOf(env.id)).toBe("env-lcpcej85");
    expect(registrations[0]).toMatchObject({
      id: "env-lcpcej85",
      type: "batchflow:tencent:ComputeEnv",
      inputs: { connection: "other" },
    });
  });
});

describe("a move", () => {
  it("is known to the classes of both forms by the other's type", () => {
    const aliases = [tencent.TaskTemplate, dynamic.tencent.TaskTemplate].map(
      (Class) =>
        optionsOf((given) => new Class("t", ARGS, { ...given, aliases: [{ name: "before" }] })).aliases,
    );
    expect(aliases).toEqual([
      [{ type: "pulumi-nodejs:dynamic/batchflow/tencent:TaskTemplate" }, { name: "before" }],
      [{ type: "batchflow:tencent:TaskTemplate" }, { name: "before" }],
    ]);
  });

  it("of what is only read is told to its children, which inherit no alias from it", async () => {
    const readIn = (forms: typeof tencent | typeof dynamic.tencent) => {
      const farm = new pulumi.ComponentResource(
        "acme:Farm",
        "farm",
        {},
        { parent: forms.ComputeEnv.get("theirs", "env-lcpcej85") },
      );
      const { aliases = [] } = optionsOf(
        (given) => new forms.TaskTemplate("t", ARGS, { ...given, parent: farm }),
      );
      return valueOf(pulumi.output(aliases[1]));
    };
    const start = "urn:pulumi:dev::proj::";
    const old = "pulumi-nodejs:dynamic/batchflow/tencent";
    expect(await readIn(tencent)).toBe(`${start}${old}:ComputeEnv$acme:Farm$${old}:TaskTemplate::t`);
    expect(await readIn(dynamic.tencent)).toBe(
      `${start}batchflow:tencent:ComputeEnv$acme:Farm$batchflow:tencent:TaskTemplate::t`,
    );
  });

  it("of a parent leaves the identity of a child as it is", async () => {
    const identities = [tencent.ComputeEnv, dynamic.tencent.ComputeEnv].map(async (Class) => {
      const parent = Class.get("theirs", "env-lcpcej85");
      return (await registered(new dynamic.tencent.TaskTemplate("t", ARGS, { parent })))?.inputs.__identity;
    });
    const [moved, before] = await Promise.all(identities);
    expect(before).toContain("pulumi-nodejs:dynamic/batchflow/tencent:ComputeEnv$pulumi-nodejs:dynamic/");
    expect(moved).toBe(before);
  });
});

describe("isInstance", () => {
  it("tells the types and the forms apart, also for another loaded copy of the package", async () => {
    const template: unknown = new tencent.TaskTemplate("t", ARGS);
    const other: unknown = new dynamic.tencent.TaskTemplate("u", ARGS);
    const isInstance = (one: unknown) => tencent.TaskTemplate.isInstance(one);
    expect([template, other, undefined, null, "x", {}].map(isInstance)).toEqual([
      true,
      ...Array<boolean>(5).fill(false),
    ]);
    expect(tencent.Job.isInstance(template)).toBe(false);
    expect(dynamic.tencent.TaskTemplate.isInstance(template)).toBe(false);
    expect(dynamic.tencent.TaskTemplate.isInstance(other)).toBe(true);

    vi.resetModules();
    const copy = await import("../../../../sdk/plugin/index.js");
    const theirs: unknown = new copy.tencent.TaskTemplate("t", ARGS);
    expect(theirs instanceof tencent.TaskTemplate).toBe(false);
    expect(tencent.TaskTemplate.isInstance(theirs)).toBe(true);
  });
});
