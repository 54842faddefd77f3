import { beforeAll, describe, expect, it } from "vitest";
import { base64, eventually, expectAnswers, pipelineYaml } from "../bench/expectations";
import { none, type ServerUnderTest } from "./serverUnderTest";

export function schedulesSuite(server: ServerUnderTest): void {
  const { expectRoot } = server;
  describe("schedules", () => {
    let pipelineID = "";
    const schedule = (scheduleName: string, more: object = {}) => ({
      name: scheduleName,
      pipelineID,
      pipelineVersionID: "1",
      crontab: "0 0 1 1 *",
      ...more,
    });

    beforeAll(async () => {
      const made = await server.root.post("/pipeline", { yamlRaw: base64(pipelineYaml("scheduled")) });
      pipelineID = (made.body as { pipelineID: string }).pipelineID;
    });

    it("are checked when they are created", () =>
      expectRoot([
        ["POST", "/schedule", schedule("bad-name"), 400, "InvalidNamePattern"],
        ["POST", "/schedule", schedule("s"), 400, "InvalidNamePattern"],
        ["POST", "/schedule", schedule("sch", { crontab: "x" }), 400, "InvalidArguments"],
        ["POST", "/schedule", schedule("sch", { crontab: "61 * * * *" }), 400, "InvalidArguments"],
        ["POST", "/schedule", schedule("sch", { pipelineID: "ppl-009999" }), 404, "PipelineNotFound"],
        ["POST", "/schedule", schedule("sch", { pipelineVersionID: "99" }), 404, "PipelineNotFound"],
        ["POST", "/schedule", schedule("sch", { startTime: "2020-01-01 00:00:00" }), 400, "InvalidArguments"],
        ["POST", "/schedule", schedule("sch", { startTime: "2099-01-01 00-00-00" }), 400, "InvalidArguments"],
        [
          "POST",
          "/schedule",
          schedule("sch", { startTime: "2099-01-01 00:00:00", endTime: "2098-01-01 00:00:00" }),
          400,
          "InvalidArguments",
        ],
        ["POST", "/schedule", schedule("sch", { crontab: "TZ=Nowhere 0 8 * * *" }), 400, "InvalidArguments"],
        ["POST", "/schedule", schedule("sch", { crontab: "TZ=UTC 0 8 * *" }), 400, "InvalidArguments"],
        ["POST", "/schedule", schedule("sch", { concurrency: -1 }), 400, "InvalidArguments"],
        ["POST", "/schedule", schedule("sch", { concurrencyPolicy: "zzz" }), 400, "InvalidArguments"],
        ["POST", "/schedule", schedule("sch", { expireInterval: -1 }), 400, "InvalidArguments"],
        ["GET", "/schedule/schedule-009999", none, 404, "ScheduleNotFound"],
        ["PUT", "/schedule/schedule-009999", none, 404, "ScheduleNotFound"],
        ["DELETE", "/schedule/schedule-009999", none, 404, "ScheduleNotFound"],
      ]));

    it("are stopped before they are deleted, and hold their pipeline", async () => {
      const options = { concurrency: 2, concurrencyPolicy: "skip", expireInterval: 60, catchup: false };
      const times = { startTime: "2099-01-01 00:00:00", endTime: "2099-02-01 00:00:00" };
      const given = schedule("nightly", { crontab: "@every 1h", ...options, ...times, desc: "d" });
      const made = await server.root.post("/schedule", given);
      expect(made.status).toBe(201);
      const { scheduleID: id } = made.body as { scheduleID: string };
      expect(id).toMatch(/^schedule-\d{6}$/);
      await expectRoot([
        ["POST", "/schedule", given, 400, "DuplicatedName"],
        [
          "GET",
          `/schedule/${id}`,
          none,
          200,
          {
            name: "nightly",
            options,
            ...times,
            desc: "d",
            nextRunTime: "2099-01-01 01:00:00",
            status: "running",
          },
        ],
        [
          "GET",
          "/schedule?nameFilter=nightly&statusFilter=running",
          none,
          200,
          { scheduleList: [{ scheduleID: id }] },
        ],
        ["DELETE", `/pipeline/${pipelineID}`, none, 403, "ActionNotAllowed"],
        ["DELETE", `/schedule/${id}`, none, 403, "ActionNotAllowed"],
        ["PUT", `/schedule/${id}`, none, 200, null],
        ["PUT", `/schedule/${id}`, none, 403, "ActionNotAllowed"],
        ["GET", `/schedule/${id}`, none, 200, { status: "terminated" }],
        ["POST", "/schedule", given, 400, "DuplicatedName"],
        ["DELETE", `/schedule/${id}`, none, 200, null],
        ["GET", `/schedule/${id}`, none, 404, "ScheduleNotFound"],
      ]);
    });

    it("have defaults", async () => {
      const made = await server.root.post("/schedule", schedule("defaults"));
      const { scheduleID: id } = made.body as { scheduleID: string };
      const { body } = await server.root.get(`/schedule/${id}`);
      expect(body).toMatchObject({
        options: { catchup: true, expireInterval: 0, concurrency: 0, concurrencyPolicy: "suspend" },
        startTime: "",
        endTime: "",
        fsConfig: { username: "" },
        runs: { isTruncated: false, runList: [] },
      });
      await expectAnswers(server.alice, [["GET", `/schedule/${id}`, none, 403, "AccessDenied"]]);
      await expectRoot([
        ["PUT", `/schedule/${id}`, none, 200, null],
        ["DELETE", `/schedule/${id}`, none, 200, null],
      ]);
    });

    it.each([
      ["CRON_TZ=Asia/Shanghai 30 8 * * *", "2099-01-01 00:30:00"],
      ["TZ=Asia/Tokyo  @daily", "2099-01-01 15:00:00"],
      ["0\t8 * *\t*", "2099-01-01 08:00:00"],
    ])("run in the zone that stands before the times: %j", async (crontab, nextRunTime) => {
      const startTime = "2099-01-01 00:00:00";
      const made = await server.root.post("/schedule", schedule("zoned", { crontab, startTime }));
      const { scheduleID: id } = made.body as { scheduleID: string };
      await expectRoot([
        ["GET", `/schedule/${id}`, none, 200, { crontab, nextRunTime }],
        ["PUT", `/schedule/${id}`, none, 200, null],
        ["DELETE", `/schedule/${id}`, none, 200, null],
      ]);
    });

    it("hold the file systems that their pipelines name", async () => {
      const yaml = `${pipelineYaml("withfs")}fs_options:\n  main_fs: {name: main}\n`;
      await expectRoot([
        ["POST", "/pipeline", { yamlRaw: base64(yaml) }, 400, "InvalidArguments"],
        ["POST", "/fs", { name: "main", url: "local://mnt/data" }, 201],
      ]);
      const made = await server.root.post("/pipeline", { yamlRaw: base64(yaml) });
      const { pipelineID: withFs } = made.body as { pipelineID: string };
      const scheduled = await server.root.post("/schedule", schedule("holding", { pipelineID: withFs }));
      const { scheduleID: id } = scheduled.body as { scheduleID: string };
      await expectRoot([
        ["DELETE", "/fs/main", none, 403, "ActionNotAllowed"],
        ["POST", "/fsCache", { fsName: "main", metaDriver: "mem" }, 403, "ActionNotAllowed"],
        ["PUT", `/schedule/${id}`, none, 200, null],
        ["DELETE", "/fs/main", none, 200, null],
        ["DELETE", `/schedule/${id}`, none, 200, null],
        ["DELETE", `/pipeline/${withFs}`, none, 200, null],
      ]);
    });

    it("start runs, and end with their end time", async () => {
      const end = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19).replace("T", " ");
      const made = await server.root.post(
        "/schedule",
        schedule("often", { crontab: "@every 1s", endTime: end, concurrency: 1 }),
      );
      const { scheduleID: id } = made.body as { scheduleID: string };
      const body = await eventually(
        () => server.root.get(`/schedule/${id}`),
        ({ runs }) => (runs as { runList: unknown[] }).runList.length > 0,
      );
      // A stop that meets a firing gets lost: the scheduler writes back the status that it had read.
      await eventually(
        async () => {
          await server.root.put(`/schedule/${id}`);
          return server.root.get(`/schedule/${id}`);
        },
        ({ status }) => status === "terminated",
      );
      const [run] = (body.runs as { runList: Record<string, unknown>[] }).runList;
      expect(run).toMatchObject({ name: "often", scheduleID: id, source: `${pipelineID}-1` });
      await expectRoot([
        ["DELETE", `/schedule/${id}`, none, 200, null],
        ["GET", `/run/${String(run?.runID)}`, none, 200, { scheduleID: id }],
      ]);
    });
  });
}
