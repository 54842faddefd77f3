import type { Bench } from "../../contract/paddleflow/bench/bench";
import { send } from "../../contract/paddleflow/bench/client";

export type Row = Readonly<Record<string, unknown>>;

/** The server as root sees it, asked past the provider. */
export class Api {
  private constructor(
    private readonly endpoint: string,
    private readonly token: string,
  ) {}

  static async login({ endpoint, rootPassword }: Bench): Promise<Api> {
    const body = { username: "root", password: rootPassword };
    const answer = await send(endpoint, "POST", "/login", { body });
    return new Api(endpoint, (answer.body as { authorization: string }).authorization);
  }

  /** What the server answers; fails where it refuses. */
  async call(method: string, path: string, body?: unknown): Promise<Row> {
    const { token } = this;
    const answer = await send(this.endpoint, method, path, { token, ...(body !== undefined && { body }) });
    if (answer.status < 200 || answer.status > 299) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.code} ${answer.message}`);
    }
    return (answer.body ?? {}) as Row;
  }

  async list(path: string, member: string): Promise<Row[]> {
    return ((await this.call("GET", `${path}?maxKeys=1000`))[member] ?? []) as Row[];
  }

  /** Whether the server has it. */
  async has(path: string): Promise<boolean> {
    const { status } = await send(this.endpoint, "GET", path, { token: this.token });
    return status === 200;
  }

  /** Whether a user may log in with a password. */
  async accepts(username: string, password: string): Promise<boolean> {
    return (await send(this.endpoint, "POST", "/login", { body: { username, password } })).status === 200;
  }
}
