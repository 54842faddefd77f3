import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { platform } from "../api/connection";
import { userName } from "../api/owner";
import { decodeMembers, encode, nonEmpty, timeOf, type Wire } from "../api/wire";
import { desc, DESC_DOC } from "../api/workflow";
import { asListed } from "../api/lists";
import { createSchedule, getSchedule, listSchedules } from "./calls";
import { removeSchedule, stopForGood } from "./stop";

const MAX_NAME = 50;
/** A word, or five fields with any white space between; after a zone and a space, with white space around. */
const CRONTAB =
  /^((CRON_)?TZ=\S* \s*(@\w+( \S+)?|\S+(\s+\S+){4})\s*|@\w+( \S+)?|\s*(?!(CRON_)?TZ=|@)\S+(\s+\S+){4}\s*)$/;

const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, "must look like 2030-01-31 08:00:00")
  .refine((text) => !Number.isNaN(Date.parse(`${text.replace(" ", "T")}Z`)), "must be a time that there is");

const inputs = structure(
  "ScheduleArgs",
  "A schedule.",
  {
    name: field(
      z
        .string()
        .regex(
          /^[A-Za-z_][A-Za-z0-9_]{1,49}$/,
          "must be 2 to 50 letters, digits and `_`, with no digit first",
        )
        .optional(),
      `The name, at most ${MAX_NAME} letters, digits and \`_\`. Runs get it too. Another schedule of the user may have it ` +
        "only after this one has been deleted.",
      { autoName: { maxLength: MAX_NAME, separator: "_", letterFirst: true } },
    ),
    pipelineId: field(z.string().min(1), "The pipeline, `ppl-…`.", { wireName: "pipelineID" }),
    pipelineVersionId: field(
      z.string().min(1),
      "The number of the version. With the pipeline's latestVersionId, every change of the pipeline replaces the schedule.",
      { wireName: "pipelineVersionID" },
    ),
    crontab: field(
      z
        .string()
        .regex(
          CRONTAB,
          "must be five fields such as `0 8 * * *`, or a word such as `@daily` or `@every 1h`, with a zone before it or " +
            "without: `CRON_TZ=Asia/Shanghai 0 8 * * *`",
        ),
      "When it runs: five fields (minute, hour, day, month, weekday), or `@hourly`, `@daily`, `@every 1h` and the like. The " +
        "times are in the server's time zone, or in one that stands before them: `CRON_TZ=Asia/Shanghai 0 8 * * *`.",
    ),
    desc: field(desc.optional(), `${DESC_DOC} Runs get it too.`, { platformDefault: "" }),
    startTime: field(
      time.optional(),
      "When it begins, `YYYY-MM-DD hh:mm:ss` in the server's time zone. It must lie in the future, also when the schedule is " +
        "made again. Left out, at once.",
      { platformDefault: "" },
    ),
    endTime: field(
      time.optional(),
      "When it ends, as startTime, and after it. Left out, never. A schedule that has ended stays as it is.",
      { platformDefault: "" },
    ),
    concurrency: field(z.int().min(0).optional(), "The most runs at once; 0 for no limit.", {
      platformDefault: 0,
    }),
    concurrencyPolicy: field(
      z.enum(["suspend", "replace", "skip"]).optional(),
      "What becomes of a run that would be one too many: it waits, it takes the place of the oldest, or it is left out.",
      { platformDefault: "suspend" },
    ),
    expireInterval: field(
      z.int().min(0).optional(),
      "Seconds after which a run that was missed is left out; 0 for no limit.",
      { platformDefault: 0 },
    ),
    catchup: field(
      z.boolean().optional(),
      "Whether missed runs are made up for. The server keeps it, but so far does not act on it.",
      { platformDefault: true },
    ),
    username: field(
      userName.optional(),
      "The user whose file systems the pipeline names; only `root` may name another than itself.",
      { settingDefault: "username" },
    ),
    fileSystems: field(
      z.array(z.string().min(1)).optional(),
      "The ids of the file systems that the pipeline uses. The server deletes none that a running schedule uses: when one " +
        "of these is replaced, the schedule is deleted before it and made again after it.",
      { local: true, unordered: true },
    ),
    stopped: field(
      z.boolean().optional(),
      "Whether it is stopped, for ever: no schedule goes on after that, so that taking this back makes another one.",
      { platformDefault: false, change: "update", removal: "replace" },
    ),
  },
  {
    rules: [
      {
        needs: ["startTime", "endTime"],
        check: ({ startTime, endTime }) =>
          typeof startTime === "string" && typeof endTime === "string" && endTime <= startTime
            ? [{ path: ["endTime"], reason: `must be after startTime ${startTime}` }]
            : [],
      },
    ],
  },
);

/** Runs of a pipeline, again and again. */
export const schedule = defineResource({
  type: "paddleflow:Schedule",
  doc:
    "A schedule: runs of one version of a pipeline, again and again. It can be stopped; every other change replaces it. Its " +
    "runs stay when it is deleted.",
  platform,
  inputs,
  outputs: z.object({ createTime: field(z.string(), "When it was created, in the server's local time.") }),
  change: "replace",
  id: { pattern: /^schedule-\w+$/, example: "schedule-000001" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /schedule",
    read: "GET /schedule/{scheduleID}",
    update: "PUT /schedule/{scheduleID}, which stops it",
    delete: "PUT and DELETE /schedule/{scheduleID}",
  },

  async create({ client, inputs: { stopped: _settled, ...wanted }, signal }) {
    return createSchedule(client, encode(inputs, wanted), signal);
  },

  async read({ client, id, signal, prior }) {
    const wire = await getSchedule(client, id, signal);
    if (wire === undefined) return undefined;
    const { options, fsConfig, createTime } = wire;
    const found = decodeMembers(inputs, {
      ...wire,
      ...(isRecord(options) && options),
      desc: nonEmpty(wire.desc),
      startTime: nonEmpty(wire.startTime),
      endTime: nonEmpty(wire.endTime),
      username: isRecord(fsConfig) ? nonEmpty(fsConfig.username) : undefined,
    });
    return { inputs: { ...found, stopped: isStopped(wire, prior) }, outputs: { createTime } };
  },

  async settle(operation) {
    if (operation.inputs.stopped === true) await stopForGood(operation);
  },

  async delete(operation) {
    await removeSchedule(operation);
  },

  takesApart: "its further runs",

  lookup: {
    name: "name",
    unique: true,
    what: ({ name }) => `the schedule ${name}`,
    async find({ client, inputs: { name = "" }, signal }) {
      const found = await listSchedules(client, { names: [name] }, signal);
      return found
        .filter(({ username }) => username === client.settings.username)
        .map(({ scheduleID, createTime }) => ({ id: String(scheduleID), createTime: timeOf(createTime) }));
    },
    all: async ({ client, signal }) =>
      asListed(await listSchedules(client, {}, signal), ({ scheduleID }) => String(scheduleID)),
  },
});

/** Only a stop is somebody's doing: a schedule whose end has come is as the program wants it, stopped or not. */
function isStopped({ status }: Wire, prior: Readonly<Record<string, unknown>> | undefined): unknown {
  if (status === "running") return false;
  return status === "terminated" ? true : prior?.stopped;
}
