import { ApiError } from "../errors";
import { DecodeError, Fields } from "./fields";
import { isRoot } from "./format";

/** A request that reached its route. */
export class ApiRequest {
  constructor(
    readonly user: string,
    readonly query: URLSearchParams,
    readonly body: Buffer | undefined,
    private readonly parameters: ReadonlyMap<string, string>,
  ) {}

  get isRoot(): boolean {
    return isRoot(this.user);
  }

  /** A segment of the path. */
  path(name: string): string {
    return this.parameters.get(name) ?? "";
  }

  text(name: string): string {
    return this.query.get(name) ?? "";
  }

  /** The body read by `use`. The code and message of a body that is wrong differ between the routes. */
  read<T>(
    use: (fields: Fields) => T,
    refuse: (cause: string) => ApiError = () => new ApiError("MalformedJSON"),
  ): T {
    try {
      return use(Fields.read(this.body));
    } catch (error) {
      throw error instanceof DecodeError ? refuse(error.message) : error;
    }
  }

  requireRoot(code = "OnlyRootAllowed", message?: string): void {
    if (!this.isRoot) throw new ApiError(code, message);
  }

  /** Whose objects are meant: root may name another user, the wish of others is ignored. */
  ownerIn(name: string): string {
    return this.isRoot && name !== "" ? name : this.user;
  }
}

/** The body of an answer; without one it is empty. */
export interface ApiAnswer {
  status: number;
  body?: unknown;
}

export const ok = (body?: unknown): ApiAnswer => ({ status: 200, body });
export const created = (body?: unknown): ApiAnswer => ({ status: 201, body });
