// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { existing, Resource, type ResourceOptions, type ResourceSpec } from "../resource";

const spec: ResourceSpec = {
  type: "paddleflow:Schedule",
  properties: [
    "name",
    "pipelineId",
    "pipelineVersionId",
    "crontab",
    "desc",
    "startTime",
    "endTime",
    "concurrency",
    "concurrencyPolicy",
    "expireInterval",
    "catchup",
    "username",
    "fileSystems",
    "stopped",
    "connection",
    "createTime",
  ],
  secretInputs: {},
  secretOutputs: [],
  documents: {},
};

/** Arguments of Schedule: A schedule. */
export interface ScheduleArgs {
  /**
   * The name, at most 50 letters, digits and `_`. Runs get it too. Another schedule of the user may have
   * it only after this one has been deleted. Default: the resource's name and seven hex digits. A
   * change: replaces.
   */
  name?: pulumi.Input<string> | undefined;
  /** The pipeline, `ppl-…`. Range: not empty. A change: replaces. */
  pipelineId: pulumi.Input<string>;
  /**
   * The number of the version. With the pipeline's latestVersionId, every change of the pipeline
   * replaces the schedule. Range: not empty. A change: replaces.
   */
  pipelineVersionId: pulumi.Input<string>;
  /**
   * When it runs: five fields (minute, hour, day, month, weekday), or `@hourly`, `@daily`, `@every 1h`
   * and the like. The times are in the server's time zone, or in one that stands before them:
   * `CRON_TZ=Asia/Shanghai 0 8 * * *`. A change: replaces.
   */
  crontab: pulumi.Input<string>;
  /** The description, at most 256 bytes. Runs get it too. Default: `""`. A change: replaces. */
  desc?: pulumi.Input<string> | undefined;
  /**
   * When it begins, `YYYY-MM-DD hh:mm:ss` in the server's time zone. It must lie in the future, also
   * when the schedule is made again. Left out, at once. Default: `""`. A change: replaces.
   */
  startTime?: pulumi.Input<string> | undefined;
  /**
   * When it ends, as startTime, and after it. Left out, never. A schedule that has ended stays as it is.
   * Default: `""`. A change: replaces.
   */
  endTime?: pulumi.Input<string> | undefined;
  /** The most runs at once; 0 for no limit. Range: at least 0. Default: `0`. A change: replaces. */
  concurrency?: pulumi.Input<number> | undefined;
  /**
   * What becomes of a run that would be one too many: it waits, it takes the place of the oldest, or it
   * is left out. Default: `"suspend"`. A change: replaces.
   */
  concurrencyPolicy?: pulumi.Input<"suspend" | "replace" | "skip"> | undefined;
  /**
   * Seconds after which a run that was missed is left out; 0 for no limit. Range: at least 0. Default:
   * `0`. A change: replaces.
   */
  expireInterval?: pulumi.Input<number> | undefined;
  /**
   * Whether missed runs are made up for. The server keeps it, but so far does not act on it. Default:
   * `true`. A change: replaces.
   */
  catchup?: pulumi.Input<boolean> | undefined;
  /**
   * The user whose file systems the pipeline names; only `root` may name another than itself. Default:
   * the connection's `username`. A change: replaces.
   */
  username?: pulumi.Input<string> | undefined;
  /**
   * The ids of the file systems that the pipeline uses. The server deletes none that a running schedule
   * uses: when one of these is replaced, the schedule is deleted before it and made again after it. A
   * change: replaces. The order has no meaning.
   */
  fileSystems?: pulumi.Input<pulumi.Input<string>[]> | undefined;
  /**
   * Whether it is stopped, for ever: no schedule goes on after that, so that taking this back makes
   * another one. Default: `false`. A change: in place; taking it away replaces.
   */
  stopped?: pulumi.Input<boolean> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty. Default: `"paddleflow"`. A change: replaces.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * A schedule: runs of one version of a pipeline, again and again. It can be stopped; every other
 * change replaces it. Its runs stay when it is deleted.
 *
 * Id: `schedule-000001`. API actions: create POST /schedule; read GET /schedule/{scheduleID}; update
 * PUT /schedule/{scheduleID}, which stops it; delete PUT and DELETE /schedule/{scheduleID}.
 *
 * Gives up after 10 minutes (create), 10 (update) and 10 (delete), unless `customTimeouts` say
 * otherwise.
 */
export class Schedule extends Resource {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "pulumi-nodejs:dynamic/batchflow/paddleflow:Schedule";

  /**
   * The name, at most 50 letters, digits and `_`. Runs get it too. Another schedule of the user may have
   * it only after this one has been deleted.
   */
  declare public readonly name: pulumi.Output<string>;
  /** The pipeline, `ppl-…`. Range: not empty. */
  declare public readonly pipelineId: pulumi.Output<string>;
  /**
   * The number of the version. With the pipeline's latestVersionId, every change of the pipeline
   * replaces the schedule. Range: not empty.
   */
  declare public readonly pipelineVersionId: pulumi.Output<string>;
  /**
   * When it runs: five fields (minute, hour, day, month, weekday), or `@hourly`, `@daily`, `@every 1h`
   * and the like. The times are in the server's time zone, or in one that stands before them:
   * `CRON_TZ=Asia/Shanghai 0 8 * * *`.
   */
  declare public readonly crontab: pulumi.Output<string>;
  /** The description, at most 256 bytes. Runs get it too. */
  declare public readonly desc: pulumi.Output<string | undefined>;
  /**
   * When it begins, `YYYY-MM-DD hh:mm:ss` in the server's time zone. It must lie in the future, also
   * when the schedule is made again. Left out, at once.
   */
  declare public readonly startTime: pulumi.Output<string | undefined>;
  /** When it ends, as startTime, and after it. Left out, never. A schedule that has ended stays as it is. */
  declare public readonly endTime: pulumi.Output<string | undefined>;
  /** The most runs at once; 0 for no limit. Range: at least 0. */
  declare public readonly concurrency: pulumi.Output<number | undefined>;
  /**
   * What becomes of a run that would be one too many: it waits, it takes the place of the oldest, or it
   * is left out.
   */
  declare public readonly concurrencyPolicy: pulumi.Output<"suspend" | "replace" | "skip" | undefined>;
  /** Seconds after which a run that was missed is left out; 0 for no limit. Range: at least 0. */
  declare public readonly expireInterval: pulumi.Output<number | undefined>;
  /** Whether missed runs are made up for. The server keeps it, but so far does not act on it. */
  declare public readonly catchup: pulumi.Output<boolean | undefined>;
  /** The user whose file systems the pipeline names; only `root` may name another than itself. */
  declare public readonly username: pulumi.Output<string | undefined>;
  /**
   * The ids of the file systems that the pipeline uses. The server deletes none that a running schedule
   * uses: when one of these is replaced, the schedule is deleted before it and made again after it.
   */
  declare public readonly fileSystems: pulumi.Output<string[] | undefined>;
  /**
   * Whether it is stopped, for ever: no schedule goes on after that, so that taking this back makes
   * another one.
   */
  declare public readonly stopped: pulumi.Output<boolean | undefined>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  declare public readonly connection: pulumi.Output<string | undefined>;
  /** When it was created, in the server's local time. */
  declare public readonly createTime: pulumi.Output<string>;

  /** Declares the object. Fails where an argument is wrong, before any request; the error names the property. */
  constructor(name: string, args: ScheduleArgs, options?: ResourceOptions) {
    super(spec, name, args, options);
  }

  /** An existing object, read by its id. It does not become the stack's own. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    options?: ResourceOptions & { connection?: string },
  ): Schedule {
    return new Schedule(name, ...existing<ScheduleArgs>(id, options));
  }

  /** Whether an object is a Schedule, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is Schedule {
    return Resource.isOfType(object, Schedule.__pulumiType);
  }
}
