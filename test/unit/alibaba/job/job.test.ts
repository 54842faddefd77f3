import { describe, expect, it } from "vitest";

import { same } from "../../../../provider/core/schema/compare";
import { problemsOf } from "../../../../provider/core/schema/validate";
import { encode } from "../../../../provider/platforms/alibaba/api/wire";
import { job } from "../../../../provider/platforms/alibaba/job/job";
import { EngineRun } from "../../../engineRun";

const connection = {
  accessKeyId: "id",
  accessKeySecret: "secret",
  region: "cn-qingdao",
  skipCredentialsValidation: true,
};
const task = {
  packageUri: "oss://bucket/worker.tar.gz",
  programName: "worker.py",
  programType: "python",
  imageId: "img-xxxx",
  instanceCount: 1,
  resourceDescription: { cpu: 800, memory: 2_000 },
};
const check = (inputs: object, settings: object = {}) => {
  const config = () => JSON.stringify({ ...connection, ...settings });
  const lifecycle = new EngineRun(job, { config, log: () => undefined });
  const identity = { __identity: "proj::dev::alibaba:Job::nightly" };
  return lifecycle.check({}, { taskDag: { taskDescMap: { Find: task } }, ...identity, ...inputs });
};
const refused = async (inputs: object, settings: object = {}) =>
  (await check(inputs, settings)).failures.map(({ property }) => property);
const withTask = (members: object) => ({ taskDag: { taskDescMap: { Find: { ...task, ...members } } } });
const at = "taskDag.taskDescMap.Find";

describe("a Job's inputs", () => {
  it("need no more than a task", async () => {
    const { inputs, failures } = await check({});
    expect(failures).toEqual([]);
    expect(inputs.jobName).toMatch(/^nightly-[0-9a-f]{7}$/);
  });

  it("have the document's defaults of resources", () => {
    const { resourceDescription: _resources, ...bare } = task;
    for (const description of [undefined, {}, { cpu: 800 }]) {
      const taskDag = { taskDescMap: { Find: { ...bare, resourceDescription: description } } };
      expect(problemsOf(job.schema, job.inputs, { taskDag })).toEqual([]);
      expect(encode(job.schema, job.schema.parse({ taskDag }))).toMatchObject({
        TaskDag: { TaskDescMap: { Find: { ResourceDescription: { Cpu: 800, Memory: 2_000 } } } },
      });
      expect(same(job.inputs, { taskDag: { taskDescMap: { Find: task } } }, { taskDag })).toBe(true);
    }
  });

  it.each([
    [{ priority: 0 }, { priority: -1 }, "priority"],
    [{ priority: 1_000 }, { priority: 1_001 }, "priority"],
    [withTask({ timeout: 1 }), withTask({ timeout: 0 }), `${at}.timeout`],
    [withTask({ timeout: 86_400 }), withTask({ timeout: 86_401 }), `${at}.timeout`],
    [withTask({ instanceCount: 1 }), withTask({ instanceCount: 0 }), `${at}.instanceCount`],
    [
      withTask({ resourceDescription: { cpu: 800, memory: 2_000 } }),
      withTask({ resourceDescription: { cpu: 799, memory: 2_000 } }),
      `${at}.resourceDescription.cpu`,
    ],
    [
      withTask({ resourceDescription: { cpu: 2_400, memory: 65_536 } }),
      withTask({ resourceDescription: { cpu: 2_401, memory: 65_536 } }),
      `${at}.resourceDescription.cpu`,
    ],
    [
      withTask({ resourceDescription: { cpu: 800, memory: 2_000 } }),
      withTask({ resourceDescription: { cpu: 800, memory: 1_999 } }),
      `${at}.resourceDescription.memory`,
    ],
    [
      withTask({ resourceDescription: { cpu: 800, memory: 65_536 } }),
      withTask({ resourceDescription: { cpu: 800, memory: 65_537 } }),
      `${at}.resourceDescription.memory`,
    ],
    [withTask({ programType: "php" }), withTask({ programType: "ruby" }), `${at}.programType`],
    [withTask({}), withTask({ packageUri: "https://bucket/worker.tar.gz" }), `${at}.packageUri`],
    [
      withTask({ stdoutRedirectPath: "oss://bucket/logs/" }),
      withTask({ stdoutRedirectPath: "/var/log/" }),
      `${at}.stdoutRedirectPath`,
    ],
    [
      withTask({ ossMapping: { "oss://bucket/in/": "/home/in/" } }),
      withTask({ ossMapping: { "/home/in/": "oss://bucket/in/" } }),
      `${at}.ossMapping./home/in/`,
    ],
    [{ jobName: "a".repeat(64) }, { jobName: "a".repeat(65) }, "jobName"],
    [{ jobName: "_a-1" }, { jobName: "1a" }, "jobName"],
    [{}, { taskDag: { taskDescMap: {} } }, "taskDag.taskDescMap"],
    [
      { taskDag: { taskDescMap: { ["a".repeat(32)]: task } } },
      { taskDag: { taskDescMap: { ["a".repeat(33)]: task } } },
      `taskDag.taskDescMap.${"a".repeat(33)}`,
    ],
  ])("%j is accepted, %j is not", async (good, bad, property) => {
    expect(await refused(good)).toEqual([]);
    expect(await refused(bad)).toEqual([property]);
  });

  it("leave names to the service where the connection says so", async () => {
    const inputs = { jobName: "1 name.with anything", taskDag: { taskDescMap: { "1.1": task } } };
    expect(await refused(inputs)).toEqual(["jobName", "taskDag.taskDescMap.1.1"]);
    expect(await refused(inputs, { nameRules: "off" })).toEqual([]);
  });
});
