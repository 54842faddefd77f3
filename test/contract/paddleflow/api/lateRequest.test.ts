import { describe, expect, it } from "vitest";

import {
  byUser,
  fsRequest,
  pipelineRequest,
  queueRequests,
  sftpRequest,
  yamlOf,
} from "../../../lifecycle/paddleflow/data";
import { clusterRequest, queueRequest } from "../../../lifecycle/paddleflow/setup";
import { withLateRequest } from "./lateRequest";
import {
  countOf,
  declared,
  lifecycleOf,
  make,
  prepare,
  programOf,
  type Scene,
  startScene,
  stateOf,
  urnOf,
} from "../scene/setup";

/** The request arrives with the next one of its kind. */
const withSecondTry = (method: string) => method === "POST";
/** The request arrives when the object has already been looked for in vain, or with the next one of its kind. */
const withSecondSearch = (method: string, count: number) => method === "POST" || count === 2;

const storage = { type: "local", url: "local://mnt/data" };
const jobArgs = {
  schedulingPolicy: { queue: "runs" },
  image: "nginx:1.7.9",
  flavour: { name: "flavour1" },
};
const scheduleArgs = { pipelineId: "ppl-000001", pipelineVersionId: "1", crontab: "@daily" };
const [, , clusterArgs] = clusterRequest("late");
const [, , queueArgs] = queueRequest("late", "main");

type Rows = keyof ReturnType<typeof stateOf>;

/** What a type's creates are sent to, the rows that they make, and how many are there before. */
const late: readonly (readonly [
  type: string,
  path: string,
  action: string,
  rows: Rows,
  before: number,
  args: object,
])[] = [
  ["User", "/user", "createUser", "users", 2, { username: "late1", password: "secret1" }],
  ["QueueGrant", "/grant", "createGrant", "grants", 0, { username: "alice1", queueName: "runs" }],
  ["Cluster", "/cluster", "createCluster", "clusters", 1, clusterArgs],
  ["Queue", "/queue", "createQueue", "queues", 1, queueArgs],
  ["Flavour", "/flavour", "createFlavour", "flavours", 3, { cpu: "1", mem: "1Gi" }],
  ["FileSystem", "/fs", "createFS", "fileSystems", 2, { storage }],
  ["FileSystemCache", "/fsCache", "createFSCache", "caches", 0, { fsName: "data", cacheDir: "/var/cache" }],
  ["Link", "/link", "createLink", "links", 0, { fsName: "remote", fsPath: "/a", storage }],
  ["Pipeline", "/pipeline", "createPipeline", "pipelines", 1, { yaml: yamlOf("late") }],
  [
    "PipelineVersion",
    "/pipeline/ppl-000001",
    "updatePipeline",
    "pipelineVersions",
    1,
    { pipelineId: "ppl-000001", yaml: yamlOf("train", "echo 2") },
  ],
  ["Schedule", "/schedule", "createSchedule", "schedules", 0, { name: "nightly", ...scheduleArgs }],
  ["Run", "/run", "createRun", "runs", 0, { name: "mine", yaml: yamlOf("train") }],
  ["Run", "/run", "createRun", "runs", 0, { yaml: yamlOf("train") }],
];

async function prepared(): Promise<Scene> {
  const scene = await startScene();
  await prepare(scene, ...queueRequests, fsRequest("data"), sftpRequest("remote"));
  await prepare(scene, pipelineRequest(yamlOf("train")));
  await byUser(scene.emulator, "alice1");
  return scene;
}

describe("a create whose connection breaks, and which the server carries out later", () => {
  it.each(late)("makes one %s by one request to %s", async (type, path, action, rows, before, args) => {
    const begun = await prepared();
    expect(stateOf(begun)[rows]).toHaveLength(before);
    const sent = countOf(begun, action);
    const scene = await withLateRequest(begun, path, withSecondSearch);
    const { id } = await make(scene, type, { ...args });
    expect(stateOf(scene)[rows]).toHaveLength(before + 1);
    expect(countOf(scene, action)).toBe(sent + 1);
    expect(await lifecycleOf(scene, type).read(id, {})).toBeDefined();
  });

  it("makes one version of a pipeline", async () => {
    const begun = await startScene();
    const { id, inputs, outputs } = await make(begun, "Pipeline", { yaml: yamlOf("train") });
    const scene = await withLateRequest(begun, `/pipeline/${id}`, withSecondSearch);
    const news = { ...inputs, yaml: yamlOf("train", "echo 2") };
    const { outputs: now } = await lifecycleOf(scene, "Pipeline").update(id, outputs, news);
    expect(now).toMatchObject({ latestVersionId: "2" });
    expect(stateOf(scene).pipelineVersions).toHaveLength(2);
  });

  it.each([
    ["single", { image: "nginx:1.7.9", flavour: { name: "flavour1" } }],
    [
      "distributed",
      {
        framework: "paddle",
        members: [{ role: "worker", replicas: 2, image: "nginx:1.7.9", flavour: { name: "flavour1" } }],
      },
    ],
  ])("makes one %s job", async (kind, spec) => {
    const begun = await startScene();
    await prepare(begun, ...queueRequests);
    const scene = await withLateRequest(begun, `/job/${kind}`, withSecondTry);
    const { id } = await make(scene, "Job", { schedulingPolicy: { queue: "runs" }, ...spec });
    expect(stateOf(scene).jobs).toMatchObject([{ id }]);
  });
});

describe("a deletion whose connection breaks", () => {
  it.each([
    ["Cluster", "deleteCluster", clusterArgs],
    ["Queue", "deleteQueue", queueArgs],
    ["Flavour", "deleteFlavour", { name: "late", cpu: "1", mem: "1Gi" }],
    ["FileSystem", "deleteFS", { name: "mine", storage }],
    ["FileSystemCache", "deleteFSCache", { fsName: "data", cacheDir: "/var/cache" }],
    ["Link", "deleteLink", { fsName: "remote", fsPath: "/a", storage }],
    ["User", "deleteUser", { username: "late1", password: "secret1" }],
    ["QueueGrant", "deleteGrant", { username: "alice1", queueName: "runs" }],
  ] as const)("is waited out before a %s of the same name is made", async (type, action, args) => {
    const scene = await prepared();
    const lifecycle = programOf(scene)(type);
    const news = await declared(lifecycle, args);
    const { id, outputs } = await lifecycle.create(news);
    scene.emulator.control.injectFault({ platform: "paddleflow", action, kind: "reset" });
    await lifecycle.delete(id, outputs);
    expect(scene.lines.join("\n")).not.toMatch(/may still be carried out/);
    expect((await lifecycle.create(news)).id).toBe(id);
    expect(scene.lines.join("\n")).toMatch(
      /waits for a deletion that got no answer and may still be carried out/,
    );
  });
});

describe("a job", () => {
  const args = jobArgs;

  it("of a killed run is found by its mark, and no other is made", async () => {
    const scene = await prepared();
    const { id } = await make(scene, "Job", args);
    scene.state.interrupted(urnOf());
    expect((await make(scene, "Job", args)).id).toBe(id);
    expect(stateOf(scene).jobs).toHaveLength(1);
    expect(countOf(scene, "createSingleJob")).toBe(1);
  });

  it("gets an id of its own form, and another when the same is made again", async () => {
    const scene = await startScene();
    await prepare(scene, ...queueRequests);
    const first = await make(scene, "Job", args);
    scene.emulator.control.paddleflow.remove("job", first.id);
    const second = await make(scene, "Job", args);
    expect(scene.lines.join()).not.toMatch(/continues/);
    for (const { id } of [first, second]) expect(id).toMatch(/^job-[0-9a-f]{16}$/);
    expect(second.id).not.toBe(first.id);
  });

  it("that is refused is refused with the server's word", async () => {
    const scene = await startScene();
    await prepare(scene, ...queueRequests);
    const refused = make(scene, "Job", { ...args, flavour: { name: "nope" } });
    await expect(refused).rejects.toThrow(/get flavour\[nope\] failed.*createSingleJob, JobCreateFailed/);
    expect(countOf(scene, "createSingleJob")).toBe(1);
  });
});
