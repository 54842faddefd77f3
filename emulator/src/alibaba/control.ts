import type { JsonObject } from "../core/json";
import { actions, known, setMembers } from "../core/platform/controlActions";
import type { JobRunner } from "./job/jobRunner";
import type { ImageRecord, InstanceRecord, JobRecord } from "./records";
import type { World } from "./world";

export type ObjectKind = "job" | "image";
export type AlibabaControl = ReturnType<typeof createAlibabaControl>;

/** What happens behind the client's back. All of it is immediate: no virtual time passes. */
export function createAlibabaControl(world: World, runner: JobRunner, changed: () => void) {
  const job = (id: string): JobRecord => known(world.job(id), `no job ${id}`);
  const image = (id: string): ImageRecord =>
    known(
      world.state.images.find((one) => one.id === id),
      `no image ${id}`,
    );
  const find = (kind: ObjectKind, id: string): JobRecord | ImageRecord => {
    if (kind === "job") return job(id);
    if (kind === "image") return image(id);
    throw new RangeError(`no kind ${String(kind)}`);
  };
  const place = (id: string, taskName: string, index = 0): [JobRecord, InstanceRecord] => {
    const owner = job(id);
    const task = owner.tasks.find(({ name }) => name === taskName);
    return [owner, known(task?.instances[index], `no instance ${taskName}/${index}`)];
  };
  const act = actions(world, changed);

  return {
    /** Sets members of an object's record, as they are named in `state("alibaba")`. */
    change: act((kind: ObjectKind, id: string, members: JsonObject) => {
      setMembers(find(kind, id), kind, members);
    }),
    /** Removes an object, in whatever state it is. */
    remove: act((kind: ObjectKind, id: string) => {
      const record = find(kind, id);
      world.state.images = world.state.images.filter((other) => other !== record);
      world.state.jobs = world.state.jobs.filter((other) => other !== record);
    }),
    addImage: act((added: ImageRecord) => {
      world.state.images = [...world.state.images.filter(({ id }) => id !== added.id), added];
    }),
    /** Ends a job with all of its instances Finished. */
    finishJob: act((id: string) => runner.endJob(job(id), "Finished")),
    /** Ends a job by the failure of its first instance that has not succeeded. */
    failJob: act((id: string) => runner.endJob(job(id), "Failed")),
    /** Stops a job, as another user does. */
    stopJob: act((id: string) => runner.endJob(job(id), "Stopped")),
    finishInstance: act((id: string, task: string, index?: number) =>
      runner.endInstance(...place(id, task, index), true),
    ),
    failInstance: act((id: string, task: string, index?: number) =>
      runner.endInstance(...place(id, task, index), false),
    ),
  };
}
