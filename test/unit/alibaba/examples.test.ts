import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { type Call, contentOf } from "../../../provider/core/rest/call";
import { image } from "../../../provider/platforms/alibaba";
import type { AlibabaClient } from "../../../provider/platforms/alibaba/api/client";
import { decode, encode } from "../../../provider/platforms/alibaba/api/wire";
import * as jobs from "../../../provider/platforms/alibaba/job";
import { job } from "../../../provider/platforms/alibaba/job/job";
import {
  createJob,
  deleteJob,
  startJob,
  stopJob,
  updateJobPriority,
} from "../../../provider/platforms/alibaba/job/calls";
import { jobDescription } from "../../../provider/platforms/alibaba/job/structures";

interface Example {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly request: unknown;
  readonly response: Readonly<Record<string, unknown>>;
  readonly status: number;
}

const file = path.join(__dirname, "../../fixtures/batchcompute.examples.json");
const examples = (JSON.parse(readFileSync(file, "utf8")) as Example[])
  .map((example, index) => ({ ...example, index }))
  .filter(({ status }) => status === 200);
const of = (operation: string) => examples.filter((example) => example.operation === operation);
const signal = new AbortController().signal;

/** A client that notes what it is asked for and answers what it is told. */
function recorder(answer: unknown = {}): { client: AlibabaClient; requests: Call[] } {
  const requests: Call[] = [];
  const note = (request: Call) => {
    requests.push(request);
    return Promise.resolve(answer);
  };
  return { client: { settings: {}, call: note, answer: note } as unknown as AlibabaClient, requests };
}

async function read(name: string, { response }: Example): Promise<unknown> {
  const reader = [...image.functions, ...jobs.functions].find(({ type }) => type === `alibaba:${name}`);
  if (reader === undefined) throw new Error(`no reader ${name}`);
  const { client } = recorder(response);
  const operation = { client, settings: {}, signal, log: () => undefined };
  const value = await reader.spec.run({ ...operation, args: { jobId: "job-xxxx" } });
  expect(reader.spec.outputs.safeParse(value).error?.issues ?? []).toEqual([]);
  return value;
}

describe("requests are those of the examples", () => {
  it.each(of("createJob"))("$index createJob", async ({ request, response, method, path: route }) => {
    const { client, requests } = recorder(response);
    // What a program writes for the example, with the members that the provider fills in left out.
    const { jobName, ...program } = decode(jobDescription, request);
    const wanted = job.schema.parse({ ...program, jobName });
    expect(await createJob(client, encode(job.schema, wanted), signal)).toBe(response.ResourceId);
    expect(requests).toMatchObject([{ method, path: route }]);
    const sent = requests[0]?.json as object;
    expect(sent).toMatchObject(request as object);
    expect(JSON.stringify(added(request, sent))).toMatch(
      /^(\["(Priority|Timeout)"(,"(Priority|Timeout)")*\]|\[\])$/,
    );
  });

  it("stop, start, priority, delete", async () => {
    const { client, requests } = recorder();
    await stopJob(client, "job-xxxx", signal);
    await startJob(client, "job-xxxx", signal);
    await updateJobPriority(client, "job-xxxx", 200, signal);
    await deleteJob(client, "job-xxxx", signal);
    const operations = ["stopJob", "startJob", "updateJobPriority", "deleteJob"];
    for (const [index, operation] of operations.entries()) {
      const [example] = of(operation);
      const { method, path: route, query = {} } = requests[index]!;
      const { contentType = "application/json", body = null } = contentOf(requests[index]!);
      expect({ method, path: route, query, request: body }).toEqual({
        method: example?.method,
        path: example?.path,
        query: example?.query,
        request: example?.request,
      });
      expect(contentType).toBe(example?.headers["Content-Type"] ?? "application/json");
    }
  });
});

describe("the document's own names of members", () => {
  it("are read where the service uses them", async () => {
    const [example] = of("getJob");
    const answered = (response: Readonly<Record<string, unknown>>) => ({ ...example!, response });
    const { Name, ResourceId: _id, ...members } = example!.response;
    expect(await read("getJob", answered({ ...members, JobName: Name }))).toMatchObject({ jobName: Name });
    const task = { State: 3, InstanceList: [{ InstanceId: 7, State: 3 }] };
    expect(await read("getTasks", answered({ Find: { TaskName: "Find", ...task } }))).toMatchObject([
      { taskName: "Find", instances: [{ instanceId: 7 }] },
    ]);
    const ubuntu = { ImageId: "img-1", ImageName: "ubuntu", Platform: "Linux" };
    expect(await read("getImages", answered({ "img-1": ubuntu }))).toMatchObject([{ imageName: "ubuntu" }]);
    expect(await createJob(recorder({ JobId: "job-1" }).client, {}, signal)).toBe("job-1");
  });
});

describe("answers are read as the examples say", () => {
  it.each(of("getJob"))("$index getJob", async (example) => {
    const { response } = example;
    const seconds = (time: unknown) =>
      time === 0 ? undefined : new Date(Number(time) * 1_000).toISOString();
    expect(await read("getJob", example)).toEqual(
      JSON.parse(
        JSON.stringify({
          jobId: response.ResourceId,
          jobName: response.Name,
          description: response.Description,
          priority: response.Priority,
          state: response.State === "Terminated" ? "Finished" : response.State,
          ownerId: String(response.OwnerId),
          createTime: seconds(response.CreateTime),
          startTime: seconds(response.StartTime),
          endTime: seconds(response.EndTime),
          ...Object.fromEntries(
            Object.entries(response)
              .filter(([name]) => name.startsWith("Num"))
              .map(([name, value]) => [`n${name.slice(1)}`, value]),
          ),
        }),
      ),
    );
  });

  it.each(of("listJobs"))("listJobs", async (example) => {
    const response = { ...example.response, RequestId: "00000000-0000-0000-0000-000000000001" };
    expect(await read("getJobs", { ...example, response })).toMatchObject([
      { jobId: "job-xxxx", jobName: "find-prime", state: "Waiting" },
      { jobId: "job-yyyy", jobName: "find-prime-2", state: "Running" },
    ]);
  });

  it.each(of("getJobDescription"))("getJobDescription", async (example) => {
    expect(await read("getJobDescription", example)).toEqual({
      jobName: "find-prime",
      jobTag: "Batchcompute",
      priority: 100,
      description: "Batchcompute Python SDK",
      taskDag: {
        taskDescMap: {
          Find: {
            packageUri: "oss://your-bucket/batch_python_sdk/worker.tar.gz",
            programName: "find_prime_worker.py",
            programType: "python",
            imageId: "img-xxxx",
            instanceCount: 1,
            environmentVariables: {},
            stdoutRedirectPath: "oss://your-bucket/batch_python_sdk/logs/",
            stderrRedirectPath: "oss://your-bucket/batch_python_sdk/logs/",
            resourceDescription: { cpu: 800, memory: 2_000 },
          },
        },
        dependencies: {},
      },
    });
  });

  it.each(of("listTasks"))("listTasks", async (example) => {
    expect(await read("getTasks", example)).toEqual([
      {
        taskName: "Find",
        state: "Running",
        startTime: "2015-07-15T08:31:00.000Z",
        instances: [{ instanceId: 0, state: "Running", startTime: "2015-07-15T08:31:00.000Z" }],
      },
    ]);
  });

  it.each(of("listImages"))("listImages", async (example) => {
    expect(await read("getImages", example)).toEqual([
      {
        imageId: "img-xxxx",
        imageName: "ubuntu-12.04",
        platform: "Linux",
        description: "Public Ubuntu image",
      },
    ]);
  });

  it("covers all of them", () => {
    expect(new Set(examples.map(({ operation }) => operation)).size).toBe(10);
  });
});

/** The names of members that one value has more than the other, at any depth. */
function added(from: unknown, to: unknown): string[] {
  if (typeof to !== "object" || to === null) return [];
  return Object.entries(to).flatMap(([name, item]) => {
    const before = (from as Record<string, unknown> | undefined)?.[name];
    return before === undefined ? [name] : added(before, item);
  });
}
