import type { JsonObject } from "../core/json";
import { actions, known, setMembers } from "../core/platform/controlActions";
import type { Modules } from "./modules";
import type { Row } from "./records/row";
import type { PaddleFlowState } from "./records/state";
import type { World } from "./world";

/** The kinds of objects, with what names one of them. */
const KEYS = {
  user: (s: PaddleFlowState) => index(s.users, (row) => row.name),
  /** `user/queue` */
  grant: (s: PaddleFlowState) => index(s.grants, (row) => `${row.userName}/${row.resourceID}`),
  cluster: (s: PaddleFlowState) => index(s.clusters, (row) => row.name),
  queue: (s: PaddleFlowState) => index(s.queues, (row) => row.name),
  flavour: (s: PaddleFlowState) => index(s.flavours, (row) => row.name),
  /** `user/name`, as with the next two; a link adds `:fsPath`. */
  fileSystem: (s: PaddleFlowState) => index(s.fileSystems, (row) => `${row.userName}/${row.name}`),
  fsCache: (s: PaddleFlowState) => index(s.caches, (row) => `${row.userName}/${row.fsName}`),
  link: (s: PaddleFlowState) => index(s.links, (row) => `${row.userName}/${row.fsName}:${row.fsPath}`),
  pipeline: (s: PaddleFlowState) => index(s.pipelines, (row) => row.id),
  /** `pipelineID/version` */
  pipelineVersion: (s: PaddleFlowState) => index(s.pipelineVersions, (row) => `${row.pipelineId}/${row.id}`),
  schedule: (s: PaddleFlowState) => index(s.schedules, (row) => row.id),
  run: (s: PaddleFlowState) => index(s.runs, (row) => row.id),
  job: (s: PaddleFlowState) => index(s.jobs, (row) => row.id),
} as const;

function index<T extends Row>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T> {
  // Of two with one key the first counts, as it does for the server.
  return new Map([...rows].reverse().map((row) => [keyOf(row), row]));
}

export type ObjectKind = keyof typeof KEYS;
export type PaddleFlowControl = ReturnType<typeof createPaddleFlowControl>;

/** Changes behind the client's back: what others do on the platform, or what happens to it. */
export function createPaddleFlowControl(world: World, modules: Modules, changed: () => void) {
  const find = (kind: ObjectKind, key: string): Row => {
    if (!Object.hasOwn(KEYS, kind)) throw new RangeError(`no kind ${String(kind)}`);
    return known<Row>(KEYS[kind](world.state).get(key), `no ${kind} ${key}`);
  };
  const act = actions(world, changed);
  const fileSystemId = (key: string): string =>
    known(KEYS.fileSystem(world.state).get(key), `no fileSystem ${key}`).id;

  return {
    /** Removes an object as the platform's own deletion does, with what goes along, whatever forbids it. */
    remove: act((kind: ObjectKind, key: string) => {
      const row = find(kind, key);
      removers(world, modules)[kind](row as never);
    }),
    /** Sets members of an object's record, as they are named in `state("paddleflow")`. */
    change: act((kind: ObjectKind, key: string, members: JsonObject) => {
      const row = find(kind, key);
      setMembers(row, kind, members);
      world.touch(row);
    }),
    /** Also revokes the user's tokens, even where the password is the old one. */
    setPassword: act((user: string, password: string) => {
      modules.users.setPassword(known(modules.users.find(user), `no user ${user}`), password);
    }),
    /** Removes the Kubernetes object of a queue; PaddleFlow's record stays. */
    removeKubernetesQueue: act((name: string) => {
      for (const content of Object.values(world.state.kubernetes)) {
        content.queues = content.queues.filter((queue) => queue !== name);
      }
    }),
    /** Puts an object of this name into all Kubernetes clusters. */
    addKubernetesQueue: act((name: string) => {
      for (const content of Object.values(world.state.kubernetes)) content.queues.push(name);
    }),
    /** Has the end of a run meet a stop: it stays `terminating`, and the server has nothing any more to stop. */
    loseRun: act((id: string) => {
      modules.runs.lose(known(modules.runs.find(id), `no run ${id}`));
    }),
    /** Starts the server again, which takes up the runs that were lost. */
    restart: act(() => modules.runs.resume()),
    /** A file in a file system (`user/name`); a path that ends in "/" makes a folder. */
    putFile: act((fileSystem: string, path: string, content?: string) => {
      modules.fileSystems.write(fileSystemId(fileSystem), path, content ?? "");
    }),
    /** Whether a pod has the file system (`user/name`) mounted. */
    setMounted: act((fileSystem: string, mounted: boolean) => {
      const mountedId = fileSystemId(fileSystem);
      const others = world.state.mounted.filter((id) => id !== mountedId);
      world.state.mounted = mounted ? [...others, mountedId] : others;
    }),
    /** The one password that the storage at an address (host:port) takes; without it, it takes any. */
    setStoragePassword: act((address: string, password?: string) => {
      const { [address]: _, ...others } = world.state.passwords;
      world.state.passwords = password === undefined ? others : { ...others, [address]: password };
    }),
    /** The buckets at an address (host:port); without them, there is any. */
    setBuckets: act((address: string, buckets?: string[]) => {
      const { [address]: _, ...others } = world.state.buckets;
      world.state.buckets = buckets === undefined ? others : { ...others, [address]: buckets };
    }),
  };
}

type Remover<Kind extends ObjectKind> = (
  row: ReturnType<(typeof KEYS)[Kind]> extends Map<string, infer T> ? T : never,
) => void;

function removers(world: World, modules: Modules): { [Kind in ObjectKind]: Remover<Kind> } {
  const { state } = world;
  return {
    user: (row) => modules.users.remove(row),
    grant: (row) => modules.grants.remove(row),
    cluster: (row) => {
      modules.queues.of(row).forEach((queue) => modules.queues.remove(queue));
      modules.clusters.remove(row);
    },
    queue: (row) => void (modules.queues.release(row) || modules.queues.remove(row)),
    flavour: (row) => modules.flavours.remove(row),
    fileSystem: (row) => modules.fileSystems.remove(row.id),
    fsCache: (row) => {
      state.caches = state.caches.filter((other) => other !== row);
    },
    link: (row) => modules.links.remove(row),
    pipeline: (row) => modules.pipelines.remove(row),
    pipelineVersion: (row) => modules.pipelines.removeVersion(row),
    schedule: (row) => modules.schedules.remove(row),
    run: (row) => modules.runs.remove(row),
    job: (row) => modules.jobs.remove(row),
  };
}
