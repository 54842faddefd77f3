import { afterEach, beforeEach } from "vitest";

import { type Emulator, pulumiConfig, startEmulator } from "pulumi-batchflow-emulator";
import { StandInPulumi } from "../standInPulumi";
import { PluginDriver, type Properties } from "./driver";

const URN = (type: string, name: string) => `urn:pulumi:dev::shop::batchflow:${type}::${name}`;
export const RENDER = URN("tencent:TaskTemplate", "render");
export const DATA = URN("paddleflow:FileSystem", "data");
export const OTHER = URN("paddleflow:FileSystem", "other");

export const taskTemplate = (info: object = {}): Properties => ({
  taskTemplateInfo: {
    application: { deliveryForm: "LOCAL", command: "true" },
    envId: "env-12345678",
    ...info,
  },
});

/** An emulator, and a stack whose state is empty, for each test. */
export class PluginScene {
  emulator!: Emulator;
  pulumi!: StandInPulumi;
  #runs = 0;

  /** To be called once in a file. */
  static use(): PluginScene {
    const scene = new PluginScene();
    beforeEach(async () => {
      scene.emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
      scene.pulumi = new StandInPulumi();
      scene.pulumi.setState({});
    });
    afterEach(async () => {
      scene.pulumi.remove();
      await scene.emulator.close();
    });
    return scene;
  }

  /** Another run: settings that differ in a time that no test notices make another client. */
  start(): Promise<PluginDriver> {
    this.#runs += 1;
    const connection = (name: "tencent" | "paddleflow") => ({
      ...Object.fromEntries(
        Object.entries(pulumiConfig(this.emulator, name)).map(([key, { value }]) => [
          key.split(".")[1]!,
          value,
        ]),
      ),
      requestTimeout: 30 + this.#runs / 1e6,
      skipCredentialsValidation: true,
    });
    const tencent = connection("tencent");
    return PluginDriver.start({
      tencent,
      paddleflow: connection("paddleflow"),
      "tencent-prod": JSON.stringify(tencent),
    });
  }

  templates(): string[] {
    return this.emulator.control.state("tencent").taskTemplates.map(({ id }) => id);
  }
}
