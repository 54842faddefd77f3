import { ApiError, ServerPanic } from "../errors";
import type { UserRecord } from "../records/user";
import { formatRfc3339, isRoot } from "../requests/format";
import { orNull, pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import { hashPassword, matchesPassword } from "./passwords";
import { createToken, readToken } from "./tokens";

const NAME = /^[A-Za-z0-9]{4,16}$/;

/** Users, and who a request comes from. */
export class Users {
  constructor(private readonly world: World) {}

  login(request: ApiRequest): ApiAnswer {
    const { username, password } = request.read((body) => ({
      username: body.text("username"),
      password: body.text("password"),
    }));
    const user = this.find(username);
    if (!user) throw new ApiError("UserNotExist");
    if (!matchesPassword(user.hash, password)) throw new ApiError("AuthFailed");
    const { tokenExpirationHour } = this.world.settings;
    return ok({ authorization: createToken(user.name, user.hash, this.world.now(), tokenExpirationHour) });
  }

  /** The name that a token stands for. */
  nameIn(token: string): string {
    if (token === "") throw new ApiError("AuthWithoutToken");
    const claims = readToken(token, this.world.now());
    if (!claims) throw new ApiError("AuthInvalidToken");
    return claims.username;
  }

  /** The token must carry the password that the user has now. */
  verify(token: string): void {
    const claims = readToken(token, this.world.now());
    const user = claims && this.find(claims.username);
    if (!user) throw new ApiError("UserNotExist");
    if (user.hash !== claims.password) throw new ApiError("AuthFailed");
  }

  create(request: ApiRequest): ApiAnswer {
    const { username, password } = request.read((body) => ({
      username: body.text("username"),
      password: body.text("password"),
    }));
    if (!NAME.test(username)) throw new ApiError("InvalidNamePattern");
    requireStrong(password);
    request.requireRoot();
    if (this.find(username)) {
      throw new ApiError(this.world.settings.database === "sqlite" ? "InternalError" : "UserNameDuplicated");
    }
    const { users } = this.world.state;
    users.push({ ...this.world.row("users"), name: username, hash: hashPassword(password) });
    return ok({ username });
  }

  list(request: ApiRequest): ApiAnswer {
    const name = request.text("user");
    if (name !== "") {
      const user = this.find(name);
      if (!request.isRoot || !user) throw new ServerPanic();
      return ok(view(user));
    }
    const { users } = this.world.state;
    const regular = users.filter((user) => user.name !== "root");
    const { rows, envelope } = pageByNumber(regular, request.query, users.at(-1));
    request.requireRoot("AccessDenied");
    return ok({ ...envelope, maxKeys: 0, userList: orNull(rows.map(view)) });
  }

  update(request: ApiRequest): ApiAnswer {
    const name = request.path("username");
    const password = request.read((body) => body.text("password"));
    requireStrong(password);
    const user = this.find(name);
    if (!user) throw new ApiError("UserNotExist");
    if (!request.isRoot && request.user.toLowerCase() !== name.toLowerCase()) {
      throw new ApiError("AccessDenied");
    }
    this.setPassword(user, password);
    return ok();
  }

  delete(request: ApiRequest): ApiAnswer {
    request.requireRoot("AccessDenied");
    const user = this.find(request.path("username"));
    if (!user) throw new ApiError("UserNotExist");
    if (isRoot(user.name)) throw new ApiError("AccessDenied");
    this.remove(user);
    return ok();
  }

  find(name: string): UserRecord | undefined {
    return this.world.state.users.find((user) => user.name === name);
  }

  setPassword(user: UserRecord, password: string): void {
    user.hash = hashPassword(password);
    this.world.touch(user);
  }

  /** Takes the user's grants along; what the user owns stays. */
  remove(user: UserRecord): void {
    const { state } = this.world;
    state.users = state.users.filter((other) => other !== user);
    state.grants = state.grants.filter((grant) => grant.userName !== user.name);
  }
}

function requireStrong(password: string): void {
  if (password.length < 6 || !/[0-9]/.test(password) || !/[a-z]/.test(password)) {
    throw new ApiError("UserPasswordWeak");
  }
}

function view({ name, createdAt }: UserRecord): object {
  return { createTime: formatRfc3339(createdAt), name };
}
