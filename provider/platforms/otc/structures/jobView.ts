import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { optionalNumber, optionalText } from "./common";

const STATES = "`INIT`, `RUNNING`, `SUCCESS` or `FAIL`.";

/** Samples print the states of results in lower case. */
const state = field(z.string(), STATES, {
  codec: {
    encode: (value) => value,
    decode: (wire) => (typeof wire === "string" ? wire.toUpperCase() : wire),
  },
});

const failure = {
  errorCode: optionalText("The code of what failed."),
  failReason: optionalText("Why it failed."),
};

const run = {
  jobId: field(z.string(), "The id."),
  jobType: field(
    z.string(),
    "What it does, such as `imsCreateImageByInstance`, `imsImportImageJob` or `imsCopyImageInRegionJob`.",
  ),
  status: state,
  beginTime: optionalText("When it began, UTC, as the service writes it."),
  endTime: optionalText("When it ended, UTC, as the service writes it."),
  ...failure,
};

const result = structure("ImageJobResult", "What a job did to one image for one project.", {
  imageId: field(z.string(), "The image."),
  projectId: field(z.string(), "The project."),
  status: state,
});

const subJob = structure("ImageSubJob", "A part of a job.", {
  ...run,
  entities: field(
    structure("ImageSubJobEntities", "What it concerns.", {
      imageId: optionalText("The image."),
      imageName: optionalText("The name of the image."),
      ...failure,
    }).optional(),
    "What it concerns.",
  ),
});

const entities = structure("ImageJobEntities", "What a job concerns, and how far it is.", {
  imageId: optionalText("The image. Not every job tells it, and some only at their end."),
  imageName: optionalText("The name of the image."),
  currentTask: optionalText("The task that runs."),
  processPercent: optionalNumber(
    "How far it is, as a fraction: 0.2 is 20 %. It need not be 1 when the job has succeeded.",
  ),
  results: field(z.array(result).optional(), "What became of each image and project."),
  subJobsResult: field(z.array(subJob).optional(), "Its parts."),
  subJobsList: field(z.array(z.string()).optional(), "The ids of its parts."),
  ...failure,
});

export const jobView = structure("ImageJob", "An asynchronous job of the service.", {
  ...run,
  entities: field(entities.optional(), "What it concerns, and how far it is."),
});

export type JobView = z.output<typeof jobView>;

/** The images that a job makes, as far as it tells them: of a job with parts, those of its parts. */
export function imagesOf({ entities: subject }: JobView): string[] {
  const parts = subject?.subJobsResult?.map((part) => part.entities?.imageId) ?? [];
  const known = [subject?.imageId, ...parts].filter((id) => id !== undefined);
  return [...new Set(known)];
}

/** The images that a job which has ended has made: of one that failed, those of its parts that succeeded. */
export function imagesMade(job: JobView): string[] {
  if (job.status === "SUCCESS") return imagesOf(job);
  const parts = job.entities?.subJobsResult?.filter(({ status }) => status === "SUCCESS") ?? [];
  return parts.map((part) => part.entities?.imageId).filter((id) => id !== undefined);
}

export function hasEnded({ status }: JobView): boolean {
  return status === "SUCCESS" || status === "FAIL";
}

/** How far a job is, for people. */
export function progressOf({ status, entities: subject }: JobView): string {
  const { currentTask, processPercent: part } = subject ?? {};
  // A fraction by the document's example; some services count to 100.
  const percent = part === undefined ? undefined : `${Math.round(part <= 1 ? part * 100 : part)} %`;
  return [status, currentTask, percent].filter(Boolean).join(", ");
}

/** Why a job failed: by its own words and those of its parts, wherever the service put them. */
export function reasonsOf(job: JobView): string[] {
  const parts = (job.entities?.subJobsResult ?? []).filter(({ status }) => status === "FAIL");
  const places = [job, job.entities, ...parts.flatMap((part) => [part, part.entities])];
  const reasons = places.map((place) =>
    [place?.failReason?.replace(/[.\s]+$/, ""), place?.errorCode && `(${place.errorCode})`]
      .filter(Boolean)
      .join(" "),
  );
  return [...new Set(reasons.filter((reason) => reason !== ""))];
}

/** The code of what failed, where there is one. */
export function codeOf(job: JobView): string | undefined {
  const parts = job.entities?.subJobsResult ?? [];
  const places = [job, job.entities, ...parts.flatMap((part) => [part, part.entities])];
  return places.map((place) => place?.errorCode).find((code) => code !== undefined);
}
