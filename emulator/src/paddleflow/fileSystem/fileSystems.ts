import type { Kubernetes } from "../cluster/kubernetes";
import { ApiError } from "../errors";
import { fileSystemsIn } from "../workflow/workflow";
import type { FileSystemRecord } from "../records/storage";
import { orNull, pageByTime } from "../requests/listing";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import type { Storage } from "./storage";
import { fieldError, readLocation, type StorageLocation } from "./storageUrl";

const NAME = /^[a-zA-Z0-9_-]{1,63}$/;
const LONGEST_ID = 59;
const TYPES = ["local", "hdfs", "s3", "sftp", "mock", "cfs", "glusterfs", "bos"];

export const fileSystemId = (user: string, name: string): string => `fs-${user}-${name}`;

interface Given {
  name: string;
  userName: string;
  id: string;
  independentMountProcess: boolean;
  location: StorageLocation;
}

export class FileSystems {
  constructor(
    private readonly world: World,
    private readonly storage: Storage,
    private readonly kubernetes: Kubernetes,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const { location, ...given } = this.readGiven(request, true);
    const { type, serverAddress, subPath, properties } = location;
    this.world.state.fileSystems.push({
      ...this.world.row("fileSystems"),
      ...given,
      type,
      serverAddress,
      subPath,
      properties,
    });
    return created({ fsName: given.name, fsID: given.id });
  }

  /** Answers 201 for one that is missing too, and does nothing then. */
  update(request: ApiRequest): ApiAnswer {
    const { id, name, independentMountProcess, location } = this.readGiven(request, false);
    const old = this.find(id);
    if (old) {
      const { type, serverAddress, subPath, properties } = location;
      // The server does not write empty values: the old ones stay.
      Object.assign(old, { type, subPath, properties });
      if (serverAddress !== "") old.serverAddress = serverAddress;
      if (independentMountProcess) old.independentMountProcess = true;
      this.world.touch(old);
    }
    return created({ fsName: name, fsID: id });
  }

  list(request: ApiRequest): ApiAnswer {
    const asked = request.text("username");
    const owner = request.isRoot && asked === "" ? "" : request.ownerIn(asked);
    const name = request.text("fsName");
    const selected = this.world.state.fileSystems.filter(
      (row) => (owner === "" || row.userName === owner) && (name === "" || row.name === name),
    );
    const { rows, envelope } = pageByTime(selected, request.query, this.world.now());
    return ok({ ...envelope, fsList: orNull(rows.map(view)) });
  }

  show(request: ApiRequest): ApiAnswer {
    return ok(view(this.ofRequest(request)));
  }

  delete(request: ApiRequest): ApiAnswer {
    const id = fileSystemId(request.ownerIn(request.text("username")), request.path("fsName"));
    this.requireExisting(id);
    this.requireUnused(id, `fs[${id}] is mounted. deletion is not allowed`);
    this.remove(id);
    return ok();
  }

  /** Temporary keys; only of a bos file system with sts. */
  sessionToken(request: ApiRequest): ApiAnswer {
    const { type } = this.ofRequest(request);
    if (type !== "bos") throw new ApiError("InternalError", "sts must bos type");
    throw new ApiError("InternalError", "sts is not emulated");
  }

  find(id: string): FileSystemRecord | undefined {
    return this.world.state.fileSystems.find((row) => row.id === id);
  }

  /** Links and the cache configuration go along; grants stay. */
  remove(id: string): void {
    const { state } = this.world;
    state.fileSystems = state.fileSystems.filter((row) => row.id !== id);
    state.links = state.links.filter(({ fsId }) => fsId !== id);
    state.caches = state.caches.filter(({ fsId }) => fsId !== id);
    state.files = Object.fromEntries(Object.entries(state.files).filter(([fsId]) => fsId !== id));
  }

  write(id: string, path: string, content: string): void {
    this.storage.write(id, path, content);
  }

  requireExisting(id: string): void {
    if (!this.find(id)) throw new ApiError("RecordNotFound", `fs[${id}] not exist`);
  }

  /** No running schedule names it, and no pod of any cluster has it mounted; each cluster must answer. */
  requireUnused(id: string, message: string): void {
    const { clusters, mounted } = this.world.state;
    if (this.isScheduled(id)) throw new ApiError("ActionNotAllowed", message);
    const dead = clusters.find((cluster) => !this.kubernetes.isReachable(cluster));
    if (dead) {
      const selector = encodeURIComponent(`app.kubernetes.io/name=pfs-mount,fsID=${id}`);
      const path = `/api/v1/namespaces/paddleflow/pods?labelSelector=${selector}`;
      const cause = this.kubernetes.failure(dead, path);
      throw new ApiError("", `check fs[${id}] mounted in cluster[${dead.name}] err: ${cause}`);
    }
    if (clusters.length > 0 && mounted.includes(id)) throw new ApiError("ActionNotAllowed", message);
  }

  private isScheduled(id: string): boolean {
    const { schedules, pipelineVersions } = this.world.state;
    return schedules.some((schedule) => {
      if (schedule.status !== "running") return false;
      const version = pipelineVersions.find(
        (row) => row.pipelineId === schedule.pipelineId && row.id === schedule.pipelineVersionId,
      );
      const owner = schedule.fsUserName || schedule.userName;
      return version && fileSystemsIn(version.yaml).some((name) => fileSystemId(owner, name) === id);
    });
  }

  private ofRequest(request: ApiRequest): FileSystemRecord {
    const owner = request.ownerIn(request.text("username"));
    const name = request.path("fsName");
    const row = this.find(fileSystemId(owner, name));
    if (!row) throw new ApiError("RecordNotFound", `username[${owner}] not create fsName[${name}]`);
    return row;
  }

  private readGiven(request: ApiRequest, isNew: boolean): Given {
    const { name, url, properties, username, independentMountProcess } = request.read((body) => ({
      name: body.text("name"),
      url: body.text("url"),
      properties: body.map("properties"),
      username: body.text("username"),
      independentMountProcess: this.world.since("v0.14.5")
        ? (body.flag("independentMountProcess") ?? false)
        : false,
    }));
    const userName = username || request.user;
    if (!NAME.test(name)) {
      const cause = `fsName[${name}] must be letters or numbers and fsName maximum length is 63`;
      throw new ApiError("FileSystemNameFormatError", fieldError("name", cause));
    }
    if (userName.length + name.length > LONGEST_ID) {
      const cause = `The sum of the lengths of username[${userName}] and fsName[${name}] should be less than 63`;
      throw new ApiError("FileSystemNameFormatError", fieldError("name", cause));
    }
    const location = readLocation(url, properties, {
      types: this.world.since("develop") ? [...TYPES, "afs"] : TYPES,
      forLink: false,
      urlCode: "InvalidFileSystemParamsURL",
      propertiesCode: "InvalidFileSystemParamsProperties",
    });
    const id = fileSystemId(userName, name);
    if (isNew && this.find(id)) throw new ApiError("DuplicatedName", `fsID[${id}] is exists`);
    this.storage.requireConnection(location);
    return { name, userName, id, independentMountProcess, location };
  }
}

function view(row: FileSystemRecord): object {
  const { id, name, serverAddress, type, subPath, userName, properties, independentMountProcess } = row;
  return {
    id,
    name,
    serverAddress,
    type,
    subPath,
    username: userName,
    properties,
    independentMountProcess,
  };
}
