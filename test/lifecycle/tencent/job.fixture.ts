import type { Fixture } from "../matrix";
import { CANARY, config, start } from "./setup";

const task = (taskName: string, command = "sleep 1000") => ({
  taskName,
  taskInstanceNum: 1,
  application: { deliveryForm: "LOCAL", command },
  computeEnv: { envType: "MANAGED", envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } },
  authentications: [{ scene: "COS", secretId: `${CANARY}-id`, secretKey: `${CANARY}-key` }],
});
const tasks = ["A", "B", "C", "D"].map((name) => task(name));
const dependences = [
  { startTask: "A", endTask: "B" },
  { startTask: "A", endTask: "C" },
  { startTask: "B", endTask: "D" },
  { startTask: "C", endTask: "D" },
];

export const job: Fixture = {
  type: "tencent:Job",
  platform: "tencent",
  start,
  config,
  inputs: {
    placement: { zone: "ap-guangzhou-2" },
    jobName: "nightly",
    jobDescription: "every night",
    priority: 1,
    tasks,
    dependences,
    tags: { team: "ml" },
  },
  unreadInputs: {
    notifications: [
      {
        topicName: "topic",
        eventConfigs: [{ eventName: "JOB_FAILED", eventVars: [{ name: "a", value: "b" }] }],
      },
    ],
    taskExecutionDependOn: "PRE_TASK_FINISHED",
    stateIfCreateCvmFailed: "RUNNABLE",
    triggers: ["1"],
    waitFor: "submitted",
  },
  updates: { waitFor: "finished" },
  replacements: {
    placement: { zone: "ap-guangzhou-3" },
    jobName: "weekly",
    jobDescription: "every week",
    priority: 2,
    tasks: tasks.map((each) => ({ ...each, taskInstanceNum: 2 })),
    dependences: dependences.slice(0, 3),
    tags: {},
    triggers: ["2"],
    taskExecutionDependOn: "PRE_TASK_FINISHED",
    connection: "tencent-too",
  },
  bad: [
    [{ dependences: [{ startTask: "A", endTask: "X" }] }, "dependences[0].endTask"],
    [{ dependences: [...dependences, { startTask: "D", endTask: "A" }] }, "dependences[4]"],
    [{ tasks: [...tasks, task("A")] }, "tasks[4].taskName"],
    [{ tasks: [] }, "tasks"],
    [
      {
        tasks: [{ taskName: "A", application: { deliveryForm: "LOCAL", command: "true" } }],
        dependences: [],
      },
      "tasks[0].computeEnv",
    ],
    [{ priority: 101 }, "priority"],
    [{ waitFor: "sunrise" }, "waitFor"],
  ],
  secrets: [CANARY],
  objects: (control) => control.state("tencent").jobs,
  actions: { create: "SubmitJob", delete: "DeleteJob" },
  move: (control, id) => {
    control.advance(3_600);
    control.tencent.setJobState(id, "RUNNING");
  },
  remove: (control, id) => control.tencent.deleteObject(id),
  halfway: {
    inputs: { waitFor: "finished", tasks: [task("A", "echo broken >&2; exit 3")], dependences: [] },
    cause: () => undefined,
    mend: (control, id) => control.tencent.setJobState(id, "SUCCEED"),
    reason: /FAILED.*A|A.*FAILED/s,
  },
};
