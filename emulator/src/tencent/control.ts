import { actions, drain, known } from "../core/platform/controlActions";
import { jobState, placesOf } from "./job/jobStates";
import type { Modules } from "./modules";
import type { EnvRecord, JobRecord, JobState, NodeRecord, NodeState, TemplateRecord } from "./records";
import type { Fields, Tag, Task } from "./types";
import type { World } from "./world";

export type TencentControl = ReturnType<typeof createTencentControl>;

/** What happens behind the client's back. All of it is immediate: no virtual time passes. */
export function createTencentControl(world: World, { nodes, runner }: Modules, changed: () => void) {
  const act = actions(world, changed);
  const env = (id: string): EnvRecord => known(world.env(id), unknown(id));
  const job = (id: string): JobRecord => known(world.job(id), unknown(id));
  const template = (id: string): TemplateRecord =>
    known(
      world.state.taskTemplates.find((t) => t.id === id),
      unknown(id),
    );
  const node = (envId: string, nodeId: string): NodeRecord =>
    known(
      env(envId).nodes.find((n) => n.id === nodeId),
      unknown(nodeId),
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

  return {
    /**
     * Sets members by their names in the API; null removes one. DesiredComputeNodeCount of an environment also
     * adds or removes nodes, which are RUNNING or gone at once.
     */
    setFields: act((id: string, fields: Fields): void => {
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
        for (const name of Object.keys(fields)) known(names.includes(name) || undefined, unknown(name));
        if (typeof fields.TaskTemplateName === "string") target.name = fields.TaskTemplateName;
        if (fields.TaskTemplateDescription !== undefined) {
          target.description = (fields.TaskTemplateDescription ?? "") as string;
        }
        if (fields.TaskTemplateInfo !== undefined) target.info = fields.TaskTemplateInfo as unknown as Task;
        if (fields.Tags !== undefined) target.tags = fields.Tags as unknown as Tag[];
      }
    }),

    /** Removes an environment (with its nodes), a job or a template, in whatever state it is. */
    deleteObject: act((id: string): void => {
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
    }),

    /** Adds nodes, RUNNING unless told otherwise; DesiredComputeNodeCount stays. Returns their ids. */
    addNodes: act((envId: string, count?: number, state: NodeState = "RUNNING"): string[] => {
      const target = env(envId);
      const added = Array.from({ length: count ?? 1 }, () =>
        readyNode(target, { state, slots: state === "RUNNING" ? 1 : 0 }),
      );
      runner.dispatch(target);
      return added.map((n) => n.id);
    }),

    removeNode: act((envId: string, nodeId: string): void => {
      dropNode(env(envId), node(envId, nodeId));
    }),

    /** Takes the instance of a node back, as with spot instances: what runs on it fails, and it gets another one later. */
    reclaimNode: act((envId: string, nodeId: string): void => {
      nodes.reclaim(env(envId), node(envId, nodeId));
    }),

    /** Puts a node into a state, in which it stays until something else happens to it. */
    setNodeState: act((envId: string, nodeId: string, state: NodeState): void => {
      const target = node(envId, nodeId);
      target.epoch++;
      target.state = state;
      target.slots = state === "RUNNING" ? 1 : 0;
      if (["CREATED", "RUNNING", "ABNORMAL"].includes(state)) {
        target.instanceId ??= world.newId("ins");
        target.resourceCreatedTime ??= world.now();
      }
      runner.dispatch(env(envId));
    }),

    /** The next `count` creations of machines for an environment, a job, or anything ("*") fail. */
    failCreations: act((failure: { target?: string; count?: number; reason: string }): void => {
      const { target = "*", count = 1, reason } = failure;
      world.state.creationFailures.push({ target, count, reason });
    }),

    clearCreationFailures: act((): void => {
      world.state.creationFailures = [];
    }),

    attachInstances: act((envId: string, instanceIds: string[]): string[] => {
      const target = env(envId);
      const added = instanceIds.map((instanceId) =>
        readyNode(target, { instanceId, origin: "USER_ATTACHED" }),
      );
      runner.dispatch(target);
      return added.map((n) => n.id);
    }),

    /** Every unfinished task instance of the job, or of one of its tasks, becomes FAILED. */
    failJob: act(
      (jobId: string, how: { taskName?: string; reason?: string; exitCode?: number } = {}): void => {
        const { taskName, reason = "Failed", exitCode = 1 } = how;
        for (const place of placesOf(job(jobId))) {
          if (taskName !== undefined && place.task.name !== taskName) continue;
          if (place.instance.state === "SUCCEED" || place.instance.state === "FAILED") continue;
          runner.failNow(place, exitCode, reason);
        }
      },
    ),

    /** Puts all task instances of a job into one state, in which they stay. */
    setJobState: act((jobId: string, state: JobState): void => {
      const over = state === "SUCCEED" || state === "FAILED";
      for (const { instance } of placesOf(job(jobId))) {
        instance.epoch++;
        instance.state = state;
        instance.terminating = false;
        instance.endTime = over ? world.now() : null;
      }
    }),

    jobState: act((jobId: string): JobState => jobState(job(jobId))),

    /** Moves virtual time on until nothing is under way any more. */
    drain: act((): void => drain(world)),
  };
}

const unknown = (name: string): string => `unknown: ${name}`;

function overwrite(target: object, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) Reflect.deleteProperty(target, name);
    else Reflect.set(target, name, value);
  }
}
