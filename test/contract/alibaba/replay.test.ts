import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { differences } from "./agreement";
import { TestClient } from "./client";
import { readExamples, type Example } from "./examples";
import { story } from "./replayStory";

/** Ids, times and texts that the service makes up. */
const MADE = new Set(["ResourceId", "OwnerId", "CreateTime", "StartTime", "EndTime", "Message", "RequestId"]);

const examples = readExamples();

describe("the examples of BatchCompute, against the emulator", () => {
  let emulator: Emulator;
  let client: TestClient;

  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0 });
    client = new TestClient(emulator.platforms.alibaba);
  });
  afterAll(() => emulator.close());

  async function replay(example: Example, index: number): Promise<string[]> {
    const { control } = emulator;
    control.reset("alibaba");
    control.configure({ alibaba: { userAllowed: true } });
    const image = { id: "img-xxxx", name: "ubuntu-12.04", platform: "Linux" as const };
    control.alibaba.addImage({ ...image, description: "Public Ubuntu image" });
    for (const scene of story[index] ?? []) await scene({ emulator, client, examples });
    const { method, path, query, headers, request, response, status, response_headers } = example;
    const search = new URLSearchParams(query).toString();
    const url = search === "" ? path : `${path}?${search}`;
    const result = await client.send(method, url, request ?? undefined, { headers });
    const missing = Object.keys(response_headers).filter((name) => result.headers[name] === undefined);
    return [
      ...(result.status === status ? [] : [`status ${status}, not ${result.status} ${result.code ?? ""}`]),
      ...missing.map((name) => `no header ${name}`),
      ...(result.headers["x-acs-version"] === "2015-06-30" ? [] : ["the version is not echoed"]),
      ...differences(response, result.body, MADE),
    ];
  }

  it.each(examples.map((example, index) => [index, example.operation, example.status, example] as const))(
    "%i %s %i agrees",
    async (index, _operation, _status, example) => {
      expect(await replay(example, index)).toEqual([]);
    },
  );

  it("are all of the file", () => {
    expect(examples).toHaveLength(21);
    expect(Object.keys(story).every((index) => examples[Number(index)])).toBe(true);
  });
});
