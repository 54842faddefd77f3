import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { optionalNumber, optionalText } from "../api/fields";

/** The id of a job goes into a path. */
export const jobIdField = field(
  z.string().regex(/^[\w-]+$/, "must be the id of a job, such as ff8080814dbd65d7014dbe0d84db0013"),
  "The id of the job.",
);

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
    "How far it is, as the service tells it. The document gives no unit; its example has 0.2 of a job that has succeeded.",
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
