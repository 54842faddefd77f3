import { describe, expect, it } from "vitest";

import { queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import { throughProxy } from "./proxy";
import { make, prepare, run, startScene, stateOf } from "../scene/setup";

const PAGE = { status: 200, body: "<html>Welcome</html>" };
const ADVICE = /Check `endpoint` of the connection/;
const flavour = { name: "small", cpu: "1", mem: "1Gi" };
const job = { schedulingPolicy: { queue: "runs" }, image: "nginx:1.7.9", flavour: { name: "flavour1" } };

/** A server behind a proxy that answers some requests with a web page, after they were carried out or instead. */
async function withPages(carriedOut: boolean, isAnswered: (method: string, path: string) => boolean) {
  const begun = await startScene();
  await prepare(begun, ...queueRequests);
  const asked: string[] = [];
  const scene = await throughProxy(begun, async (request, forward) => {
    if (!isAnswered(request.method, request.path)) return forward(request);
    asked.push(`${request.method} ${request.path}`);
    if (carriedOut) await forward(request);
    return PAGE;
  });
  return { scene, asked };
}

describe("an endpoint that answers with web pages", () => {
  it.each([
    ["Flavour", flavour],
    ["Job", job],
    ["Run", { yaml: yamlOf("train") }],
  ])("ends the creation of a %s with what to check", async (type, args) => {
    const { scene, asked } = await withPages(false, () => true);
    await expect(make(scene, type, args)).rejects.toThrow(ADVICE);
    expect(new Set(asked)).toEqual(new Set(["POST /login"]));
    expect(asked).toHaveLength(3);
  });

  it("ends a reader too, also where only the login is the server's", async () => {
    const { scene, asked } = await withPages(false, (_method, path) => path !== "/login");
    await expect(run(scene, "getFlavours")).rejects.toThrow(ADVICE);
    expect(asked).toEqual(Array.from({ length: 3 }, () => "GET /flavour"));
  });
});

describe("a create that is answered with a web page", () => {
  const creations = [
    ["Flavour", "/flavour", flavour],
    ["Job", "/job/single", job],
    ["Run", "/run", { yaml: yamlOf("train") }],
  ] as const;
  const count = (scene: Parameters<typeof stateOf>[0]) => {
    const { flavours, jobs, runs } = stateOf(scene);
    return { Flavour: flavours.length - 3, Job: jobs.length, Run: runs.length };
  };

  it.each(creations)("is found to have made a %s", async (type, path, args) => {
    const { scene } = await withPages(true, (method, its) => method === "POST" && its === path);
    await make(scene, type, args);
    expect(count(scene)[type]).toBe(1);
  });

  it.each(creations)("ends where that has made no %s, after some tries", async (type, path, args) => {
    const { scene, asked } = await withPages(false, (method, its) => method === "POST" && its === path);
    await expect(make(scene, type, args)).rejects.toThrow(ADVICE);
    expect(asked).toHaveLength(3);
    expect(count(scene)[type]).toBe(0);
  });
});
