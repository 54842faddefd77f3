import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator, type OtcSettings } from "pulumi-batchflow-emulator";
import { differences } from "../alibaba/agreement";
import { send, Session, type Result } from "./client";
import { readExamples, type Example } from "./examples";
import { knownDifferences } from "./replayDifferences";
import { story } from "./replayStory";

/** Ids, times and texts that the service makes up. */
const MADE = new Set([
  "begin_time",
  "end_time",
  "created_at",
  "updated_at",
  "issued_at",
  "expires_at",
  "image_id",
  "sub_jobs_list",
  "message",
  "owner",
]);
const RECORDED_RECIPIENT = "edc89b490d7d4392898e19b2deb34797";
const RECORDED_PROJECT = "ac234de25c6741d2b1273da49eea1b9e";

const examples = readExamples();

describe("the examples of IMS, against the emulator", () => {
  let emulator: Emulator;
  let settings: OtcSettings;

  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0 });
    settings = emulator.control.settings().otc;
  });
  afterAll(() => emulator.close());

  async function replay(example: Example, index: number): Promise<string[]> {
    const { control, platforms } = emulator;
    control.reset("otc");
    control.configure({ otc: settings });
    const session = await Session.login(platforms.otc);
    for (const scene of story[index] ?? []) await scene({ emulator, session });
    return compare(example, await play(example, session), index, platforms.otc.projectId);
  }

  function play(
    { operation, path, query, method, headers, request }: Example,
    session: Session,
  ): Promise<Result> {
    const { access, token } = session;
    const search = new URLSearchParams(query).toString();
    const url = path.replace(RECORDED_PROJECT, access.projectId) + (search === "" ? "" : `?${search}`);
    const sent = Object.entries(headers).map(([name, value]) => [name, value.replace("<token>", token)]);
    const { username, password, domainName, projectId } = access;
    // The recipient of a share is who answers it.
    const recorded = operation === "updateImageMembers" ? RECORDED_RECIPIENT : RECORDED_PROJECT;
    const body = JSON.stringify(request ?? undefined)
      ?.replace('"name":"user"', `"name":"${username}"`)
      .replace("<password>", password)
      .replace("OTC-EU-DE-00000000000000000000", domainName)
      .replace(recorded, projectId);
    return send(access.endpoint, method, url, body, Object.fromEntries(sent) as Record<string, string>);
  }

  function compare(example: Example, result: Result, index: number, projectId: string): string[] {
    const { status, response, response_headers: headers = {} } = example;
    const found = result.status === status ? [] : [`status ${status}, not ${result.status}`];
    for (const name of Object.keys(headers)) {
      if (result.headers[name.toLowerCase()] === undefined) found.push(`no header ${name}`);
    }
    if (response === null && status >= 400) return found;
    const expected: unknown = JSON.parse(JSON.stringify(response).replaceAll(RECORDED_PROJECT, projectId));
    found.push(...differences(expected, translated(result.body, example, index), MADE));
    return found;
  }

  /** Ids of new jobs cannot agree; they only have to be of the same form. */
  function translated(body: unknown, { response }: Example, index: number): unknown {
    if (isSubmission(response) && isSubmission(body) && /^[0-9a-f]{32}$/.test(body.job_id)) return response;
    return index === 5 ? withIdOfSubJob(body, response) : body;
  }

  it.each(examples.map((example, index) => [index, example.operation, example.status, example] as const))(
    "%i %s %i agrees, or differs as is known",
    async (index, _operation, _status, example) => {
      const found = await replay(example, index);
      const known = knownDifferences[index]?.differences ?? [];
      const unknown = found.filter((line) => !known.some((start) => line.startsWith(start)));
      expect(unknown).toEqual([]);
      expect(found).toHaveLength(known.length);
    },
  );

  it("are all of the file", () => {
    expect(examples).toHaveLength(33);
    const named = [...Object.keys(story), ...Object.keys(knownDifferences)];
    expect(named.every((index) => examples[Number(index)])).toBe(true);
  });
});

/** What a call answers that starts a job. */
function isSubmission(body: unknown): body is { job_id: string } {
  return typeof body === "object" && body !== null && Object.keys(body).join() === "job_id";
}

/** The sub-job under its recorded id, if the two places that name it agree. */
function withIdOfSubJob(body: unknown, recorded: unknown): unknown {
  interface Composite {
    entities: { sub_jobs_list: string[]; sub_jobs_result: { job_id: string }[] };
  }
  const [made, expected] = [body, recorded] as Composite[];
  const [id] = made?.entities.sub_jobs_list ?? [];
  const [other] = expected?.entities.sub_jobs_list ?? [];
  if (id === undefined || made?.entities.sub_jobs_result[0]?.job_id !== id) return body;
  return JSON.parse(JSON.stringify(body).replaceAll(id, other ?? "")) as unknown;
}
