import { z } from "zod";

import { field, type Marks, type Rule, structure } from "../../../../core/schema/field";
import { isRecord, isUnknown } from "../../../../core/schema/values";
import { sentWhenEmpty } from "../editions";
import { text } from "./common";

/** What happens to compute nodes, in messages on environments and on jobs. */
export const NODE_EVENTS = [
  "COMPUTE_NODE_CREATED",
  "COMPUTE_NODE_CREATION_FAILED",
  "COMPUTE_NODE_RUNNING",
  "COMPUTE_NODE_ABNORMAL",
  "COMPUTE_NODE_DELETING",
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

/** Messages on one kind of object, and the events that they can report. The marks say which of these came later. */
export function notificationOf<T extends readonly string[]>(kind: string, events: T, marks: Marks = {}) {
  const eventConfig = structure(`${kind}EventConfig`, "An event that is told of.", {
    eventName: field(z.enum(events), "The event.", {
      ...marks,
      key: eventKey,
      codec: { encode: (name) => name, decode: eventKey },
    }),
    eventVars: field(
      z.array(eventVar).default([]),
      "Keys and values that its messages carry. Signature version 1 cannot say that there are none.",
      sentWhenEmpty,
    ),
  });
  return structure(
    `${kind}Notification`,
    "Messages to a topic of the message queue.",
    {
      topicName: field(text, "The topic. It must exist and have a subscription."),
      eventConfigs: field(z.array(eventConfig).min(1), "The events, each at most once."),
    },
    { rules: [eachEventOnce] },
  );
}

export const notificationTarget = z.enum(["CMQ", "TDMQ_CMQ"]);
