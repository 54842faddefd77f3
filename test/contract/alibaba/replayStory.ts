import type { Emulator } from "pulumi-batchflow-emulator";
import type { TestClient } from "./client";
import type { Example } from "./examples";

export interface Stage {
  emulator: Emulator;
  client: TestClient;
  examples: Example[];
}

type Scene = (stage: Stage) => Promise<unknown> | void;

/** By the numbers of the exchanges in the examples file. */
const CREATE_WITH_DESCRIPTION = 2;

/** Puts a job of the examples' kind into the state, under the examples' id. */
const job =
  (reach: (stage: Stage, id: string) => void, members: object = {}, id = "job-xxxx"): Scene =>
  async (stage) => {
    const { client, examples, emulator } = stage;
    const definition = examples[CREATE_WITH_DESCRIPTION]?.request as object;
    const { body } = await client.send("POST", "/jobs", { ...definition, ...members });
    const { ResourceId: made } = body as { ResourceId: string };
    reach(stage, made);
    emulator.control.alibaba.change("job", made, { id });
  };

const waiting = (): void => undefined;
const running = ({ emulator }: Stage): void => void emulator.control.advance(5);
const stopped = ({ emulator }: Stage, id: string): void => {
  emulator.control.advance(5);
  emulator.control.alibaba.stopJob(id);
};
const failed = ({ emulator }: Stage, id: string): void => {
  emulator.control.advance(5);
  emulator.control.alibaba.failJob(id);
};
const finished = ({ emulator }: Stage): void => void emulator.control.advance(15);

const unranked = { Priority: 0 };

/** What has happened before an exchange, by the exchange's number. */
export const story: Record<number, readonly Scene[]> = {
  4: [job(waiting)],
  5: [job(stopped)],
  6: [job(running)],
  7: [job(stopped)],
  8: [job(finished)],
  9: [job(waiting, unranked)],
  10: [job(running, unranked)],
  11: [job(finished, unranked)],
  12: [job(failed, unranked)],
  13: [job(stopped, unranked)],
  14: [job(running, { ...unranked, JobName: "find-prime-2" }, "job-yyyy"), job(waiting, unranked)],
  15: [job(running)],
  16: [
    ({ emulator }) => {
      for (const { id } of emulator.control.state("alibaba").images) {
        if (id !== "img-xxxx") emulator.control.alibaba.remove("image", id);
      }
    },
  ],
  17: [job(running)],
  20: [job(waiting), ({ emulator }) => void emulator.control.configure({ alibaba: { userAllowed: false } })],
};
