import { describe } from "vitest";
import { APPLICATION, job, task, template } from "../client";
import { inTask, long, refuses, type Row, useEmulator } from "./setup";

useEmulator();

const both = "AllowedOneAttributeInEnvIdAndComputeEnv";

const edge = (start: string, end: string): object => ({ StartTask: start, EndTask: end });

const two = [task(), task({ TaskName: "B" })];

const TASKS: Row[] = [
  ["both environments", "SubmitJob", inTask({ EnvId: "env-lcpcej85" }), both],
  ["no environment", "SubmitJob", job([{ Application: APPLICATION }]), both],
  [
    "an unknown EnvId",
    "SubmitJob",
    job([{ Application: APPLICATION, EnvId: "env-lcpcej85" }]),
    "InvalidParameterValue.ComputeEnv",
  ],
  [
    "the CVM parameters",
    "SubmitJob",
    inTask({ ComputeEnv: { EnvData: { InstanceType: "X" } } }),
    "InvalidParameter.CvmParameters",
  ],
  ["a negative number", "SubmitJob", inTask({ Timeout: -1 }), "InvalidParameterValue.Negative"],
  ["too many retries", "SubmitJob", inTask({ MaxRetryCount: 101 }), "InvalidParameterValue.MaxRetryCount"],
  ["the task name", "SubmitJob", inTask({ TaskName: "a b" }), "InvalidParameter.TaskName"],
  [
    "the length of the task name",
    "SubmitJob",
    inTask({ TaskName: long(61) }),
    "InvalidParameter.TaskNameTooLong",
  ],
  ["no instances", "SubmitJob", inTask({ TaskInstanceNum: 0 }), "InvalidParameterValue.TaskInstanceNum"],
  ["FailedAction", "SubmitJob", inTask({ FailedAction: "X" }), "InvalidParameterValue"],
  [
    "a package without path",
    "SubmitJob",
    inTask({ Application: { DeliveryForm: "PACKAGE", Command: "x" } }),
    "MissingParameter",
  ],
  ["no command", "SubmitJob", inTask({ Application: { DeliveryForm: "LOCAL" } }), "MissingParameter"],
  [
    "two kinds of command",
    "SubmitJob",
    inTask({ Application: { ...APPLICATION, Commands: [{ Command: "x" }] } }),
    "InvalidParameter.InvalidParameterCombination",
  ],
  [
    "an unknown task",
    "SubmitJob",
    job(two, { Dependences: [edge("A", "C")] }),
    "InvalidParameterValue.DependenceNotFoundTaskName",
  ],
  [
    "a cycle",
    "SubmitJob",
    job(two, { Dependences: [edge("A", "B"), edge("B", "A")] }),
    "InvalidParameterValue.DependenceUnfeasible",
  ],
  [
    "a loop",
    "SubmitJob",
    job(two, { Dependences: [edge("A", "A")] }),
    "InvalidParameterValue.DependenceUnfeasible",
  ],
  ["two tasks of one name", "SubmitJob", job([task(), task()]), "InvalidParameter.TaskName"],
  ["no tasks", "SubmitJob", job([]), "MissingParameter"],
  ["the job name", "SubmitJob", job([task()], { JobName: long(61) }), "InvalidParameter.JobNameTooLong"],
  [
    "the job description",
    "SubmitJob",
    job([task()], { JobDescription: long(201) }),
    "InvalidParameter.JobDescriptionTooLong",
  ],
  ["the priority", "SubmitJob", job([task()], { Priority: 101 }), "InvalidParameterValue"],
  [
    "the template name",
    "CreateTaskTemplate",
    template({ TaskTemplateName: " " }),
    "InvalidParameter.TaskTemplateName",
  ],
  [
    "its length",
    "CreateTaskTemplate",
    template({ TaskTemplateName: long(61) }),
    "InvalidParameter.TaskTemplateNameTooLong",
  ],
  [
    "the length of the new description",
    "ModifyTaskTemplate",
    { TaskTemplateId: "task-tmpl-7vtx96n2", TaskTemplateDescription: "界".repeat(67) },
    "InvalidParameter.TaskTemplateDescriptionTooLong",
  ],
  [
    "nothing to modify",
    "ModifyTaskTemplate",
    { TaskTemplateId: "task-tmpl-7vtx96n2" },
    "InvalidParameterAtLeastOneAttribute",
  ],
];

describe("tasks, jobs and templates", () => refuses(TASKS));
