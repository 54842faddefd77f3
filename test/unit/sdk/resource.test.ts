import * as pulumi from "@pulumi/pulumi";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { resources } from "../../definitions";
import { dynamicType, providerSource } from "../../../provider/hosts/token";
import { paddleflow, tencent, useConnections } from "../../../sdk";
import { capture, isSecret, mockEngine, type Registration, valueOf } from "./setup";

let registrations: Registration[];
beforeAll(async () => {
  registrations = await mockEngine();
});
beforeEach(() => {
  registrations.length = 0;
});

const ARGS: tencent.TaskTemplateArgs = {
  taskTemplateInfo: {
    application: {
      deliveryForm: "LOCAL",
      command: "true",
      docker: { image: "i", password: "Docker-Canary" },
    },
    envId: "env-1",
    authentications: [{ scene: "COS", secretId: "Id-Canary", secretKey: "Key-Canary" }],
  },
};

class Farm extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions = {}) {
    super("acme:Farm", name, {}, opts);
  }
}

/** The properties of a resource as the engine gets them, once it has them. */
async function inputsOf(resource: pulumi.CustomResource): Promise<Registration["inputs"]> {
  await valueOf(resource.urn);
  const name = pulumi.resourceName(resource);
  return registrations.findLast((registration) => registration.name === name)?.inputs ?? {};
}

describe("every resource type", () => {
  it.each([...resources.keys()])("%s has a short and constant __provider", (type) => {
    const code = providerSource(type);
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(200);
    expect(providerSource(type)).toBe(code);
    expect(code).toContain('require("pulumi-batchflow/provider")');
  });

  it("is a dynamic resource to the engine", async () => {
    await inputsOf(new tencent.TaskTemplate("t", ARGS));
    expect(registrations[0]?.type).toBe("pulumi-nodejs:dynamic/batchflow/tencent:TaskTemplate");
    expect(registrations[0]?.inputs.__provider).toBe(providerSource("tencent:TaskTemplate"));
  });

  it("declares all inputs and outputs, so that a preview shows them as unknown", () => {
    const { seen, transformations } = capture();
    new tencent.TaskTemplate("t", ARGS, { transformations });
    const definition = resources.get("tencent:TaskTemplate");
    const declared = [
      ...(definition?.inputs.fields.keys() ?? []),
      ...(definition?.outputs.fields.keys() ?? []),
    ];
    expect(Object.keys(seen[0]?.props ?? {})).toEqual(expect.arrayContaining(declared));
    expect(seen[0]?.props.createTime).toBeUndefined();
  });

  it("passes properties that it does not know, so that check names them", async () => {
    const args = { ...ARGS, taskTempalteName: "typo" };
    expect(await inputsOf(new tencent.TaskTemplate("t", args))).toMatchObject({ taskTempalteName: "typo" });
  });

  it("marks credentials before the engine gets them", async () => {
    const { seen, transformations } = capture();
    new tencent.TaskTemplate("t", ARGS, { transformations });
    const info = seen[0]?.props.taskTemplateInfo as Record<string, Record<string, Record<string, unknown>>>;
    expect(await isSecret(info.authentications)).toBe(true);
    expect(await isSecret(info.application?.docker?.password)).toBe(true);
    expect(info.application?.docker?.image).toBe("i");
  });
});

it("has no property for what does not apply, not even one that is undefined", () => {
  const { seen, transformations } = capture();
  new tencent.TaskTemplate("t", ARGS, { transformations });
  const told = Object.keys(seen[0]?.props ?? {}).filter((name) => name.startsWith("__"));
  expect(told).toEqual(["__provider", "__identity"]);
});

describe("what the program marks secret", () => {
  it("is handed over by its path, as it is after all transformations, in every resource of its own", async () => {
    const mark: pulumi.ResourceTransformation = ({ type, props, opts }) =>
      type.includes("TaskTemplate")
        ? { props: { ...props, taskTemplateName: pulumi.secret("x!!") }, opts }
        : undefined;
    const parent = new Farm("marked", { transformations: [mark] });
    const child = new tencent.TaskTemplate("t", ARGS, { parent });
    expect((await inputsOf(child)).__secrets).toEqual([["taskTemplateName"]]);
    const grandchild = new tencent.TaskTemplate("u", ARGS, { parent: child });
    expect((await inputsOf(grandchild)).__secrets).toEqual([["taskTemplateName"]]);
  });

  it("is no property where nothing of what is known later is secret", async () => {
    const args = { ...ARGS, taskTemplateDescription: pulumi.output("plain") };
    expect(await inputsOf(new tencent.TaskTemplate("t", args))).not.toHaveProperty("__secrets");
  });
});

describe("the options of a resource", () => {
  it("delete before they replace, unless the program says otherwise", async () => {
    const { seen, transformations } = capture();
    const usual = new tencent.TaskTemplate("a", ARGS, { transformations });
    const first = new tencent.TaskTemplate("b", ARGS, { transformations, deleteBeforeReplace: false });
    expect(seen.map(({ opts }) => opts.deleteBeforeReplace)).toEqual([true, false]);
    expect((await inputsOf(usual)).__createFirst).toBeUndefined();
    expect((await inputsOf(first)).__createFirst).toBe(true);
  });

  it("carry the time limits in seconds", async () => {
    const customTimeouts = { create: "1h30m", delete: "90s" };
    const resource = new tencent.TaskTemplate("t", ARGS, { customTimeouts });
    expect((await inputsOf(resource)).__timeouts).toEqual({ create: 5_400, delete: 90 });
    expect((await inputsOf(new tencent.TaskTemplate("u", ARGS))).__timeouts).toBeUndefined();
  });

  it("leave out a time limit that is none to the engine either", async () => {
    const customTimeouts = { create: null, update: "0s", delete: undefined } as never;
    const resource = new tencent.TaskTemplate("none", ARGS, { customTimeouts });
    expect(await inputsOf(resource)).not.toHaveProperty("__timeouts");
    const without = new tencent.TaskTemplate("nothing", ARGS, { customTimeouts: null as never });
    expect(await inputsOf(without)).not.toHaveProperty("__timeouts");
  });

  it("count as transformations leave them, and so do documents and credentials among the arguments", async () => {
    const last: pulumi.ResourceTransformation = ({ props, opts }) => ({
      props: { ...props, yaml: new pulumi.asset.StringAsset("entry_points: {}"), env: { KEY: "canary" } },
      opts: { ...opts, customTimeouts: { create: "2m" }, deleteBeforeReplace: false },
    });
    const parent = new Farm("late", { transformations: [last] });
    const { seen, transformations } = capture();
    const run = new paddleflow.Run(
      "t",
      { yaml: "x" },
      { parent, transformations, customTimeouts: { delete: "1m" } },
    );
    expect(await inputsOf(run)).toMatchObject({
      __timeouts: { create: 120 },
      __createFirst: true,
      yaml: "entry_points: {}",
    });
    expect(seen).toHaveLength(1);
  });

  it("refuse an import that a transformation asks for", () => {
    const ask: pulumi.ResourceTransformation = ({ props, opts }) => ({
      props,
      opts: { ...opts, import: "x" },
    });
    expect(() => new tencent.TaskTemplate("t", ARGS, { transformations: [ask] })).toThrow(
      "tencent:TaskTemplate t: the option `import` does not work",
    );
  });

  it("refuse a wrong time limit, naming the resource and the option", () => {
    expect(() => new tencent.TaskTemplate("t", ARGS, { customTimeouts: { update: "soon" } })).toThrow(
      'tencent:TaskTemplate t: customTimeouts.update: "soon" is no duration',
    );
  });

  it("carry the id to adopt to the provider and not to the engine", async () => {
    const { seen, transformations } = capture();
    const resource = new tencent.TaskTemplate("t", ARGS, { transformations, adopt: "task-tmpl-1" });
    expect((await inputsOf(resource)).__adopt).toBe("task-tmpl-1");
    expect(seen[0]?.opts).not.toHaveProperty("adopt");
  });
});

describe("the identity of a resource", () => {
  const identity = async (name: string, opts: pulumi.CustomResourceOptions = {}) =>
    (await inputsOf(new tencent.TaskTemplate(name, ARGS, opts))).__identity as string;

  it("names project, stack, type and name, and is the same each time", async () => {
    const text = await identity("render");
    for (const part of ["proj", "dev", "tencent:TaskTemplate"]) expect(text).toContain(part);
    expect(text.endsWith("::render")).toBe(true);
    expect(await identity("render")).toBe(text);
  });

  it("differs under parents of different types", async () => {
    const alone = await identity("render");
    const below = await identity("render", { parent: new Farm("farm") });
    expect(below).not.toBe(alone);
    expect(below).toContain("acme:Farm$");
    expect(below.endsWith("::render")).toBe(true);
  });

  it("is a promise: an output would make a child wait for its siblings, and so for itself", () => {
    const { seen, transformations } = capture();
    new tencent.TaskTemplate("render", ARGS, { parent: new Farm("farm"), transformations });
    expect(seen[0]?.props.__identity).toBeInstanceOf(Promise);
  });
});

describe("a connection", () => {
  const connectionOf = async (args: tencent.TaskTemplateArgs, opts: pulumi.CustomResourceOptions) =>
    (await inputsOf(new tencent.TaskTemplate("t", args, opts))).connection;

  it("is inherited from a component, at any depth", async () => {
    const outer = new Farm("outer", { transformations: [useConnections({ tencent: "tencent-prod" })] });
    const inner = new Farm("inner", { parent: outer });
    expect(await connectionOf(ARGS, { parent: inner })).toBe("tencent-prod");
  });

  it("is the nearest one, and the resource's own before all", async () => {
    const outer = new Farm("outer", { transformations: [useConnections({ tencent: "far" })] });
    const inner = new Farm("inner", {
      parent: outer,
      transformations: [useConnections({ tencent: "near" })],
    });
    expect(await connectionOf(ARGS, { parent: inner })).toBe("near");
    expect(await connectionOf({ ...ARGS, connection: "own" }, { parent: inner })).toBe("own");
  });

  it("is given to no resource of another package", async () => {
    class Other extends pulumi.CustomResource {}
    const farm = new Farm("farm", { transformations: [useConnections({ tencent: "tencent-prod" })] });
    const other = new Other("random:index:Id", "other", {}, { parent: farm });
    expect(await inputsOf(other)).not.toHaveProperty("connection");
  });
});

describe("get", () => {
  it("reads an existing object by id and connection, with the provider's code", async () => {
    const env = tencent.ComputeEnv.get("theirs", "env-lcpcej85", { connection: "other" });
    expect(await valueOf(env.id)).toBe("env-lcpcej85");
    expect(registrations[0]).toMatchObject({
      id: "env-lcpcej85",
      type: dynamicType("tencent:ComputeEnv"),
      inputs: { __provider: providerSource("tencent:ComputeEnv"), connection: "other" },
    });
  });
});
