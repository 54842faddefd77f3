import { describe, expect, it } from "vitest";

import { pipelineRequest, yamlOf } from "../../../lifecycle/paddleflow/data";
import { clusterRequest } from "../../../lifecycle/paddleflow/setup";
import { countOf, prepare, resource, startScene, stateOf, timeLimit } from "../scene/setup";

describe("the deletion of a file system", () => {
  const fileSystem = resource("FileSystem");
  const local = { name: "data", storage: { type: "local", url: "local://mnt/data" } };

  it("names the schedules that use it, as the main one or beside it", async () => {
    const scene = await startScene();
    await fileSystem.make(scene, local);
    const main = `${yamlOf("main")}fs_options: {main_fs: {name: data}}\n`;
    const beside = yamlOf("beside").replace("  more:", "  more:\n    extra_fs: [{name: data}]");
    const other = yamlOf("other");
    await prepare(
      scene,
      ...[main, beside, other].map((yaml) => pipelineRequest(yaml)),
      ...["1", "2", "3"].map(
        (id) =>
          [
            "POST",
            "/schedule",
            { name: `s_${id}`, pipelineID: `ppl-00000${id}`, pipelineVersionID: "1", crontab: "@daily" },
          ] as const,
      ),
    );
    await expect(fileSystem.remove(scene, "root/data")).rejects.toThrow(
      /schedules schedule-000001, schedule-000002 use root\/data.*Stop them/,
    );
    expect(stateOf(scene).fileSystems).toHaveLength(1);
  });

  it.each([
    ["FileSystem", "fileSystems"],
    ["FileSystemCache", "caches"],
  ] as const)("of a %s waits until no pod has it mounted", async (type, rows) => {
    const scene = await startScene();
    await prepare(scene, clusterRequest("c1"));
    await fileSystem.make(scene, local);
    await resource("FileSystemCache").make(scene, { fsName: "data", cacheDir: "/var/cache" });
    const { control } = scene.emulator;
    control.paddleflow.setMounted("root/data", true);
    const removed = resource(type).remove(scene, "root/data");
    await control.waitForRequests({ code: "ActionNotAllowed" }, 2);
    expect(stateOf(scene)[rows]).toHaveLength(1);
    control.paddleflow.setMounted("root/data", false);
    await removed;
    expect(stateOf(scene)[rows]).toEqual([]);
    expect(scene.lines.join()).toContain("a pod has it mounted");
  });

  it("says that every cluster must be reachable", async () => {
    const scene = await startScene({ unreachable: ["c1.example.com:6443"] });
    await fileSystem.make(scene, local);
    const [method, path, body] = clusterRequest("c1");
    await prepare(scene, [method, path, body]);
    await expect(fileSystem.remove(scene, "root/data")).rejects.toThrow(
      /cluster\[c1\].*bring this one back/s,
    );
    expect(countOf(scene, "deleteFS")).toBe(1);
  });
});

it("a deletion that waits ends at its deadline with what it waited for", async () => {
  const scene = await startScene();
  await prepare(scene, clusterRequest("c1"));
  const args = { name: "data", storage: { type: "local", url: "local://mnt/data" } };
  const id = await resource("FileSystem").make(scene, args);
  scene.emulator.control.paddleflow.setMounted(id, true);
  const short = { ...scene, operation: { ...scene.operation, signal: timeLimit(1_500) } };
  await expect(resource("FileSystem").remove(short, id)).rejects.toThrow(/deadline|timed out/);
});
