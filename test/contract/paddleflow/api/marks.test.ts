import { describe, expect, it } from "vitest";

import { parseMark } from "../../../../provider/core/identity";
import { byUser, pipelineRequest, queueRequests, yamlOf } from "../../../lifecycle/paddleflow/data";
import { definitionOf, MARK, prepare, resource, type Scene, startScene } from "../scene/setup";

const OTHER = parseMark(`${"1".repeat(24)}-${"2".repeat(16)}`)!;
const createTime = expect.any(Number) as number;

const listed = ({ operation }: Scene, type: string) => definitionOf(type).spec.lookup.list?.(operation);

describe("all objects with a mark", () => {
  it("are listed, whosever they are, and no others", async () => {
    const scene = await startScene();
    await prepare(scene, ...queueRequests, pipelineRequest(yamlOf("theirs")));
    await byUser(scene.emulator, "alice1", pipelineRequest(yamlOf("mine")));
    const job = { schedulingPolicy: { queue: "runs" }, image: "nginx:1.7.9", flavour: { name: "flavour1" } };
    await prepare(scene, ["POST", "/job/single", job]);
    const jobs = [
      await resource("Job").make(scene, { ...job, name: "one" }),
      await resource("Job").make(scene, job, OTHER),
    ];
    const pipeline = await resource("Pipeline").make(scene, { yaml: yamlOf("mine") }, OTHER);
    const args = { pipelineId: "ppl-000001", yaml: yamlOf("theirs", "echo 2") };
    const version = await resource("PipelineVersion").make(scene, args);
    const [mine, others] = [MARK, OTHER].map(({ who, which }) => ({ who, which, createTime }));
    expect(await listed(scene, "Job")).toEqual(
      expect.arrayContaining([
        { id: jobs[0], name: "one", ...mine },
        { id: jobs[1], name: undefined, ...others },
      ]),
    );
    expect(await listed(scene, "Job")).toHaveLength(2);
    expect(await listed(scene, "Pipeline")).toEqual([{ id: pipeline, name: "mine", ...others }]);
    expect(await listed(scene, "PipelineVersion")).toEqual([{ id: version, name: "theirs", ...mine }]);
  });
});
