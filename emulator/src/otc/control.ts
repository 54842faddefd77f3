import type { JsonObject } from "../core/json";
import { actions, known } from "../core/platform/controlActions";
import type { Images } from "./image/images";
import type { Jobs } from "./job/jobs";
import type {
  FileRecord,
  ImageRecord,
  JobRecord,
  NamedRecord,
  OtcState,
  ServerRecord,
  VolumeRecord,
} from "./records";
import type { World } from "./world";

const LISTS = {
  image: "images",
  job: "jobs",
  server: "servers",
  volume: "volumes",
  file: "files",
  bucket: "buckets",
  backup: "backups",
  vault: "vaults",
} as const;

export type ObjectKind = keyof typeof LISTS;
export type OtcControl = ReturnType<typeof createOtcControl>;

/** What happens behind the client's back. All of it is immediate: no virtual time passes. */
export function createOtcControl(world: World, images: Images, jobs: Jobs, changed: () => void) {
  const list = (kind: ObjectKind): OtcState[(typeof LISTS)[ObjectKind]] => {
    if (!Object.hasOwn(LISTS, kind)) throw new RangeError(`no kind ${String(kind)}`);
    return world.state[LISTS[kind]];
  };
  const find = (kind: ObjectKind, id: string) =>
    known(
      list(kind).find((one) => one.id === id),
      `no ${kind} ${id}`,
    );
  const act = actions(world, changed);
  const put =
    <Name extends "servers" | "volumes" | "files" | "buckets" | "backups" | "vaults">(name: Name) =>
    (record: OtcState[Name][number]): void => {
      const others = world.state[name].filter(({ id }) => id !== record.id);
      Object.assign(world.state, { [name]: [...others, record] });
    };

  return {
    /**
     * Sets members of an object's record, as they are named in `state("otc")`; of an image, also attributes as the
     * service names them. null removes an attribute.
     */
    change: act((kind: ObjectKind, id: string, members: JsonObject) => {
      const record = find(kind, id);
      for (const [name, value] of Object.entries(members)) {
        if (Object.hasOwn(record, name)) Object.assign(record, { [name]: value });
        else if (kind === "image") {
          world.update(record as ImageRecord, { [name]: value ?? undefined });
        } else throw new RangeError(`a ${kind} has no member ${name}`);
      }
    }),
    /** Gives an object another id, wherever it is named. */
    rename: act((kind: ObjectKind, id: string, to: string) => {
      find(kind, id);
      const renamed = JSON.stringify(world.state).replaceAll(JSON.stringify(id), JSON.stringify(to));
      world.state = JSON.parse(renamed) as OtcState;
    }),
    /** Removes an object, in whatever state it is. */
    remove: act((kind: ObjectKind, id: string) => {
      const record = find(kind, id);
      Object.assign(world.state, { [LISTS[kind]]: list(kind).filter((one) => one !== record) });
    }),
    addServer: act((server: ServerRecord) => put("servers")(server)),
    addVolume: act((volume: VolumeRecord) => put("volumes")(volume)),
    /** A file in a bucket, by `bucket:object`. */
    addFile: act((file: FileRecord) => put("files")(file)),
    addBucket: act((bucket: NamedRecord) => put("buckets")(bucket)),
    addBackup: act((backup: NamedRecord) => put("backups")(backup)),
    addVault: act((vault: NamedRecord) => put("vaults")(vault)),
    /** An image of the given id and attributes, active and owned by the project unless they say otherwise. */
    addImage: act((id: string, attributes: JsonObject, members?: Partial<ImageRecord>) => {
      world.removeImage(id);
      const known = { name: id, status: "active", __os_version: "CentOS 7.0 64bit" };
      Object.assign(images.add({ ...known, ...attributes }, [], id), members);
    }),
    /** The next job, or the next of a type, is going to fail so. */
    failNextJob: act(({ type, errorCode, reason }: { type?: string; errorCode: string; reason: string }) => {
      world.state.jobFailures.push({ type: type ?? "*", errorCode, reason });
    }),
    /** Ends a job now, as it was to end. */
    finishJob: act((id: string) => jobs.end(find("job", id) as JobRecord)),
    failJob: act((id: string, errorCode: string, reason: string) =>
      jobs.fail(find("job", id) as JobRecord, { errorCode, reason }),
    ),
    /** Makes all tokens invalid. */
    revokeTokens: act(() => {
      world.state.tokens = [];
    }),
  };
}
