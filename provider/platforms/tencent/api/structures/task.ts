import { z } from "zod";

import { exactlyOneOf } from "../../../../core/schema/rules";
import { field, type Rule, structure } from "../../../../core/schema/field";
import { isNothing } from "../../../../core/schema/values";
import { in2018, later } from "../editions";
import { agentRunningMode, authentication, chosen, count, inputMapping, mountDataDisk, text } from "./common";
import { envData } from "./envData";

const MAX_RESOURCE_RETRIES = 100;
const PLACEHOLDERS =
  "It may hold `${BATCH_JOB_ID}`, `${BATCH_TASK_NAME}` and `${BATCH_TASK_INSTANCE_INDEX}`.";

const required2018 = in2018(z.string({ error: "is required" }));

export const docker = structure(
  "Docker",
  "A Docker container. Batch installs Docker itself: images must not have it.",
  {
    user: field(
      text.optional(),
      "The user of Docker Hub or of the Tencent registry. The API of 2018 requires it.",
      required2018,
    ),
    password: field(text.optional(), "The user's password. The API of 2018 requires it.", {
      ...required2018,
      secret: true,
    }),
    image: field(
      text,
      "`[user/repo]:[tag]` on Docker Hub, `ccr.ccs.tencentyun.com/[namespace/repo]:[tag]` in the Tencent registry.",
    ),
    server: field(
      z.string().optional(),
      "The registry: `ccr.ccs.tencentyun.com` for Tencent's. Left out, it is Docker Hub, and the instance needs the internet.",
      { platformDefault: "" },
    ),
    maxRetryCount: field(count.optional(), "How often the pull is tried again.", {
      ...later,
      platformDefault: 0,
    }),
    delayOnRetry: field(count.optional(), "Seconds before the pull is tried again.", { ...later, ...chosen }),
    dockerRunOption: field(text.optional(), "Options of `docker run`.", later),
  },
);

const packageHasPath: Rule = {
  needs: ["deliveryForm", "packagePath"],
  check: ({ deliveryForm, packagePath }) =>
    deliveryForm === "PACKAGE" && isNothing(packagePath)
      ? [{ path: ["packagePath"], reason: "is required with deliveryForm PACKAGE" }]
      : [],
};

export const application = structure(
  "Application",
  "What a task runs.",
  {
    command: field(text.optional(), "The command."),
    deliveryForm: field(
      z.enum(["PACKAGE", "LOCAL"]),
      "`PACKAGE` is fetched from remote storage, `LOCAL` is in the environment already. With docker, the package is put " +
        "into the container, or the software of the image runs.",
    ),
    packagePath: field(text.optional(), "The remote path of the package."),
    docker: docker.optional(),
    commands: field(
      z
        .array(structure("CommandLine", "A command.", { command: field(text, "The command.") }))
        .min(1)
        .optional(),
      "One command for each task instance, in place of command.",
      later,
    ),
  },
  { rules: [exactlyOneOf("command", "commands"), packageHasPath] },
);

export const redirectInfo = structure("RedirectInfo", "Where output goes in remote storage.", {
  stdoutRedirectPath: field(z.string().optional(), "The path for standard output."),
  stderrRedirectPath: field(z.string().optional(), "The path for standard error."),
  stdoutRedirectFileName: field(
    z.string().optional(),
    `The file for standard output. ${PLACEHOLDERS}`,
    chosen,
  ),
  stderrRedirectFileName: field(
    z.string().optional(),
    `The file for standard error. ${PLACEHOLDERS}`,
    chosen,
  ),
});

export const redirectLocalInfo = structure("RedirectLocalInfo", "Where output goes on the instance.", {
  stdoutLocalPath: field(z.string().optional(), "The path for standard output."),
  stderrLocalPath: field(z.string().optional(), "The path for standard error."),
  stdoutLocalFileName: field(z.string().optional(), `The file for standard output. ${PLACEHOLDERS}`, chosen),
  stderrLocalFileName: field(z.string().optional(), `The file for standard error. ${PLACEHOLDERS}`, chosen),
});

export const outputMapping = structure("OutputMapping", "An upload of results.", {
  sourcePath: field(text, "The local path."),
  destinationPath: field(text, "The remote path."),
  outputMappingOption: field(
    structure("OutputMappingOption", "How results are uploaded.", {
      workspace: field(
        z.enum(["BATCH_WORKSPACE", "GLOBAL_WORKSPACE"]).optional(),
        "What the local path starts from.",
        {
          platformDefault: "BATCH_WORKSPACE",
        },
      ),
    }).optional(),
    "How results are uploaded.",
    later,
  ),
});

export const outputMappingConfig = structure("OutputMappingConfig", "How fast results are uploaded.", {
  scene: field(z.enum(["COS"]), "The storage."),
  workerNum: field(count, "Parallel workers."),
  workerPartSize: field(count, "The size of the part that a worker uploads, MB."),
});

export const envVar = structure("EnvVar", "An environment variable.", {
  name: field(text, "The name."),
  value: field(z.string(), "The value."),
});

export const anonymousComputeEnv = structure(
  "AnonymousComputeEnv",
  "An environment that is made for one task.",
  {
    // Always sent: signature version 1 cannot tell an environment without members from none.
    envType: field(z.enum(["MANAGED"]).default("MANAGED"), "How it is managed."),
    envData: field(envData.optional(), "What its instances are made of."),
    mountDataDisks: field(z.array(mountDataDisk).optional(), "Mounts of data disks."),
    agentRunningMode: agentRunningMode.optional(),
  },
);

/** A task of a job or of a template. */
export const task = structure(
  "Task",
  "A task. It runs as a number of task instances, each on a compute node.",
  {
    application,
    taskName: field(text.optional(), "The name, unique in a job.", chosen),
    taskInstanceNum: field(z.int().min(1).optional(), "The number of task instances.", {
      platformDefault: 1,
    }),
    computeEnv: anonymousComputeEnv.optional(),
    envId: field(text.optional(), "The id of the named environment that the task runs in."),
    redirectInfo: redirectInfo.optional(),
    redirectLocalInfo: redirectLocalInfo.optional(),
    inputMappings: field(z.array(inputMapping).optional(), "Mounts of remote storage."),
    outputMappings: field(z.array(outputMapping).optional(), "Uploads of results."),
    outputMappingConfigs: field(z.array(outputMappingConfig).optional(), "How fast results are uploaded."),
    envVars: field(z.array(envVar).optional(), "Environment variables."),
    authentications: field(z.array(authentication).optional(), "Credentials for storage services."),
    failedAction: field(
      z.enum(["TERMINATE", "INTERRUPT", "FAST_INTERRUPT"]).optional(),
      "What happens after a failure: `TERMINATE` destroys the instance; `INTERRUPT` and, at once, `FAST_INTERRUPT` keep it, " +
        "with its quota, for a look. No effect in a named environment.",
      { platformDefault: "TERMINATE" },
    ),
    maxRetryCount: field(count.optional(), "How often it is tried again after a failure.", {
      platformDefault: 0,
    }),
    timeout: field(count.optional(), "Seconds that it may run.", { platformDefault: 86_400 }),
    maxConcurrentNum: field(count.optional(), "The most task instances that run at once.", later),
    restartComputeNode: field(
      z.boolean().optional(),
      "Whether the node is restarted after a task instance. For named environments.",
      later,
    ),
    resourceMaxRetryCount: field(
      count.max(MAX_RESOURCE_RETRIES).optional(),
      `How often the creation of an instance is tried again, at most ${MAX_RESOURCE_RETRIES}. The waits grow from 10 minutes to an hour.`,
      { ...later, platformDefault: 0 },
    ),
  },
  { rules: [exactlyOneOf("computeEnv", "envId")] },
);
