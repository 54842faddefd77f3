import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { isRecord } from "../../../provider/core/schema/unknowns";
import {
  fileSystemView,
  linkView,
  withoutCredentials,
} from "../../../provider/platforms/paddleflow/structures/fileSystemViews";
import { flatLog, runLog } from "../../../provider/platforms/paddleflow/structures/logViews";
import { flattened, runDetail, runView } from "../../../provider/platforms/paddleflow/structures/runViews";
import { flatSchedule, scheduleView } from "../../../provider/platforms/paddleflow/structures/scheduleViews";
import type { fsStorage } from "../../../provider/platforms/paddleflow/structures/storage";
import { artifactView, runCacheView } from "../../../provider/platforms/paddleflow/structures/trackViews";
import {
  decodeStorage,
  encodeStorage,
  OF_FILE_SYSTEM,
  OF_LINK,
} from "../../../provider/platforms/paddleflow/storageWire";
import { sourceOf } from "../../../provider/platforms/paddleflow/runSource";
import { decode, type Wire } from "../../../provider/platforms/paddleflow/wire";

interface Example {
  readonly operation: string;
  readonly status: number;
  readonly request?: unknown;
  readonly response?: unknown;
}

const fixture = join(__dirname, "../../fixtures/paddleflow.examples.json");
const examples = JSON.parse(readFileSync(fixture, "utf8")) as readonly Example[];

/** The answers of a server to an operation. */
function answers(operation: string): Wire[] {
  return examples
    .filter((example) => example.operation === operation && example.status < 300)
    .map(({ response }) => response)
    .filter(isRecord);
}

const items = (operation: string, list: string): Wire[] =>
  answers(operation).flatMap((answer) => {
    const found = answer[list];
    return Array.isArray(found) ? (found as unknown[]).filter(isRecord) : [];
  });

describe("file systems as a server answered them", () => {
  const stored = answers("showFS");

  it("are read with the URL with which they were made, and written back as they were", () => {
    const pairs = examples.flatMap(({ operation, status, response }, index) => {
      if (operation !== "showFS" || status !== 200 || !isRecord(response)) return [];
      // What was last asked for under that name.
      const request = examples
        .slice(0, index)
        .filter((each) => ["createFS", "updateFS"].includes(each.operation) && each.status === 201)
        .map((each) => each.request)
        .filter(isRecord)
        .findLast(({ name }) => name === response.name);
      return request === undefined ? [] : [{ request, stored: response }];
    });
    expect(new Set(pairs.map(({ stored: { type } }) => type)).size).toBeGreaterThan(1);
    for (const { request, stored: wire } of pairs) {
      const { storage } = decodeStorage(OF_FILE_SYSTEM, "root/x", wire, undefined);
      const asked = isRecord(request.properties) ? request.properties : {};
      const { password, secretKey } = asked;
      const whole = {
        ...storage,
        ...(password !== undefined && { password }),
        ...(secretKey !== undefined && { secretKey }),
      } as z.output<typeof fsStorage>;
      const written = encodeStorage(OF_FILE_SYSTEM, whole);
      expect(written.url.replace(/\/$/, "")).toBe(String(request.url).replace(/\/$/, ""));
      expect({ region: "", ...written.properties }).toEqual({ region: "", ...asked });
    }
  });

  it("show no credentials", () => {
    const views = stored.map((wire) => decode(fileSystemView, withoutCredentials(wire)));
    expect(views.length).toBeGreaterThan(1);
    for (const { properties } of views) {
      expect(Object.keys(properties)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/password|Key|keytab/) as string]),
      );
    }
    const links = items("listLink", "linkList").map((wire) => decode(linkView, withoutCredentials(wire)));
    expect(links.map(({ type }) => type)).toEqual(expect.arrayContaining(["s3", "local", "sftp"]));
  });

  it("of a link to a local folder has nothing that a program would have to say", () => {
    const local = items("listLink", "linkList").find(({ type }) => type === "local");
    expect(decodeStorage(OF_LINK, "x", local ?? {}, undefined)).toEqual({
      storage: { type: "local", url: "local://mnt/data" },
    });
    expect(encodeStorage(OF_LINK, { type: "local", url: "local://mnt/data" })).toEqual({
      url: "local://mnt/data",
      properties: { debug: "true" },
    });
  });
});

describe("what a server answered of runs", () => {
  it("is read without anything missing", () => {
    for (const [schema, wires] of [
      [runView, items("listRun", "runList")],
      [runCacheView, items("listRunCache", "runCacheList")],
      [artifactView, items("listArtifact", "artifactEventList")],
      [scheduleView, items("listSchedule", "scheduleList").map(flatSchedule)],
      [runDetail, answers("showRun").map(flattened)],
    ] as const) {
      expect(wires.length).toBeGreaterThan(0);
      expect(
        z.array(schema as z.ZodType).safeParse(decode(z.array(schema as z.ZodType), wires)).error,
      ).toBeUndefined();
    }
    expect(decode(artifactView, items("listArtifact", "artifactEventList")[0])).toMatchObject({
      runId: "run-000004",
      fsName: "fslocal",
      step: "main",
      type: "output",
      artifactName: "data",
    });
  });

  it("tells where a run came from", () => {
    const text = "name: p\ndocker_env: a:1\nentry_points: {}\n";
    const of = (source: string, more: Wire = {}) =>
      Object.fromEntries(
        Object.entries(sourceOf({ source, runYaml: text, dockerEnv: "a:1", ...more })).filter(
          ([, value]) => value !== undefined,
        ),
      );
    expect(of("ppl-000001-12")).toEqual({ pipelineId: "ppl-000001", pipelineVersionId: "12" });
    expect(of("083fd6de8a9ac537dc9cf71ebadcebd0")).toEqual({ yaml: text });
    expect(of("./run.yaml", { fsName: "data" })).toEqual({ fsName: "data", yamlPath: "./run.yaml" });
    const given = {
      dockerEnv: "a:2",
      fsName: "data",
      disabled: "a,b",
      failureOptions: { strategy: "continue" },
    };
    expect(of("ppl-000001-1", given)).toEqual({
      pipelineId: "ppl-000001",
      pipelineVersionId: "1",
      ...given,
      disabled: ["a", "b"],
    });
    expect(of("ppl-000001-1", { failureOptions: { strategy: "fail_fast" } })).not.toHaveProperty(
      "failureOptions",
    );
  });

  it("has the steps of graphs within graphs", () => {
    const step = (stepName: string, more: object = {}) => ({
      stepName,
      type: "step",
      status: "failed",
      ...more,
    });
    const runtime = {
      one: [step("one", { jobMessage: "out of memory" })],
      outer: [
        {
          dagID: "dag-1",
          type: "dag",
          status: "running",
          message: "begun",
          entryPoints: { inner: [{ type: "dag", entryPoints: { leaf: [step("leaf"), step("leaf")] } }] },
        },
      ],
    };
    const { steps } = decode(runDetail, flattened({ runtime, postProcess: { post: step("post") } }));
    expect(steps.map(({ component }) => component)).toEqual([
      "one",
      "outer",
      "outer.inner",
      "outer.inner.leaf",
      "outer.inner.leaf",
    ]);
    expect(steps[0]).toMatchObject({ message: "out of memory" });
    expect(steps[1]).toMatchObject({ dagId: "dag-1", message: "begun" });
    expect(decode(runDetail, flattened({ postProcess: { post: step("post") } })).postProcess).toMatchObject([
      { component: "post" },
    ]);
  });

  it("has the text of each task's log", () => {
    const [answer] = answers("runLog");
    const logs = (answer?.runLog as Wire[]).map(flatLog);
    expect(decode(runLog, { ...answer, runLog: logs }).runLog[0]?.taskList).toEqual([
      {
        taskId: expect.stringContaining("run-000001-main") as string,
        logContent: "hello from the stand-in pod log\n",
        hasNextPage: false,
        truncated: false,
      },
    ]);
  });
});
