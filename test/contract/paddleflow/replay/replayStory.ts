import type { Emulator } from "pulumi-batchflow-emulator";
import type { Example } from "./examples";
import type { Replay } from "./replay";

type Step = (stage: Stage) => Promise<unknown> | void;

interface Stage {
  emulator: Emulator;
  replay: Replay;
  /** The exchange that is about to be sent; a step may change it. */
  example: Example;
}

const FIVE_MINUTES = 300_000;

const wait =
  (seconds: number): Step =>
  ({ emulator }) =>
    void emulator.control.advance(seconds);

/** To ten seconds after the next time that a crontab of every five minutes names. */
const toNextFiring: Step = ({ emulator }) => {
  const now = Date.parse(emulator.control.now().time);
  emulator.control.advance((FIVE_MINUTES - (now % FIVE_MINUTES)) / 1000 + 10);
};

const queueOf = (name: string) => ({
  name,
  namespace: "default",
  clusterName: "c1",
  quotaType: "volcanoCapabilityQuota",
  maxResources: { cpu: "1", mem: "1Gi" },
});
/** What the recorded pipelines read from a file system. */
export const RUN_YAML = `name: ppl_fs
entry_points:
  main:
    command: "echo hi"
    env: {PF_JOB_QUEUE_NAME: q1, PF_JOB_FLAVOUR: flavour1, PF_JOB_TYPE: single}
`;

/** Before the first exchange. */
export const opening: Step = (stage) => {
  const { paddleflow } = stage.emulator.control;
  paddleflow.setStoragePassword("127.0.0.1:12022", "sftp-pass-1");
  paddleflow.setBuckets("127.0.0.1:19000", ["pf-bucket"]);
  return toNextFiring(stage);
};

/** What happened on the real server between the recorded exchanges, by the number of the exchange that follows. */
export const story: Record<number, readonly Step[]> = {
  249: [wait(2)],
  256: [({ emulator }) => emulator.control.paddleflow.putFile("root/fssftp", "/full/file", "x")],
  272: [wait(2)],
  313: [({ emulator }) => emulator.control.paddleflow.putFile("root/fslocal", "run.yaml", RUN_YAML)],
  374: [wait(10)],
  379: [wait(3)],
  392: [wait(1.5)],
  393: [wait(1)],
  412: [({ emulator }) => void emulator.control.configure({ paddleflow: { jobsFollowed: true } }), wait(20)],
  416: [wait(20)],
  423: [wait(40)],
  449: [toNextFiring, wait(20)],
  462: [
    ({ emulator, example }) => {
      const end = new Date(Date.parse(emulator.control.now().time) + 8000).toISOString();
      (example.request as { endTime: string }).endTime = end.slice(0, 19).replace("T", " ");
    },
  ],
  468: [wait(10)],
  486: [wait(60)],
  540: [({ emulator }) => emulator.control.paddleflow.remove("cluster", "c1")],
  564: [({ emulator }) => emulator.control.paddleflow.remove("cluster", "c1")],
  567: [({ emulator }) => emulator.control.paddleflow.removeKubernetesQueue("qgone")],
  570: [({ emulator }) => emulator.control.paddleflow.addKubernetesQueue("qadopt")],
  571: [({ emulator }) => emulator.control.paddleflow.addKubernetesQueue("qgone")],
  572: [
    async ({ replay }) => {
      for (const name of ["qp0", "qp1", "qp2"]) await replay.call("POST", "/queue", queueOf(name));
    },
  ],
  577: [
    async ({ replay }) => {
      for (const name of ["a:b", "a!b", "a(b)", "a b+c@d"]) {
        await replay.call("POST", "/flavour", { name, cpu: "1", mem: "1Gi" });
      }
    },
  ],
  582: [
    // The server was started again, which gives the built-in flavours their values back.
    ({ emulator }) => emulator.control.paddleflow.change("flavour", "flavour1", { cpu: "1" }),
    async ({ replay }) => {
      await replay.call("POST", "/user", { username: "erin", password: "erinpw1" });
      await replay.call("POST", "/queue", queueOf("qjob"));
    },
  ],
  585: [
    ({ emulator }) => {
      for (const name of ["bobby", "Root", "dave", "erin"]) emulator.control.paddleflow.remove("user", name);
    },
  ],
};
