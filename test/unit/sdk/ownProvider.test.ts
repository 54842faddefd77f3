import * as pulumi from "@pulumi/pulumi";
import { beforeAll, expect, it } from "vitest";

import { tencent } from "../../../sdk";
import { mockEngine, type Registration, valueOf } from "./setup";

class Own extends pulumi.ProviderResource {
  constructor(pkg: string, name: string) {
    super(pkg, name);
  }
}

class Farm extends pulumi.ComponentResource {
  constructor(name: string, options: pulumi.ComponentResourceOptions) {
    super("acme:Farm", name, {}, options);
  }
}

let registrations: Registration[];
beforeAll(async () => {
  registrations = await mockEngine();
});

/** What the engine gets of a resource with these options. */
async function inputsOf(name: string, options: pulumi.CustomResourceOptions) {
  const resource = new tencent.TaskTemplate(
    name,
    { taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" } } },
    options,
  );
  await valueOf(resource.urn);
  return registrations.find((registration) => registration.name === name)?.inputs;
}

it("a provider of the program's own is told to the resource's, which does not get the configuration then", async () => {
  const provider = new Own("pulumi-nodejs", "own");
  const parent = new Farm("farm", { providers: [provider] });
  expect(await inputsOf("direct", { provider })).toMatchObject({ __ownProvider: true });
  expect(await inputsOf("below", { parent })).toMatchObject({ __ownProvider: true });
});

it("a provider of another package is none", async () => {
  const provider = new Own("acme", "acme");
  expect(await inputsOf("other", { provider })).not.toHaveProperty("__ownProvider");
  expect(await inputsOf("plain", {})).not.toHaveProperty("__ownProvider");
});
