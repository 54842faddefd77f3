import { describe, expect, it } from "vitest";
import { base64, eventually, expectAnswers, pipelineYaml, type Row } from "../bench/expectations";
import { storyOf } from "../bench/story";
import { none, type ServerUnderTest } from "./serverUnderTest";

export function runsSuite(server: ServerUnderTest): void {
  const { expectRoot } = server;
  describe("runs", () => {
    it("are checked when they are created", () => {
      const runYamlRaw = base64(pipelineYaml("run_one"));
      return expectRoot([
        ["POST", "/run", {}, 400, "InvalidArguments"],
        ["POST", "/run", { runYamlRaw: "zz!" }, 400, "MalformedYaml"],
        ["POST", "/run", { runYamlRaw: base64("a: [") }, 400, "InvalidPipeline"],
        ["POST", "/run", { runYamlRaw, name: "9bad" }, 400, "InvalidNamePattern"],
        ["POST", "/run", { runYamlRaw, parameters: { "nope.msg": "x" } }, 400, "InvalidPipeline"],
        ["POST", "/run", { runYamlRaw, parameters: { "main.nope": "x" } }, 400, "InvalidPipeline"],
        ["POST", "/run", { runYamlRaw, disabled: "nope" }, 400, "InvalidPipeline"],
        ["POST", "/run", { pipelineID: "ppl-009999" }, 404, "PipelineNotFound"],
        ["POST", "/run", { fsName: "none" }, 400, "ReadYamlFileFailed"],
        ["GET", "/run/run-009999", none, 404, "RunNotFound"],
        ["DELETE", "/run/run-009999", none, 404, "RunNotFound"],
        ["PUT", "/run/run-009999?action=stop", {}, 404, "RunNotFound"],
        ["GET", "/log/run/run-009999", none, 404, "RunNotFound"],
        ["GET", "/runCache/cch-009999", none, 404, "RunCacheNotFound"],
        ["GET", "/artifact", none, 200, { artifactEventList: [] }],
      ]);
    });

    it("succeed, fail, are stopped and are tried again", async () => {
      await server.bench.followJobs();
      server.root = await server.login("root", server.bench.rootPassword);
      const create = async (body: object) => {
        const made = await server.root.post("/run", body);
        expect(made.status).toBe(201);
        return (made.body as { runID: string }).runID;
      };
      const final = (id: string) =>
        eventually(
          () => server.root.get(`/run/${id}`),
          ({ status }) => ["succeeded", "failed", "terminated"].includes(String(status)),
        );
      const yaml = (command: string) => ({ runYamlRaw: base64(pipelineYaml("run_one", command)) });

      const good = await create({
        ...yaml("echo {{msg}}"),
        name: "good",
        parameters: { "main.msg": "yo" },
      });
      expect(good).toMatch(/^run-\d{6}$/);
      await expectRoot([
        ["DELETE", `/run/${good}`, none, 403, "ActionNotAllowed"],
        ["PUT", `/run/${good}?action=retry`, none, 403, "ActionNotAllowed"],
        ["PUT", `/run/${good}?action=zzz`, {}, 400, "InvalidArguments"],
      ]);
      await eventually(
        () => server.root.get("/job?queue=runs"),
        ({ jobList }) => (jobList as { id: string }[]).some(({ id }) => id.includes(good)),
      );
      await expectRoot([
        ["DELETE", "/queue/runs", none, 400, "QueueIsInUse"],
        ["DELETE", "/cluster/main", none, 400, "QueueIsInUse"],
      ]);
      const done = await final(good);
      expect(done).toMatchObject({
        status: "succeeded",
        name: "good",
        runMsg: "Run successfully",
        fsName: "",
      });
      const { runtime } = done as { runtime: { main: object[] } };
      expect(runtime.main).toMatchObject([{ stepName: "main", command: "echo yo", status: "succeeded" }]);

      const bad = await create(yaml("exit 3"));
      const ended = await final(bad);
      expect(ended).toMatchObject({ status: "failed" });
      const written = [
        expect.objectContaining({ lines: [expect.stringContaining("hello from")] }) as unknown,
      ];
      expect((await storyOf(server.bench, "paddleflow:Run", bad)).parts).toMatchObject([
        { name: "step main", outcome: "failed", exitCode: 3, outputs: written },
      ]);
      const [{ jobID }] = (ended as { runtime: { main: [{ jobID: string }] } }).runtime.main;
      expect(await storyOf(server.bench, "paddleflow:Job", jobID)).toMatchObject({
        outcome: "failed",
        lacks: [],
        parts: [{ state: "Failed", exitCode: 3, outputs: written }],
      });

      const stopped = await create(yaml("sleep 60"));
      await expectRoot([["PUT", `/run/${stopped}?action=stop`, { stopForce: false }, 200, null]]);
      expect(await final(stopped)).toMatchObject({ status: "terminated" });
      await expectRoot([
        ["PUT", `/run/${stopped}?action=stop`, {}, 403, "ActionNotAllowed"],
        ["GET", `/run?nameFilter=good&statusFilter=succeeded`, none, 200, { runList: [{ runID: good }] }],
      ]);
      const retried = await server.root.put(`/run/${bad}?action=retry`);
      expect(retried.status).toBe(200);
      const { runID } = retried.body as { runID: string };
      expect(runID).not.toBe(bad);
      await final(runID);
      await expectAnswers(server.alice, [["GET", `/run/${good}`, none, 403, "AccessDenied"]]);
      await expectRoot(
        [good, bad, stopped, runID].map((id): Row => [
          "DELETE",
          `/run/${id}`,
          { checkCache: false },
          200,
          null,
        ]),
      );
    });
  });
}

export function jobsSuite(server: ServerUnderTest): void {
  const { expectRoot } = server;
  describe("jobs", () => {
    const job = (more: object = {}) => ({
      name: "job1",
      schedulingPolicy: { queue: "runs" },
      flavour: { name: "flavour1" },
      image: "nginx:1.7.9",
      command: "sleep 1",
      env: { A: "b" },
      labels: { l: "v" },
      ...more,
    });

    it("are checked when they are created", () =>
      expectRoot([
        ["POST", "/job/single", job({ image: "" }), 400, "JobCreateFailed"],
        ["POST", "/job/single", job({ schedulingPolicy: { queue: "none" } }), 400, "JobCreateFailed"],
        [
          "POST",
          "/job/single",
          job({ schedulingPolicy: { queue: "runs", priority: "zzz" } }),
          400,
          "JobCreateFailed",
        ],
        ["POST", "/job/single", job({ flavour: { name: "none" } }), 400, "JobCreateFailed"],
        [
          "POST",
          "/job/single",
          job({ flavour: { name: "customFlavour", cpu: "100", mem: "1Gi" } }),
          400,
          "JobCreateFailed",
        ],
        ["POST", "/job/single", job({ id: "Bad_ID" }), 400, "JobCreateFailed"],
        ["GET", "/job/job-none", none, 404, "JobNotFound"],
        ["DELETE", "/job/job-none", none, 404, "JobNotFound"],
        ["GET", "/statistics/job/job-none", none, 404, "JobNotFound"],
      ]));

    it("have an id of the caller's choice, run and end", async () => {
      await expectRoot([
        ["POST", "/job/single", job({ id: "my-own-id", command: "sleep 20" }), 200, { id: "my-own-id" }],
        ["POST", "/job/single", job({ id: "my-own-id" }), 400, "JobCreateFailed"],
        ["DELETE", "/job/my-own-id", none, 403, "ActionNotAllowed"],
        ["PUT", "/job/my-own-id?action=zzz", {}, 403, "ActionNotAllowed"],
      ]);
      const ended = await eventually(
        () => server.root.get("/job/my-own-id"),
        ({ status }) => ["succeeded", "failed", "terminated"].includes(String(status)),
      );
      expect(ended).toMatchObject({
        name: "job1",
        status: "succeeded",
        schedulingPolicy: { queue: "runs", priority: "NORMAL" },
      });
      await expectRoot([
        ["PUT", "/job/my-own-id?action=stop", none, 500, ""],
        ["GET", "/job?queue=none", none, 400, "QueueNameNotFound"],
        ["GET", "/job?labels=x", none, 400, "InvalidURI"],
        ["DELETE", "/job/my-own-id", none, 200, null],
        ["GET", "/job/my-own-id", none, 404, "JobNotFound"],
      ]);
    });
  });
}
