import { describe, expect, it } from "vitest";

import { secretValue } from "../../../../provider/hosts/stack/stateSecrets";
import { ownConfiguration, withProvider } from "../../../../provider/hosts/stack/stateProvider";
import { pending, PROVIDER, provider } from "./states";

describe("the provider of a resource", () => {
  const configuration = () => Promise.resolve({ "batchflow:tencent": secretValue("{}") });

  it("is the one in state, by whatever id, or is made again", async () => {
    const { resource: wanted } = pending("a");
    expect(await withProvider({ resources: [provider] }, wanted, configuration)).toMatchObject({
      provider: `${PROVIDER}::p1`,
    });
    const renewed = { resources: [{ ...provider, id: "p2" }] };
    expect(await withProvider(renewed, wanted, configuration)).toEqual({
      deployment: renewed,
      provider: `${PROVIDER}::p2`,
    });
    const made = await withProvider({}, wanted, configuration);
    expect(made?.deployment.resources).toMatchObject([
      { urn: PROVIDER, id: "p1", type: "pulumi:providers:pulumi-nodejs", inputs: await configuration() },
    ]);
    const foreign = { ...wanted, provider: "urn:pulumi:dev::shop::pulumi:providers:aws::default::x" };
    expect(await withProvider({}, foreign, configuration)).toBeUndefined();
    expect(await withProvider({}, { ...wanted, provider: undefined }, configuration)).toBeUndefined();
  });
});

describe("the connections of a resource", () => {
  const urn = (name: string) => `urn:pulumi:dev::shop::pulumi:providers:batchflow::${name}`;
  const of = (name: string, id = "p1") => ({
    urn: "urn:pulumi:dev::shop::t::a",
    provider: `${urn(name)}::${id}`,
  });
  const tencent = { region: "ap-guangzhou", secretKey: "Key" };
  const instance = (id: string, region: string) => ({
    urn: urn("beijing"),
    id,
    type: "pulumi:providers:batchflow",
    inputs: { tencent: secretValue({ ...tencent, region }) },
  });

  it.each(["default", "default_1_0_0"])("are the stack's with the provider %s", (name) => {
    expect(ownConfiguration({ resources: [] }, of(name))).toBeUndefined();
  });

  it("are those of the provider that the program has made, by whatever id, in clear", () => {
    const resources = [instance("p2", "ap-shanghai"), instance("p1", "ap-beijing")];
    const configuration = (region: string) => ({ tencent: { ...tencent, region } });
    expect(ownConfiguration({ resources }, of("beijing"))).toEqual(configuration("ap-beijing"));
    expect(ownConfiguration({ resources }, of("beijing", "p3"))).toEqual(configuration("ap-shanghai"));
    expect(() => ownConfiguration({ resources: [] }, of("beijing"))).toThrow("has left the state");
  });

  it("are the stack's where the resource is a dynamic one", () => {
    expect(ownConfiguration({ resources: [provider] }, pending("a").resource)).toBeUndefined();
  });
});
