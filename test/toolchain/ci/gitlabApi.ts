import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

interface Note {
  id: number;
  body: string;
}

interface Issue {
  iid: number;
  title: string;
  description: string;
  state: "opened" | "closed";
}

interface Job {
  readonly id: number;
  readonly name: string;
  /** Kept files by path. */
  readonly artifacts: Readonly<Record<string, string>>;
}

interface MergeRequest {
  readonly iid: number;
  readonly state: "merged" | "opened";
  /** The head of its source branch. */
  readonly sha: string;
  readonly pipelines: readonly number[];
}

/** What of GitLab's REST API version 4 the jobs of a pipeline use, of one project, on loopback. */
export class GitlabApi {
  readonly token = randomUUID();
  readonly project = "42";
  readonly notes = new Map<number, Note[]>();
  readonly issues: Issue[] = [];
  readonly jobs = new Map<number, Job[]>();
  readonly mergeRequests: MergeRequest[] = [];
  /** The merge requests that a commit of the default branch came with. */
  readonly commits = new Map<string, number[]>();
  #id = 1;
  #url = "";
  readonly #server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const { status, body } =
        request.headers["private-token"] === this.token
          ? this.#answer(request.method ?? "", request.url ?? "", text)
          : { status: 401, body: { message: "401 Unauthorized" } };
      response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });

  static async start(): Promise<GitlabApi> {
    const api = new GitlabApi();
    await new Promise<void>((resolve) => api.#server.listen(0, "127.0.0.1", resolve));
    api.#url = `http://127.0.0.1:${(api.#server.address() as AddressInfo).port}/api/v4`;
    return api;
  }

  /** The variables of a job that lead here. */
  get variables(): Readonly<Record<string, string>> {
    return { CI_API_V4_URL: this.#url, CI_PROJECT_ID: this.project, GITLAB_TOKEN: this.token };
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #answer(method: string, url: string, text: string): { status: number; body: unknown } {
    const { pathname, searchParams } = new URL(url, "http://gitlab");
    const called = `${method} ${pathname.replace(`/api/v4/projects/${this.project}/`, "")}`;
    const input = (text === "" ? {} : JSON.parse(text)) as Record<string, string>;
    for (const [route, answer] of this.#routes(input, searchParams)) {
      const match = route.exec(called);
      if (match === null) continue;
      const body = answer(match[1] ?? "", match[2] ?? "");
      if (body !== undefined) return { status: method === "POST" ? 201 : 200, body };
    }
    return { status: 404, body: { message: "404 Not found" } };
  }

  #routes(
    input: Record<string, string>,
    query: URLSearchParams,
  ): readonly (readonly [RegExp, (first: string, second: string) => unknown])[] {
    const notesOf = (iid: string) => this.notes.get(Number(iid)) ?? [];
    const requestOf = (iid: string) => this.mergeRequests.find((one) => one.iid === Number(iid));
    return [
      [/^GET merge_requests\/(\d+)\/notes$/, (iid) => pageOf(notesOf(iid), query)],
      [
        /^POST merge_requests\/(\d+)\/notes$/,
        (iid) => {
          const note = { id: this.#id++, body: input.body ?? "" };
          this.notes.set(Number(iid), [...notesOf(iid), note]);
          return note;
        },
      ],
      [
        /^PUT merge_requests\/(\d+)\/notes\/(\d+)$/,
        (iid, id) =>
          changed(
            notesOf(iid).find((note) => note.id === Number(id)),
            { body: input.body ?? "" },
          ),
      ],
      [/^GET merge_requests\/(\d+)\/pipelines$/, (iid) => requestOf(iid)?.pipelines.map((id) => ({ id }))],
      [
        /^GET repository\/commits\/(\w+)\/merge_requests$/,
        (sha) => this.commits.get(sha)?.map((iid) => requestOf(String(iid))),
      ],
      [
        /^GET pipelines\/(\d+)\/jobs$/,
        (id) => this.jobs.get(Number(id))?.map(({ artifacts: _, ...job }) => job),
      ],
      [
        /^GET jobs\/(\d+)\/artifacts\/(.+)$/,
        (id, path) => [...this.jobs.values()].flat().find((job) => job.id === Number(id))?.artifacts[path],
      ],
      [
        /^GET issues$/,
        () =>
          this.issues.filter(
            ({ title, state }) => state === query.get("state") && title.includes(query.get("search") ?? ""),
          ),
      ],
      [
        /^POST issues$/,
        () => {
          const { title = "", description = "" } = input;
          const issue: Issue = { iid: this.#id++, title, description, state: "opened" };
          this.issues.push(issue);
          return issue;
        },
      ],
      [
        /^PUT issues\/(\d+)$/,
        (iid) =>
          changed(
            this.issues.find((issue) => issue.iid === Number(iid)),
            {
              ...(input.description !== undefined && { description: input.description }),
              ...(input.state_event === "close" && { state: "closed" as const }),
            },
          ),
      ],
    ];
  }
}

function pageOf<T>(items: readonly T[], query: URLSearchParams): T[] {
  const size = Number(query.get("per_page") ?? 20);
  const start = (Number(query.get("page") ?? 1) - 1) * size;
  return items.slice(start, start + size);
}

function changed<T extends object>(item: T | undefined, change: Partial<T>): T | undefined {
  return item === undefined ? undefined : Object.assign(item, change);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text;
}
