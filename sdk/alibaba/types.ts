// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

/** DeleteJobResult. */
export interface DeleteJobResult {
  /** The id of the job. */
  jobId: string;
}

/** An image that instances can run in. */
export interface ImageView {
  /** The id, `img-…`. */
  imageId: string;
  /** The name. */
  imageName: string;
  /** `Windows` or `Linux`. */
  platform: string;
  /** The description. */
  description?: string | undefined;
}

/** An instance of a task. */
export interface InstanceView {
  /** The id, from 0. */
  instanceId: number;
  /**
   * `Init`, `Waiting`, `Running`, `Finished`, `Failed` or `Stopped`. The service's `Terminated` is
   * `Finished`.
   */
  state: string;
  /** When it began to run, if it has, in ISO 8601. */
  startTime?: string | undefined;
  /** When it ended, if it has, in ISO 8601. */
  endTime?: string | undefined;
}

/** What a job was submitted with. */
export interface JobDescription {
  /** The name. */
  jobName: string;
  /** The tag. */
  jobTag?: string | undefined;
  /** The priority with which it was submitted. */
  priority?: number | undefined;
  /** The description. */
  description?: string | undefined;
  /** The tasks of a job, and which of them run before which. */
  taskDag: TaskDag;
}

/** A job and how far it is. */
export interface JobView {
  /** The id. */
  jobId: string;
  /** The name. */
  jobName: string;
  /** The description. */
  description?: string | undefined;
  /** The priority; larger is scheduled first. */
  priority: number;
  /**
   * `Init`, `Waiting`, `Running`, `Finished`, `Failed` or `Stopped`. The service's `Terminated` is
   * `Finished`.
   */
  state: string;
  /** The id of the account: a number as a text, whose digits are exact. */
  ownerId: string;
  /** When it was submitted, in ISO 8601. */
  createTime?: string | undefined;
  /** When it began to run, if it has, in ISO 8601. */
  startTime?: string | undefined;
  /** When it ended, if it has, in ISO 8601. */
  endTime?: string | undefined;
  /** The run time of finished instances, as far as the service tells. */
  totalTime?: number | undefined;
  /** Tasks in all. */
  numTotalTask: number;
  /** Tasks that finished. */
  numFinishedTask: number;
  /** Tasks that failed. */
  numFailedTask: number;
  /** Tasks that wait. */
  numWaitingTask: number;
  /** Tasks that run. */
  numRunningTask: number;
  /** Tasks that were stopped. */
  numStoppedTask: number;
  /** Instances in all. */
  numTotalInstance: number;
  /** Instances that finished. */
  numFinishedInstance: number;
  /** Instances that failed. */
  numFailedInstance: number;
  /** Instances that wait. */
  numWaitingInstance: number;
  /** Instances that run. */
  numRunningInstance: number;
  /** Instances that were stopped. */
  numStoppedInstance: number;
}

/** What an instance is given. */
export interface ResourceDescription {
  /**
   * CPU in hundredths of a core, from 800 to 2400: 800 are eight cores. Range: at least 800, at most
   * 2400.
   */
  cpu?: number | undefined;
  /** Memory in MB, from 2000 to 65536. Range: at least 2000, at most 65536. */
  memory?: number | undefined;
}

/** What an instance is given. */
export interface ResourceDescriptionArgs {
  /**
   * CPU in hundredths of a core, from 800 to 2400: 800 are eight cores. Range: at least 800, at most
   * 2400. Default: `800`.
   */
  cpu?: pulumi.Input<number> | undefined;
  /** Memory in MB, from 2000 to 65536. Range: at least 2000, at most 65536. Default: `2000`. */
  memory?: pulumi.Input<number> | undefined;
}

/** The tasks of a job, and which of them run before which. */
export interface TaskDag {
  /** The tasks by name. */
  taskDescMap: Record<string, TaskDescription>;
  /**
   * The edges of the task graph: a task, and the tasks that start only when it has finished. They must
   * name tasks of the job and lead round in no circle.
   */
  dependencies?: Record<string, string[]> | undefined;
}

/** The tasks of a job, and which of them run before which. */
export interface TaskDagArgs {
  /** The tasks by name. */
  taskDescMap: pulumi.Input<Record<string, pulumi.Input<TaskDescriptionArgs>>>;
  /**
   * The edges of the task graph: a task, and the tasks that start only when it has finished. They must
   * name tasks of the job and lead round in no circle.
   */
  dependencies?: pulumi.Input<Record<string, pulumi.Input<pulumi.Input<string>[]>>> | undefined;
}

/** A task. It runs as a number of instances, each of the same program. */
export interface TaskDescription {
  /** The archive that holds the program: an `oss://` path. */
  packageUri: string;
  /** The file in the archive that is run. Range: not empty. */
  programName: string;
  /** The language of the program. `java` is announced only: a service may refuse it. */
  programType: "python" | "php" | "java";
  /** The arguments of the program. Where they hold a credential, pass the value as a secret. */
  programArguments?: string | undefined;
  /** The image that instances run in, `img-…`: `getImages` lists them. Range: not empty. */
  imageId: string;
  /** The number of instances. Range: at least 1. */
  instanceCount: number;
  /** Seconds that an instance may run, from 1 to 86400. Range: at least 1, at most 86400. */
  timeout?: number | undefined;
  /** Environment variables by name. Where they hold a credential, pass the value as a secret. */
  environmentVariables?: Record<string, string> | undefined;
  /** Where standard output goes: an `oss://` path, which ends with `/`. */
  stdoutRedirectPath?: string | undefined;
  /** Where standard error goes: an `oss://` path, which ends with `/`. */
  stderrRedirectPath?: string | undefined;
  /** What an instance is given. */
  resourceDescription?: ResourceDescription | undefined;
  /** Storage that is mounted over NFS: `oss://` paths, and the local path of each. */
  ossMapping?: Record<string, string> | undefined;
  /** Whether locks on files under ossMapping hold between instances. */
  ossMappingLock?: boolean | undefined;
  /**
   * The character set of file names under ossMapping on the local side. The names of OSS objects are
   * UTF-8. Range: not empty.
   */
  ossMappingLocale?: string | undefined;
}

/** A task. It runs as a number of instances, each of the same program. */
export interface TaskDescriptionArgs {
  /** The archive that holds the program: an `oss://` path. */
  packageUri: pulumi.Input<string>;
  /** The file in the archive that is run. Range: not empty. */
  programName: pulumi.Input<string>;
  /** The language of the program. `java` is announced only: a service may refuse it. */
  programType: pulumi.Input<"python" | "php" | "java">;
  /**
   * The arguments of the program. Where they hold a credential, pass the value as a secret. Default:
   * `""`.
   */
  programArguments?: pulumi.Input<string> | undefined;
  /** The image that instances run in, `img-…`: `getImages` lists them. Range: not empty. */
  imageId: pulumi.Input<string>;
  /** The number of instances. Range: at least 1. */
  instanceCount: pulumi.Input<number>;
  /**
   * Seconds that an instance may run, from 1 to 86400. Range: at least 1, at most 86400. Default:
   * `86400`.
   */
  timeout?: pulumi.Input<number> | undefined;
  /** Environment variables by name. Where they hold a credential, pass the value as a secret. */
  environmentVariables?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** Where standard output goes: an `oss://` path, which ends with `/`. */
  stdoutRedirectPath?: pulumi.Input<string> | undefined;
  /** Where standard error goes: an `oss://` path, which ends with `/`. */
  stderrRedirectPath?: pulumi.Input<string> | undefined;
  /** What an instance is given. Default: `{"cpu":800,"memory":2000}`. */
  resourceDescription?: pulumi.Input<ResourceDescriptionArgs> | undefined;
  /** Storage that is mounted over NFS: `oss://` paths, and the local path of each. */
  ossMapping?: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined;
  /** Whether locks on files under ossMapping hold between instances. Default: `false`. */
  ossMappingLock?: pulumi.Input<boolean> | undefined;
  /**
   * The character set of file names under ossMapping on the local side. The names of OSS objects are
   * UTF-8. Range: not empty. Default: chosen by the platform.
   */
  ossMappingLocale?: pulumi.Input<string> | undefined;
}

/** A task and how far it is. */
export interface TaskView {
  /** The name. */
  taskName: string;
  /**
   * `Init`, `Waiting`, `Running`, `Finished`, `Failed` or `Stopped`. The service's `Terminated` is
   * `Finished`.
   */
  state: string;
  /** When it began to run, if it has, in ISO 8601. */
  startTime?: string | undefined;
  /** When it ended, if it has, in ISO 8601. */
  endTime?: string | undefined;
  /** Its instances. */
  instances: InstanceView[];
}
