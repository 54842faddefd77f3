import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { send, type Call, type Result } from "../../../../contract/huawei/client";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0 });
});
afterAll(() => emulator.close());

const BASE = "/api/workflows/v1";

const call = (method: string, path: string, sent: Call = {}): Promise<Result> =>
  send(emulator.platforms.huawei.cromwellEndpoint, method, `${BASE}${path}`, sent);

const wdl = (name: string): string => `version 1.0
workflow ${name} { call hello }
task hello { command <<< exit ~{n} >>> }
`;

describe("query", () => {
  const ids: string[] = [];
  const query = async (text: string): Promise<[number[], number]> => {
    const { body } = await call("GET", `/query?${text}`);
    const { results, totalResultsCount } = body as { results: { id: string }[]; totalResultsCount: number };
    return [results.map(({ id }) => ids.indexOf(id)), totalResultsCount];
  };

  beforeEach(async () => {
    emulator.control.reset("huawei");
    ids.length = 0;
    for (const [index, name] of ["one", "two", "three"].entries()) {
      const labels = `{"n":"${index}","all":"x"}`;
      const parts = { workflowSource: wdl(name), workflowInputs: `{"${name}.n": ${index}}`, labels };
      ids.push(((await call("POST", "", { parts })).body as { id: string }).id);
      emulator.control.advance(1);
    }
    emulator.control.huawei.drain();
  });

  it("finds by what it is asked", async () => {
    expect(await query("includeSubworkflows=false")).toEqual([[2, 1, 0], 3]);
    expect(await query("STATUS=succeeded")).toEqual([[0], 1]);
    expect(await query("status=Failed&name=two&name=one")).toEqual([[1], 1]);
    expect(await query(`id=${ids[0] ?? ""}&id=${ids[2] ?? ""}&newestFirst=false`)).toEqual([[0, 2], 2]);
    expect(await query("label=all:x&label=n:1")).toEqual([[1], 1]);
    expect(await query("labelor=n:0&labelor=n:2")).toEqual([[2, 0], 2]);
    expect(await query("excludeLabelOr=n:0&excludeLabelOr=n:2")).toEqual([[1], 1]);
    expect(await query("excludeLabelAnd=n:0&excludeLabelAnd=all:x")).toEqual([[2, 1], 2]);
    expect(await query("metadataArchiveStatus=Archived")).toEqual([[], 0]);
    const { body } = await call("GET", `/${ids[1] ?? ""}/metadata`);
    const { submission } = body as { submission: string };
    expect(await query(`submission=${submission}`)).toEqual([[2, 1], 2]);
    expect(await query("end=2000-01-01T00:00:00Z")).toEqual([[], 0]);
  });

  it("pages", async () => {
    expect(await query("pageSize=2")).toEqual([[2, 1], 3]);
    expect(await query("pageSize=2&page=2")).toEqual([[0], 3]);
    expect(await query("page=2")).toEqual([[2, 1, 0], 3]);
  });

  it("adds labels on request, also when it is posted", async () => {
    const json = [{ name: "one" }, { additionalQueryResultFields: "labels" }];
    const { body } = await call("POST", "/query", { json });
    const { results } = body as { results: object[] };
    expect(results).toMatchObject([{ name: "one", labels: { n: "0" }, metadataArchiveStatus: "Unarchived" }]);
    expect((await call("POST", "/query", { json: { name: "one" } })).status).toBe(400);
  });

  it.each([
    ["color=red&size=1", "Unrecognized query keys: color, size"],
    ["status=Deleting", "status: Deleting"],
    ["name=1a", "name: 1a"],
    ["id=x", "id: x"],
    ["label=x", "label: x"],
    ["page=0&pageSize=1", "page: 0"],
    ["start=2020-01-01", "start: 2020-01-01"],
    ["end=2020-01-01T00:00:00Z&start=2021-01-01T00:00:00Z", "not in this order"],
    ["includeSubworkflows=perhaps", "includeSubworkflows: perhaps"],
  ])("refuses %s", async (text, message) => {
    const { status, body } = await call("GET", `/query?${text}`);
    expect(status).toBe(400);
    expect((body as { message: string }).message).toContain(message);
  });
});
