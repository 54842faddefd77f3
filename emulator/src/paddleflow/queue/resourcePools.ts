import { ApiError, ServerPanic } from "../errors";
import type { ResourcePoolRecord } from "../records/compute";
import { formatTime, randomHex } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";

/** Pools that came after v0.14.7-rc1; most of what is sent for one is not stored. */
export class ResourcePools {
  constructor(private readonly world: World) {}

  create(request: ApiRequest): ApiAnswer {
    const given = request.read((body) => ({
      name: body.text("name"),
      namespace: body.text("namespace"),
      annotations: body.map("annotations") ?? null,
    }));
    request.requireRoot();
    const { resourcePools } = this.world.state;
    if (resourcePools.some(({ name }) => name === given.name)) throw new ApiError("DuplicatedName");
    resourcePools.push({ ...this.world.row("resourcePools"), id: `rp-${randomHex(8)}`, ...given });
    return ok({ name: given.name });
  }

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const { rows, envelope } = pageByNumber(this.world.state.resourcePools, request.query);
    return ok({ ...envelope, resourcePoolList: rows.map(view) });
  }

  show(request: ApiRequest): ApiAnswer {
    return ok(view(this.ofRequest(request)));
  }

  update(request: ApiRequest): ApiAnswer {
    const annotations = request.read((body) => body.map("annotations"));
    request.requireRoot();
    const pool = this.ofRequest(request);
    if (annotations && !pool.annotations) throw new ServerPanic();
    Object.assign(pool.annotations ?? {}, annotations);
    this.world.touch(pool);
    return ok(view(pool));
  }

  delete(request: ApiRequest): ApiAnswer {
    request.requireRoot();
    const pool = this.ofRequest(request);
    this.world.state.resourcePools = this.world.state.resourcePools.filter((row) => row !== pool);
    return ok();
  }

  private ofRequest(request: ApiRequest): ResourcePoolRecord {
    const name = request.path("name");
    const pool = this.world.state.resourcePools.find((row) => row.name === name);
    if (!pool) throw new ApiError("ResourceNotFound");
    return pool;
  }
}

function view({ id, name, namespace, annotations, createdAt, updatedAt }: ResourcePoolRecord): object {
  return {
    id,
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
    name,
    namespace,
    type: "",
    provider: "",
    orgID: "",
    creator: "",
    description: "",
    clusterName: "",
    quotaType: "elasticQuota",
    minResources: {},
    totalResources: {},
    labels: null,
    annotations,
    status: "creating",
    isHybrid: 0,
  };
}
