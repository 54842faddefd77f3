import { jobState, placesOf, type JobRunner } from "./job/jobRunner";
import type { Nodes } from "./computeEnv/nodes";
import type { EnvRecord, JobRecord, JobState, NodeRecord, NodeState, TemplateRecord } from "./records";
import type { Fields, Tag, Task } from "./types";
import type { World } from "./world";

const MAX_STEPS = 100_000;

export type TencentControl = ReturnType<typeof createTencentControl>;

/** What happens behind the client's back. All of it is immediate: no virtual time passes. */
export function createTencentControl(world: World, nodes: Nodes, runner: JobRunner, changed: () => void) {
  const env = (id: string): EnvRecord => known(world.env(id), id);
  const job = (id: string): JobRecord => known(world.job(id), id);
  const template = (id: string): TemplateRecord =>
    known(
      world.state.taskTemplates.find((t) => t.id === id),
      id,
    );
  const node = (envId: string, nodeId: string): NodeRecord =>
    known(
      env(envId).nodes.find((n) => n.id === nodeId),
      nodeId,
    );

  const readyNode = (target: EnvRecord, fields: Partial<NodeRecord>): NodeRecord => {
    const added: NodeRecord = {
      ...nodes.blank(target.input.EnvData ?? {}),
      state: "RUNNING",
      slots: 1,
      instanceId: world.newId("ins"),
      resourceCreatedTime: world.now(),
      ...fields,
    };
    target.nodes.push(added);
    return added;
  };

  const dropNode = (target: EnvRecord, doomed: NodeRecord): void => {
    doomed.state = "DELETING";
    doomed.epoch++;
    runner.nodeLeaving(target, doomed);
    target.nodes = target.nodes.filter((n) => n !== doomed);
  };

  const scale = (target: EnvRecord, count: number): void => {
    const own = target.nodes.filter((n) => n.origin === "BATCH_CREATED");
    for (let i = own.length; i < count; i++) readyNode(target, {});
    for (const surplus of own.slice(count)) dropNode(target, surplus);
    target.desired = count;
    runner.dispatch(target);
  };

  const done = <Result>(result: Result): Result => {
    changed();
    return result;
  };

  return {
    /**
     * Sets members by their names in the API; null removes one. DesiredComputeNodeCount of an environment also
     * adds or removes nodes, which are RUNNING or gone at once.
     */
    setFields(id: string, fields: Fields): void {
      world.settle();
      if (id.startsWith("env-")) {
        const target = env(id);
        const { DesiredComputeNodeCount: count, Placement, Tags, ...others } = fields;
        if (Placement !== undefined) Object.assign(target.placement, Placement);
        if (Tags !== undefined) target.tags = Tags as unknown as Tag[];
        overwrite(target.input, others);
        if (typeof count === "number") scale(target, count);
      } else if (id.startsWith("job-")) {
        const target = job(id);
        const { Placement, Tags, ...others } = fields;
        if (Placement !== undefined) Object.assign(target.placement, Placement);
        if (Tags !== undefined) target.tags = Tags as unknown as Tag[];
        overwrite(target.input, others);
      } else {
        const target = template(id);
        const names = ["TaskTemplateName", "TaskTemplateDescription", "TaskTemplateInfo", "Tags"];
        for (const name of Object.keys(fields)) known(names.includes(name) || undefined, name);
        if (typeof fields.TaskTemplateName === "string") target.name = fields.TaskTemplateName;
        if (fields.TaskTemplateDescription !== undefined) {
          target.description = (fields.TaskTemplateDescription ?? "") as string;
        }
        if (fields.TaskTemplateInfo !== undefined) target.info = fields.TaskTemplateInfo as unknown as Task;
        if (fields.Tags !== undefined) target.tags = fields.Tags as unknown as Tag[];
      }
      done(undefined);
    },

    /** Removes an environment (with its nodes), a job or a template, in whatever state it is. */
    deleteObject(id: string): void {
      world.settle();
      const { state } = world;
      if (id.startsWith("env-")) {
        const target = env(id);
        for (const doomed of target.nodes) dropNode(target, doomed);
        state.computeEnvs = state.computeEnvs.filter((e) => e !== target);
        runner.envGone(id);
      } else if (id.startsWith("job-")) {
        const target = job(id);
        state.jobs = state.jobs.filter((j) => j !== target);
        for (const { instance, task } of placesOf(target)) {
          const home = task.spec.EnvId === undefined ? undefined : world.env(task.spec.EnvId);
          const freed = home?.nodes.find((n) => n.id === instance.nodeId);
          if (home && freed) {
            freed.slots = 1;
            runner.dispatch(home);
          }
        }
      } else {
        const target = template(id);
        state.taskTemplates = state.taskTemplates.filter((t) => t !== target);
      }
      done(undefined);
    },

    /** Adds nodes, RUNNING unless told otherwise; DesiredComputeNodeCount stays. Returns their ids. */
    addNodes(envId: string, count = 1, state: NodeState = "RUNNING"): string[] {
      world.settle();
      const target = env(envId);
      const added = Array.from({ length: count }, () =>
        readyNode(target, { state, slots: state === "RUNNING" ? 1 : 0 }),
      );
      runner.dispatch(target);
      return done(added.map((n) => n.id));
    },

    removeNode(envId: string, nodeId: string): void {
      world.settle();
      dropNode(env(envId), node(envId, nodeId));
      done(undefined);
    },

    /** Puts a node into a state, in which it stays until something else happens to it. */
    setNodeState(envId: string, nodeId: string, state: NodeState): void {
      world.settle();
      const target = node(envId, nodeId);
      target.epoch++;
      target.state = state;
      target.slots = state === "RUNNING" ? 1 : 0;
      if (["CREATED", "RUNNING", "ABNORMAL"].includes(state)) {
        target.instanceId ??= world.newId("ins");
        target.resourceCreatedTime ??= world.now();
      }
      runner.dispatch(env(envId));
      done(undefined);
    },

    /** The next `count` creations of machines for an environment, a job, or anything ("*") fail. */
    failCreations(failure: { target?: string; count?: number; reason: string }): void {
      const { target = "*", count = 1, reason } = failure;
      world.state.creationFailures.push({ target, count, reason });
      done(undefined);
    },

    clearCreationFailures(): void {
      world.state.creationFailures = [];
      done(undefined);
    },

    attachInstances(envId: string, instanceIds: string[]): string[] {
      world.settle();
      const target = env(envId);
      const added = instanceIds.map((instanceId) =>
        readyNode(target, { instanceId, origin: "USER_ATTACHED" }),
      );
      runner.dispatch(target);
      return done(added.map((n) => n.id));
    },

    /** Every unfinished task instance of the job, or of one of its tasks, becomes FAILED. */
    failJob(jobId: string, how: { taskName?: string; reason?: string; exitCode?: number } = {}): void {
      world.settle();
      const { taskName, reason = "Failed", exitCode = 1 } = how;
      for (const place of placesOf(job(jobId))) {
        if (taskName !== undefined && place.task.name !== taskName) continue;
        if (place.instance.state === "SUCCEED" || place.instance.state === "FAILED") continue;
        runner.failNow(place, exitCode, reason);
      }
      done(undefined);
    },

    /** Puts all task instances of a job into one state, in which they stay. */
    setJobState(jobId: string, state: JobState): void {
      world.settle();
      const over = state === "SUCCEED" || state === "FAILED";
      for (const { instance } of placesOf(job(jobId))) {
        instance.epoch++;
        instance.state = state;
        instance.terminating = false;
        instance.endTime = over ? world.now() : null;
      }
      done(undefined);
    },

    jobState(jobId: string): JobState {
      world.settle();
      return jobState(job(jobId));
    },

    /** Moves virtual time on until nothing is under way any more. */
    drain(): void {
      for (let steps = 0; world.state.scheduled.length > 0; steps++) {
        if (steps === MAX_STEPS) throw new Error("there is always something under way");
        const at = world.state.scheduled[0]?.at ?? 0;
        world.clock.advance(Math.max(0, at - world.clock.now()));
        world.settle();
      }
      done(undefined);
    },
  };
}

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new RangeError(`unknown: ${name}`);
  return value;
}

function overwrite(target: object, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) Reflect.deleteProperty(target, name);
    else Reflect.set(target, name, value);
  }
}
