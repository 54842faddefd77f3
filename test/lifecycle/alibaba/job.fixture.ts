import type { Fixture } from "../matrix";
import { config, start } from "./setup";

/** Longer than any test in virtual time. */
const RUNS_ON = "sleep 80000";

const task = (programArguments: string) => ({
  packageUri: "oss://bucket/worker.tar.gz",
  programName: "worker.py",
  programType: "python",
  programArguments,
  imageId: "img-000000000001",
  instanceCount: 2,
  timeout: 86_000,
  environmentVariables: { SAMPLES: "64" },
  stdoutRedirectPath: "oss://bucket/logs/",
  stderrRedirectPath: "oss://bucket/logs/",
  resourceDescription: { cpu: 800, memory: 2_000 },
  ossMapping: { "oss://bucket/input/": "/home/input/" },
  ossMappingLock: true,
  ossMappingLocale: "UTF-8",
});
const tasks = { Find: task(RUNS_ON), Sum: task(RUNS_ON), Count: task(RUNS_ON), Merge: task(RUNS_ON) };
const dependencies = { Find: ["Sum", "Count"], Sum: ["Merge"], Count: ["Merge"] };
const taskDag = { taskDescMap: tasks, dependencies };

export const job: Fixture = {
  type: "alibaba:Job",
  platform: "alibaba",
  start,
  config,
  inputs: {
    jobName: "find-prime",
    jobTag: "primes",
    priority: 10,
    description: "every night",
    taskDag,
    stopToChangePriority: true,
  },
  unreadInputs: { triggers: ["1"], waitFor: "submitted" },
  updates: { priority: 20, stopToChangePriority: false },
  replacements: {
    jobName: "find-prime-2",
    jobTag: "other",
    description: "every week",
    taskDag: { ...taskDag, taskDescMap: { ...tasks, Merge: { ...task(RUNS_ON), instanceCount: 3 } } },
    triggers: ["2"],
    connection: "alibaba-too",
  },
  bad: [
    [{ priority: 1_001 }, "priority"],
    [{ taskDag: { ...taskDag, dependencies: { Find: ["X"] } } }, "taskDag.dependencies.Find[0]"],
    [
      { taskDag: { ...taskDag, dependencies: { ...dependencies, Merge: ["Find"] } } },
      "taskDag.dependencies.Merge[0]",
    ],
    [{ taskDag: { taskDescMap: {} } }, "taskDag.taskDescMap"],
    [
      { taskDag: { taskDescMap: { Find: { ...tasks.Find, timeout: 86_401 } } } },
      "taskDag.taskDescMap.Find.timeout",
    ],
    [{ jobName: "1st" }, "jobName"],
    [{ waitFor: "sunrise" }, "waitFor"],
  ],
  secrets: [],
  objects: (control) => control.state("alibaba").jobs,
  actions: { create: "createJob", delete: "deleteJob" },
  reads: /^(get|list)/,
  recovery: { without: ["jobName"] },
  namesRepeat: true,
  move: (control, id) => {
    control.alibaba.finishInstance(id, "Find", 0);
    control.advance(3_600);
    control.alibaba.failJob(id);
  },
  drift: {
    property: "priority",
    cause: (control, id) => control.alibaba.change("job", id, { priority: 7 }),
    repaired: (control, id) => control.state("alibaba").jobs.find((job) => job.id === id)?.priority === 10,
  },
  remove: (control, id) => control.alibaba.remove("job", id),
  halfway: {
    inputs: { waitFor: "finished", taskDag: { taskDescMap: { Find: task("exit 3") } } },
    cause: () => undefined,
    mend: (control, id) => control.alibaba.finishJob(id),
    reason: /ended as Failed.*task Find, instance 0/s,
  },
};
