import { z } from "zod";

import { field, type Rule, structure } from "../../../core/schema/field";
import { isRecord, isUnknown } from "../../../core/schema/unknowns";
import { text } from "./common";

const NODE_EVENTS = [
  "COMPUTE_NODE_CREATED",
  "COMPUTE_NODE_CREATION_FAILED",
  "COMPUTE_NODE_RUNNING",
  "COMPUTE_NODE_ABNORMAL",
  "COMPUTE_NODE_DELETING",
] as const;

const ENV_EVENTS = ["COMPUTE_ENV_CREATED", "COMPUTE_ENV_DELETED", ...NODE_EVENTS] as const;

const JOB_EVENTS = [
  "JOB_RUNNING",
  "JOB_SUCCEED",
  "JOB_FAILED",
  "JOB_FAILED_INTERRUPTED",
  "TASK_RUNNING",
  "TASK_SUCCEED",
  "TASK_FAILED",
  "TASK_FAILED_INTERRUPTED",
  "TASK_INSTANCE_RUNNING",
  "TASK_INSTANCE_SUCCEED",
  "TASK_INSTANCE_FAILED",
  "TASK_INSTANCE_FAILED_INTERRUPTED",
  ...NODE_EVENTS,
] as const;

/** The platform prints both `COMPUTE_ENV_CREATED` and `ComputeEnvCreated`. */
function eventKey(name: unknown): string {
  return String(name)
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toUpperCase();
}

const eventVar = structure("EventVar", "A key and value that messages carry.", {
  name: field(text, "The key."),
  value: field(z.string(), "The value."),
});

const eachEventOnce: Rule = {
  check({ eventConfigs }) {
    const names = Array.isArray(eventConfigs)
      ? eventConfigs.map((config) => (isRecord(config) ? config.eventName : undefined))
      : [];
    return names.flatMap((name, index) =>
      typeof name === "string" && !isUnknown(name) && names.indexOf(name) < index
        ? [{ path: ["eventConfigs", index, "eventName"], reason: `the event ${name} occurs twice` }]
        : [],
    );
  },
};

function notification<T extends readonly string[]>(owner: string, events: T) {
  const eventConfig = structure(`${owner}EventConfig`, "An event that is told of.", {
    eventName: field(z.enum(events), "The event.", { key: eventKey }),
    eventVars: field(z.array(eventVar).default([]), "Keys and values that its messages carry."),
  });
  return structure(
    `${owner}Notification`,
    "Messages to a topic of the message queue.",
    {
      topicName: field(text, "The topic. It must exist and have a subscription."),
      eventConfigs: field(z.array(eventConfig), "The events, each at most once."),
    },
    { rules: [eachEventOnce] },
  );
}

export const computeEnvNotification = notification("ComputeEnv", ENV_EVENTS);
export const jobNotification = notification("Job", JOB_EVENTS);

export const notificationTarget = z.enum(["CMQ", "TDMQ_CMQ"]);
