import * as pulumi from "@pulumi/pulumi";
import { beforeAll, beforeEach, expect, it } from "vitest";

import { Provider, tencent } from "../../../../sdk/plugin";
import { capture, isSecret, mockEngine, type Registration, valueOf, version } from "../setup";

let registrations: Registration[];
beforeAll(async () => {
  registrations = await mockEngine();
});
beforeEach(() => {
  registrations.length = 0;
});

const TENCENT = { secretId: "id", secretKey: pulumi.secret("Canary"), region: pulumi.output("ap-beijing") };

/** The content of a text that the engine is sent as a secret. */
function textIn(wire: unknown): unknown {
  expect(wire).toHaveProperty("4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270");
  return JSON.parse((wire as { value: string }).value);
}

it("an explicit provider has each connection as a text, and as a secret", async () => {
  const { seen, transformations } = capture();
  const args = { tencent: TENCENT, connections: { late: pulumi.output({ region: "ap-tokyo" }) } };
  const provider = new Provider("prod", args, { transformations });
  await valueOf(provider.urn);
  expect(registrations).toMatchObject([{ type: "pulumi:providers:batchflow", name: "prod" }]);
  const { inputs } = registrations[0]!;
  expect(Object.keys(inputs).sort()).toEqual(["connections", "tencent"]);
  expect(textIn(inputs.tencent)).toEqual({
    secretId: "id",
    secretKey: "Canary",
    region: "ap-beijing",
  });
  expect(textIn(inputs.connections)).toEqual({ late: { region: "ap-tokyo" } });
  for (const name of ["tencent", "connections"])
    expect(await isSecret(seen[0]?.props[name]), name).toBe(true);
  expect(seen[0]?.opts).toMatchObject({
    version,
    pluginDownloadURL: "github://api.github.com/pulumi-batchflow",
  });
});

it("an explicit provider needs no connection: the environment may have it", async () => {
  await valueOf(new Provider("bare").urn);
  await valueOf(new Provider("absent", { tencent: undefined }).urn);
  expect(registrations.map(({ inputs }) => inputs)).toEqual([{}, {}]);
});

it("an explicit provider is known as one, to a component's children too", () => {
  const provider: unknown = new Provider("known");
  expect(Provider.isInstance(provider)).toBe(true);
  expect(Provider.isInstance(tencent.ComputeEnv.get("theirs", "env-1"))).toBe(false);
  expect(Provider.isInstance(undefined)).toBe(false);
  const { seen, transformations } = capture();
  const farm = new pulumi.ComponentResource("acme:Farm", "farm", {}, { providers: [provider as Provider] });
  tencent.ComputeEnv.get("child", "env-1", { parent: farm, transformations });
  expect(Reflect.get(farm, "__providers")).toEqual({ batchflow: provider });
  expect(seen).toHaveLength(1);
});
