import type { Problem, Settings } from "../../../core/schema/field";
import { isRecord, isUnknown } from "../../../core/schema/values";

const ALPHABET = /^[A-Za-z_-][A-Za-z0-9_-]*$/;
export const MAX_JOB_NAME = 64;
const MAX_TASK_NAME = 32;

/** Names that later editions of the API refuse, where the connection asks for that. */
export function nameProblems(inputs: Readonly<Record<string, unknown>>, settings: Settings): Problem[] {
  if (settings.nameRules === "off") return [];
  const { jobName, taskDag } = inputs;
  const tasks = isRecord(taskDag) && isRecord(taskDag.taskDescMap) ? Object.keys(taskDag.taskDescMap) : [];
  return [
    ...problem(["jobName"], jobName, MAX_JOB_NAME),
    ...tasks.flatMap((name) => problem(["taskDag", "taskDescMap", name], name, MAX_TASK_NAME)),
  ];
}

function problem(path: readonly PropertyKey[], name: unknown, longest: number): Problem[] {
  if (typeof name !== "string" || isUnknown(name)) return [];
  if (ALPHABET.test(name) && name.length <= longest) return [];
  return [
    {
      path,
      reason:
        `${JSON.stringify(name)} is no name: letters, digits, - and _, no digit first, at most ${longest} in all; ` +
        "`nameRules: off` on the connection leaves that to the service",
    },
  ];
}
