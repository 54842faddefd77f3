import { randomUUID } from "node:crypto";
import type { JsonObject } from "../core/json";
import { actions, drain, known, setMembers } from "../core/platform/controlActions";
import type { Modules } from "./modules";
import type {
  CromwellRecord,
  CromwellStatus,
  EnvironmentRecord,
  EnvironmentStatus,
  ExecutionRecord,
  FailingAction,
  HuaweiState,
  Phase,
  ToolRecord,
} from "./records";
import type { World } from "./world";

const LISTS = {
  environment: "environments",
  workflow: "workflows",
  execution: "executions",
  tool: "tools",
  cromwell: "cromwell",
} as const;

export type ObjectKind = keyof typeof LISTS;
export type HuaweiControl = ReturnType<typeof createHuaweiControl>;

/** Changes behind the client's back: what others do on the platform, or what happens to it. */
export function createHuaweiControl(world: World, modules: Modules, changed: () => void) {
  const find = (kind: ObjectKind, id: string): HuaweiState[(typeof LISTS)[ObjectKind]][number] => {
    if (!Object.hasOwn(LISTS, kind)) throw new RangeError(`no kind ${String(kind)}`);
    const rows: HuaweiState[(typeof LISTS)[ObjectKind]] = world.state[LISTS[kind]];
    return known(
      rows.find((one) => one.id === id),
      `no ${kind} ${id}`,
    );
  };
  const act = actions(world, changed);
  const workflow = (id: string): CromwellRecord => find("cromwell", id) as CromwellRecord;
  const execution = (id: string): ExecutionRecord => find("execution", id) as ExecutionRecord;

  return {
    /** Sets members of an object's record, as they are named in `state("huawei")`. */
    change: act((kind: ObjectKind, id: string, members: JsonObject): void => {
      const row = find(kind, id);
      setMembers(row, kind, members);
      if ("updateAt" in row) world.touch(row);
    }),
    /** Removes an object at once, in whatever state it is. */
    remove: act((kind: ObjectKind, id: string): void => {
      find(kind, id);
      if (kind === "environment") modules.environments.remove(id);
      else if (kind === "workflow") modules.workflows.remove(id);
      else if (kind === "execution") modules.executions.remove(id);
      else if (kind === "tool") modules.tools.remove(id);
      else world.state.cromwell = world.state.cromwell.filter((row) => row.id !== id);
    }),
    /** An environment that is Running unless told otherwise; members as in `state("huawei")`. Returns its id. */
    addEnvironment: act((members: Partial<EnvironmentRecord> = {}): string => {
      const row = modules.environments.blank(members);
      modules.environments.add(row, members.defaultEnv ?? false);
      return row.id;
    }),
    /** Puts an environment into a status, in which it stays until something else happens to it. */
    setEnvironmentStatus: act((id: string, status: EnvironmentStatus): void => {
      modules.environments.setStatus(find("environment", id) as EnvironmentRecord, status);
    }),
    /** Returns the tool's id. */
    addTool: act((members: Partial<ToolRecord> & { name: string }): string => {
      const row: ToolRecord = { ...modules.tools.blank(), ...members };
      world.state.tools.push(row);
      return row.id;
    }),
    /** Ends an execution at once. */
    finishExecution: act((id: string, phase: "Succeeded" | "Failed" | "Cancelled", message?: string): void =>
      modules.runner.end(execution(id), phase, "", message),
    ),
    /** Puts an execution into a phase, in which it stays until something else happens to it. */
    setExecutionPhase: act((id: string, phase: Phase): void => modules.runner.hold(execution(id), phase)),
    /** Ends a workflow of Cromwell at once. */
    finishCromwell: act((id: string, status: "Succeeded" | "Failed" | "Aborted", message?: string): void =>
      modules.engine.end(workflow(id), status, message === undefined ? [] : [message]),
    ),
    /** Puts a workflow of Cromwell into a status, in which it stays until something else happens to it. */
    setCromwellStatus: act((id: string, status: CromwellStatus): void =>
      modules.engine.hold(workflow(id), status),
    ),
    /** Adds a call to a running workflow of Cromwell that is a workflow itself, with its labels. Returns its id. */
    addSubWorkflow: act((parent: string): string => {
      const id = randomUUID();
      modules.engine.addSubWorkflow(workflow(parent), id);
      return id;
    }),
    /** What a URL leads Cromwell to; no other URL leads anywhere. */
    putFile: act((url: string, content: string): void => {
      world.state.files[url] = content;
    }),
    /** The next `count` such actions fail in their course. */
    failNext: act((action: FailingAction, count?: number): void => {
      if (!Object.hasOwn(world.state.failing, action)) throw new RangeError(`no action ${String(action)}`);
      world.state.failing[action] = count ?? 1;
    }),
    /** The namespaces of CCI; without them, there is any. */
    setNamespaces: act((names?: string[]): void => void (world.state.namespaces = names ?? null)),
    /** The PVCs of shared storage; without them, there is any. */
    setVolumes: act((names?: string[]): void => void (world.state.volumes = names ?? null)),
    /** All tokens become invalid. */
    revokeTokens: act((): void => void (world.state.tokens = {})),
    /** Moves virtual time on until nothing is under way any more. */
    drain: act((): void => drain(world)),
  };
}
