import { posix } from "node:path";
import { ApiError } from "../errors";
import { fileSystemId, type FileSystems } from "../fileSystem/fileSystems";
import { parseMilli, QuantityError } from "../queue/quantity";
import type { CacheConfigRecord } from "../records/storage";
import { formatTime } from "../requests/format";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";

const METADATA_DRIVERS = ["mem", "disk"];
const LIMITS = { cpuLimit: "2", memoryLimit: "8Gi" };

/** How file systems are cached on the nodes. */
export class FsCaches {
  constructor(
    private readonly world: World,
    private readonly fileSystems: FileSystems,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const given = request.read(
      (body) => ({
        fsName: body.text("fsName"),
        username: body.text("username"),
        cacheDir: body.text("cacheDir"),
        quota: body.int("quota"),
        metaDriver: body.text("metaDriver"),
        blockSize: body.int("blockSize"),
        cleanCache: body.flag("cleanCache") ?? false,
        resource: {
          cpuLimit: body.object("resource")?.text("cpuLimit") ?? "",
          memoryLimit: body.object("resource")?.text("memoryLimit") ?? "",
        },
        nodeTaintToleration: body.object("nodeTaintToleration")?.raw ?? null,
        extraConfig: body.map("extraConfig") ?? null,
      }),
      (cause) => new ApiError("MalformedJSON", cause),
    );
    const { username, ...config } = given;
    const userName = request.ownerIn(username);
    const fsId = fileSystemId(userName, config.fsName);
    this.fileSystems.requireExisting(fsId);
    checkConfig(fsId, config);
    this.requireUnused(fsId);
    // SQLite takes a second one; the first goes on to count.
    this.world.state.caches.push({ ...this.world.row("caches"), ...config, fsId, userName });
    return created();
  }

  show(request: ApiRequest): ApiAnswer {
    const config = this.find(idIn(request));
    if (!config) throw new ApiError("RecordNotFound", "record not found");
    return ok(view(config));
  }

  delete(request: ApiRequest): ApiAnswer {
    const fsId = idIn(request);
    this.fileSystems.requireExisting(fsId);
    if (!this.find(fsId)) throw new ApiError("RecordNotFound", "record not found");
    this.requireUnused(fsId);
    this.world.state.caches = this.world.state.caches.filter((row) => row.fsId !== fsId);
    return ok();
  }

  find(fsId: string): CacheConfigRecord | undefined {
    return this.world.state.caches.find((row) => row.fsId === fsId);
  }

  private requireUnused(fsId: string): void {
    const message = `fs[${fsId}] is mounted. creation, modification or deletion is not allowed`;
    this.fileSystems.requireUnused(fsId, message);
  }
}

function idIn(request: ApiRequest): string {
  return fileSystemId(request.ownerIn(request.text("username")), request.path("fsName"));
}

type Config = Pick<CacheConfigRecord, "cacheDir" | "metaDriver" | "blockSize" | "resource">;

function checkConfig(fsId: string, { cacheDir, metaDriver, blockSize, resource }: Config): void {
  const refuse = (cause: string): never => {
    throw new ApiError("InvalidArguments", `fs[${fsId}] cache config: ${cause}`);
  };
  if (metaDriver !== "" && !METADATA_DRIVERS.includes(metaDriver)) {
    refuse(`meta driver[${metaDriver}] not valid, must mem or disk`);
  }
  if (blockSize < 0) refuse(`data cache blockSize[${blockSize}] should not be negative`);
  if (cacheDir !== "" && !posix.isAbsolute(cacheDir)) {
    refuse(`cacheDir[${cacheDir}] should be empty or an absolute path`);
  }
  if (cacheDir === "" && metaDriver === "disk") {
    refuse(`cacheDir[${cacheDir}] should be an absolute path when cache in use`);
  }
  for (const name of ["cpuLimit", "memoryLimit"] as const) {
    const text = resource[name];
    if (text === "") continue;
    try {
      const amount = parseMilli(text);
      if (amount <= 0 || amount > parseMilli(LIMITS[name])) {
        refuse(`${name}[${text}] should be positive and no greater than ${LIMITS[name]}`);
      }
    } catch (error) {
      if (!(error instanceof QuantityError)) throw error;
      refuse(`invalid resource ${name} [${text}]`);
    }
  }
}

function view(config: CacheConfigRecord): object {
  const { cacheDir, quota, metaDriver, blockSize, cleanCache, resource, fsName, userName } = config;
  return {
    cacheDir,
    quota,
    metaDriver,
    blockSize,
    cleanCache,
    resource,
    nodeTaintToleration: config.nodeTaintToleration,
    extraConfig: config.extraConfig,
    fsName,
    username: userName,
    createTime: formatTime(config.createdAt),
    updateTime: formatTime(config.updatedAt),
  };
}
