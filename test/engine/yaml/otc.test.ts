import { expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { describeExample, type Life } from "../examples/life";
import { yamlHost } from "./host";

let emulator: Emulator;
const own = () => emulator.control.state("otc").images.filter(({ id }) => !id.startsWith("90000000"));

function more({ stack }: Life): void {
  it("has made and read its objects by the provider instance alone", async () => {
    const { resources = [] } = stack().stored();
    const providers = resources.filter(({ type }) => type === "pulumi:providers:batchflow");
    expect(providers.map(({ urn }) => urn.split("::").at(-1))).toEqual(["account"]);
    const images = resources.filter(({ type }) => type === "batchflow:otc:Image");
    expect(images.map(({ provider }) => provider?.split("::").at(-2))).toEqual(["account", "account"]);
    expect((await stack().outputs()).copyStatus).toBe("active");
  });
}

describeExample({
  name: "otc-yaml",
  language: yamlHost,
  start: async () => {
    emulator = await startEmulator({ timeScale: 1_000, otc: { durations: { token: 10_000_000 } } });
    const { endpoint, iamEndpoint, projectId, domainName, username, password } = emulator.platforms.otc;
    return {
      config: { endpoint, iamEndpoint, projectId, domainName, username, password: { secret: password } },
      objects: own,
      drift: () => {
        for (const { id } of own()) emulator.control.otc.change("image", id, { __description: "by hand" });
      },
      hasChanged: () => own().some((image) => JSON.stringify(image).includes("For batch jobs")),
      close: () => emulator.close(),
    };
  },
  change: { description: "For batch jobs", minRam: 4096 },
  changed: { base: ["description", "minRam"] },
  drifted: ["base", "copy"],
  more,
});
