import type { Bench } from "../../contract/paddleflow/bench/bench";
import { send } from "../../contract/paddleflow/bench/client";
import { describeExample, type World } from "./life";

/** The lists of the server that hold what the example makes, with what a new server has already. */
const LISTS = [
  { path: "/user", list: "userList", name: "name", builtIn: [] },
  { path: "/grant", list: "grantList", name: "resourceID", builtIn: [] },
  { path: "/cluster", list: "clusterList", name: "clusterName", builtIn: [] },
  { path: "/queue", list: "queueList", name: "name", builtIn: [] },
  { path: "/flavour", list: "flavourList", name: "name", builtIn: ["flavour1", "flavour2", "flavour3"] },
  { path: "/pipeline", list: "pipelineList", name: "name", builtIn: [] },
  { path: "/schedule", list: "scheduleList", name: "name", builtIn: [] },
] as const;

type Row = Readonly<Record<string, unknown>>;

/** The example's life on a server that a bench gives, which is asked past the provider. */
export function describePaddleFlowExample(where: string, startBench: () => Promise<Bench>): void {
  describeExample({ name: "paddleflow", start: async () => world(await startBench()), ...CHANGE }, where);
}

const CHANGE = {
  change: { trainingCpu: "96", alicePassword: { secret: "An0ther-secret" } },
  changed: { training: ["maxResources"], alice: ["password"] },
};

async function world(bench: Bench): Promise<World> {
  const { endpoint, rootPassword, credential, storage } = bench;
  const { sftp, s3 } = storage;
  const login = (username: string, password: string) =>
    send(endpoint, "POST", "/login", { body: { username, password } });
  const { authorization: token } = (await login("root", rootPassword)).body as { authorization: string };
  const get = async (path: string) =>
    (await send(endpoint, "GET", path, { token })).body as Record<string, unknown>;
  const rows = async ({ path, list }: (typeof LISTS)[number]) =>
    ((await get(`${path}?maxKeys=1000`))[list] ?? []) as Row[];
  return {
    config: {
      "batchflow:paddleflow.endpoint": endpoint,
      "batchflow:paddleflow.username": "root",
      "batchflow:paddleflow.password": { secret: rootPassword },
      kubeconfig: { secret: Buffer.from(credential, "base64").toString() },
      alicePassword: { secret: "Gener8ed-alice" },
      bobbyPassword: { secret: "Gener8ed-bobby" },
      codeUrl: `sftp://${sftp.address}${sftp.root}`,
      codeUser: sftp.user,
      codePassword: { secret: sftp.password },
      bucket: s3.bucket,
      s3Endpoint: s3.endpoint,
      s3AccessKey: { secret: s3.accessKey },
      s3SecretKey: { secret: s3.secretKey },
    },
    objects: async () => {
      const listed = await Promise.all(
        LISTS.map(async (what) => {
          const names = (await rows(what)).map((row) => row[what.name]);
          return names.filter((name) => !(what.builtIn as readonly unknown[]).includes(name));
        }),
      );
      // File systems are asked for by name: their list leaves out what is new.
      const named = await Promise.all(["code", "datasets"].map((name) => get(`/fs/${name}?username=root`)));
      return [...listed.flat(), ...named.filter(({ id }) => id !== undefined)];
    },
    hasChanged: async () => {
      const queues = (await rows(LISTS[3])) as { name: string; maxResources: { cpu: string } }[];
      const answer = await login("alice", CHANGE.change.alicePassword.secret);
      return (
        answer.status === 200 &&
        queues.some(({ maxResources }) => maxResources.cpu === CHANGE.change.trainingCpu)
      );
    },
    close: () => bench.close(),
  };
}
