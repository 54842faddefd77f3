import { ApiError } from "../errors";
import type { GrantRecord } from "../records/user";
import { formatRfc3339, isRoot, randomHex } from "../requests/format";
import { pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { Users } from "../user/users";
import type { World } from "../world";

export class Grants {
  constructor(
    private readonly world: World,
    private readonly users: Users,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const grant = request.read((body) => ({
      userName: body.text("userName"),
      resourceType: body.text("resourceType"),
      resourceID: body.text("resourceID"),
    }));
    request.requireRoot();
    this.check(grant);
    if (this.find(grant)) throw new ApiError("GrantAlreadyExist");
    const id = `grant-${randomHex(8)}`;
    this.world.state.grants.push({ ...this.world.row("grants"), id, ...grant });
    return ok({ grantID: id });
  }

  list(request: ApiRequest): ApiAnswer {
    const user = request.text("username");
    const { grants } = this.world.state;
    const selected = grants.filter(({ userName }) => user === "" || userName === user);
    const { rows, envelope } = pageByNumber(selected, request.query, grants.at(-1));
    request.requireRoot();
    return ok({ ...envelope, grantList: rows.map(view) });
  }

  delete(request: ApiRequest): ApiAnswer {
    const given = {
      userName: request.text("username"),
      resourceType: request.text("resourceType"),
      resourceID: request.text("resourceID"),
    };
    request.requireRoot();
    this.check(given);
    const grant = this.find(given);
    if (!grant) throw new ApiError("GrantNotFound");
    this.remove(grant);
    return ok();
  }

  remove(grant: GrantRecord): void {
    this.world.state.grants = this.world.state.grants.filter((other) => other !== grant);
  }

  /** Only grants of queues open anything. */
  allows(user: string, queue: string): boolean {
    return (
      isRoot(user) || this.find({ userName: user, resourceType: "queue", resourceID: queue }) !== undefined
    );
  }

  private check({ userName, resourceType, resourceID }: Grant): void {
    const { queues, fileSystems } = this.world.state;
    switch (resourceType) {
      case "queue":
        if (!queues.some(({ name }) => name === resourceID)) throw new ApiError("QueueNameNotFound");
        break;
      case "fs":
        if (!fileSystems.some(({ id }) => id === resourceID)) throw new ApiError("GrantNotFound");
        break;
      case "user":
        break;
      default:
        throw new ApiError("GrantResourceTypeNotFound");
    }
    if (!this.users.find(userName)) throw new ApiError("UserNotExist");
    if (isRoot(userName)) throw new ApiError("GrantRootActionNotSupport");
  }

  private find(wanted: Grant): GrantRecord | undefined {
    return this.world.state.grants.find(
      (grant) =>
        grant.userName === wanted.userName &&
        grant.resourceType === wanted.resourceType &&
        grant.resourceID === wanted.resourceID,
    );
  }
}

type Grant = Pick<GrantRecord, "userName" | "resourceType" | "resourceID">;

function view(grant: GrantRecord): object {
  const { id, userName, resourceType, resourceID, createdAt, updatedAt } = grant;
  return {
    grantID: id,
    userName,
    resourceType,
    resourceID,
    createTime: formatRfc3339(createdAt),
    updateTime: formatRfc3339(updatedAt),
  };
}
