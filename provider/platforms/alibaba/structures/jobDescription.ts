import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { acyclicDependencies } from "../dependencies";

const MIN_CPU = 800;
const MAX_CPU = 2_400;
const MIN_MEMORY = 2_000;
const MAX_MEMORY = 65_536;
const MAX_TIMEOUT = 86_400;

const ossPath = z.string().regex(/^oss:\/\/./, "must begin with oss://");

export const resourceDescription = structure("ResourceDescription", "What an instance of a task is given.", {
  cpu: field(
    z.int().min(MIN_CPU).max(MAX_CPU),
    `CPU in hundredths of a core, from ${MIN_CPU} to ${MAX_CPU}: 800 are eight cores.`,
  ),
  memory: field(
    z.int().min(MIN_MEMORY).max(MAX_MEMORY),
    `Memory in MB, from ${MIN_MEMORY} to ${MAX_MEMORY}.`,
  ),
});

export const taskDescription = structure(
  "TaskDescription",
  "A task. It runs as a number of instances, each of the same program.",
  {
    packageUri: field(ossPath, "The archive that holds the program: an `oss://` path."),
    programName: field(z.string().min(1), "The file in the archive that is run."),
    programType: field(
      z.enum(["python", "php", "java"]),
      "The language of the program. `java` is announced only: a service may refuse it.",
    ),
    programArguments: field(
      z.string().optional(),
      "The arguments of the program. Where they hold a credential, pass the value as a secret.",
      { platformDefault: "" },
    ),
    imageId: field(z.string().min(1), "The image that instances run in, `img-…`: `getImages` lists them."),
    instanceCount: field(z.int().min(1), "The number of instances."),
    timeout: field(
      z.int().min(1).max(MAX_TIMEOUT).default(MAX_TIMEOUT),
      `Seconds that an instance may run, from 1 to ${MAX_TIMEOUT}.`,
    ),
    environmentVariables: field(
      z.record(z.string().min(1), z.string()).optional(),
      "Environment variables by name. Where they hold a credential, pass the value as a secret.",
    ),
    stdoutRedirectPath: field(
      ossPath.optional(),
      "Where standard output goes: an `oss://` path, which ends with `/`.",
    ),
    stderrRedirectPath: field(
      ossPath.optional(),
      "Where standard error goes: an `oss://` path, which ends with `/`.",
    ),
    resourceDescription,
    ossMapping: field(
      z.record(ossPath, z.string().min(1)).optional(),
      "Storage that is mounted over NFS: `oss://` paths, and the local path of each.",
    ),
    ossMappingLock: field(
      z.boolean().optional(),
      "Whether locks on files under ossMapping hold between instances.",
      {
        platformDefault: false,
      },
    ),
    ossMappingLocale: field(
      z.string().min(1).optional(),
      "The character set of file names under ossMapping on the local side. The names of OSS objects are UTF-8.",
      { computed: true },
    ),
  },
);

export const taskDag = structure(
  "TaskDag",
  "The tasks of a job, and which of them run before which.",
  {
    taskDescMap: field(
      z
        .record(z.string().min(1), taskDescription)
        .refine((tasks) => Object.keys(tasks).length > 0, "must have at least one task"),
      "The tasks by name.",
    ),
    dependencies: field(
      z
        .record(
          z.string().min(1),
          field(z.array(z.string().min(1)), "The tasks that start after it.", { unordered: true }),
        )
        .optional(),
      "The edges of the task graph: a task, and the tasks that start only when it has finished. They must name tasks of " +
        "the job and lead round in no circle.",
    ),
  },
  { rules: [acyclicDependencies] },
);
