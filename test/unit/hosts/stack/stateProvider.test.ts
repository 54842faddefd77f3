import { describe, expect, it } from "vitest";

import { secretValue } from "../../../../provider/hosts/stack/stateSecrets";
import { withProvider } from "../../../../provider/hosts/stack/stateProvider";
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
