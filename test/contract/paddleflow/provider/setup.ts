import { functions, platform, resources } from "../../../../provider/platforms/paddleflow";
import type { PaddleFlowClient } from "../../../../provider/platforms/paddleflow/client";
import type { Emulator } from "pulumi-batchflow-emulator";
import * as scenes from "../../scene";

export { MARK, timeLimit } from "../../scene";

export type Scene = scenes.Scene<PaddleFlowClient>;

/** Long enough for a second search. */
const LATE_SECONDS = 2;

type EmulatorSettings = NonNullable<Parameters<Emulator["control"]["configure"]>[0]["paddleflow"]>;

/** An emulator of its own, and a client of it as root. Virtual time runs fast. */
export async function startScene(settings: EmulatorSettings = {}, timeScale = 100): Promise<Scene> {
  const emulator = await scenes.openEmulator({ timeScale, rateLimits: false });
  emulator.control.configure({ paddleflow: settings });
  const { user, password } = emulator.platforms.paddleflow;
  return connect(emulator, user, password);
}

/** A client of the same server as another user. */
export const as = ({ emulator }: Scene, username: string, password: string): Scene =>
  connect(emulator, username, password);

function connect(emulator: Emulator, username: string, password: string): Scene {
  const { endpoint } = emulator.platforms.paddleflow;
  return scenes.connectTo(platform, emulator, { endpoint, username, password, lateAnswers: LATE_SECONDS });
}

export const resource = (type: string) =>
  scenes.operationsOf<PaddleFlowClient>(resources, `paddleflow:${type}`);

export const run = (scene: Scene, name: string, args?: object) =>
  scenes.call(functions, scene, `paddleflow:${name}`, args);
