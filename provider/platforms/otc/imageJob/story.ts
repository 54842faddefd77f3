import { timeOf } from "../../../core/schema/values";
import { type Outcome, reasonsIn, type Story, type StoryDefinition } from "../../../core/story/story";
import type { OtcClient } from "../api/client";
import { platform } from "../api/connection";
import { getJob } from "./calls";
import type { JobView } from "./structures";

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  INIT: "waiting",
  RUNNING: "running",
  SUCCESS: "succeeded",
  FAIL: "failed",
};

/** What has become of a job that makes, imports, exports or shares images: its parts, each of one image. */
export const imageJobStory: StoryDefinition<OtcClient> = {
  type: "otc:ImageJob",
  platform,
  id: { pattern: /^[\w-]+$/, example: "ff8080814dbd65d7014dbe0d84db0013" },
  async story({ client, id, signal }) {
    const job = await getJob(client, id, signal);
    if (job === undefined) return undefined;
    const { results = [], subJobsResult: parts = [] } = job.entities ?? {};
    return {
      ...storyOf(job, "job"),
      parts: [
        ...parts.map((part) => storyOf(part, "part")),
        ...results.map(({ imageId, projectId, status }) => ({
          name: `image ${imageId} for project ${projectId}`,
          state: status,
          outcome: OUTCOMES[status] ?? "unknown",
        })),
      ],
      lacks: ["The service runs nobody's program: its jobs have neither exit codes nor output."],
    };
  },
};

type Run = Pick<
  JobView,
  "jobId" | "jobType" | "status" | "beginTime" | "endTime" | "errorCode" | "failReason"
> & {
  readonly entities?:
    Pick<NonNullable<JobView["entities"]>, "imageId" | "errorCode" | "failReason"> | undefined;
};

function storyOf(run: Run, kind: "job" | "part"): Story {
  const { jobId, jobType, status, entities = {} } = run;
  const image = entities.imageId === undefined ? "" : ` of image ${entities.imageId}`;
  return {
    name: `${kind} ${jobType} ${jobId}${image}`,
    state: status,
    outcome: OUTCOMES[status] ?? "unknown",
    begin: timeOf(isoOf(run.beginTime)),
    end: timeOf(isoOf(run.endTime)),
    reasons: reasonsIn(...[run, entities].flatMap(({ failReason, errorCode }) => [failReason, errorCode])),
  };
}

/** The service writes UTC without saying so, and in one of its answers as `04-Jun-2015 18:11:06:586`. */
function isoOf(time: string | undefined): string | undefined {
  if (time === undefined || time.endsWith("Z")) return time;
  const parts = /^(\d{2}-[A-Z][a-z]{2}-\d{4} \d{2}:\d{2}:\d{2})(?::\d+)?$/.exec(time);
  return parts === null ? `${time}Z` : `${parts[1]} UTC`;
}
