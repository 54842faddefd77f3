import { z } from "zod";

import { triggers } from "../../../core/triggers";
import { field, type Rule, structure } from "../../../core/schema/field";
import type { Wire } from "../../../core/schema/wire";
import { descriptionField, enterpriseProjectIdField, nameField, text } from "../api/fields";
import { encode } from "../api/wire";

const MAX_NAME = 63;
export const MAX_PRIORITY = 999;
const EVENTS = ["exec_failed", "exec_succeeded"] as const;
const DEFAULT_RETRIES = 3;
const MAX_MESSAGE = 360;
const PLACEHOLDERS = "with the placeholders `{guid}`, `{name}` and `{status}`";

/** Minutes: what the vendor's SDK sends where the program says nothing. Its text also names 1440, as the REST reference does. */
export const DEFAULT_TIMEOUT = 720;

const unread = { writeOnly: true } as const;
const unreadText = { ...unread, platformDefault: "" } as const;

/** The empty texts and lists that the document gives as defaults say nothing. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** Minutes after which the service gives a step up. */
export function timeLimit(meaning: string) {
  return field(z.int().min(1).default(DEFAULT_TIMEOUT), meaning);
}

/** The inputs that each target needs, and those that have no use with it. */
const place: Rule = {
  needs: ["target"],
  check({ target = "cci", clusterId, namespace }) {
    if (target === "cce") {
      return isGiven(clusterId) ? [] : [{ path: ["clusterId"], reason: "is needed where target is cce" }];
    }
    return [
      ...(isGiven(namespace) ? [] : [{ path: ["namespace"], reason: "is needed where target is cci" }]),
      ...(isGiven(clusterId) ? [{ path: ["clusterId"], reason: "is for target cce only" }] : []),
    ];
  },
};

const recipients: Rule = {
  check(value) {
    const needs = (names: readonly string[], recipient: string) =>
      names.flatMap((name) =>
        isGiven(value[name]) && !isGiven(value[recipient])
          ? [{ path: [name], reason: `is of no use without ${recipient}` }]
          : [],
      );
    const unheard =
      isGiven(value.events) && !isGiven(value.email) && !isGiven(value.sms)
        ? [{ path: ["events"], reason: "is of no use without email or sms" }]
        : [];
    return [
      ...unheard,
      ...needs(["emailMessage", "emailSubject", "emailDisplayName"], "email"),
      ...needs(["smsMessage"], "sms"),
    ];
  },
};

/** The inputs of an execution. */
export const executionArgs = structure(
  "ExecutionArgs",
  "An execution.",
  {
    name: nameField(MAX_NAME),
    workflowId: field(text, "The id of the workflow to run."),
    sfsPvcName: field(
      text,
      "The name of the shared storage (PVC), which the namespace or cluster must have.",
    ),
    target: field(
      z.enum(["cci", "cce"]).default("cci"),
      "Where it runs: `cci`, on serverless containers, or `cce`, on a Kubernetes cluster.",
    ),
    clusterId: field(
      z.string().optional(),
      "The id of the cluster, from an environment. For `cce`, and needed there.",
      { platformDefault: "" },
    ),
    namespace: field(
      z.string().optional(),
      "The namespace, which must exist. Needed for `cci`; for `cce` it is `default` where left out or empty.",
      { platformDefault: "default", key: namespaceOf },
    ),
    priority: field(
      z.int().min(0).max(MAX_PRIORITY).default(0),
      `The priority, from 0 to ${MAX_PRIORITY}; larger comes first. Changes in place.`,
      { change: "update" },
    ),
    inputsJson: field(
      z.record(z.string().min(1), z.unknown()).optional(),
      "Values for the workflow's inputs, by name. Those left out have the defaults of the workflow's file.",
    ),
    timeout: timeLimit("Minutes after which it is given up."),
    description: descriptionField,
    label: field(z.record(z.string().min(1), z.string()).optional(), "Labels."),
    email: field(z.array(z.email()).optional(), "E-mail addresses to notify.", {
      ...unread,
      unordered: true,
    }),
    sms: field(z.array(text).optional(), "Phone numbers to notify.", { ...unread, unordered: true }),
    events: field(z.array(z.enum(EVENTS)).min(1).optional(), "What to notify of.", {
      ...unread,
      unordered: true,
      platformDefault: EVENTS,
    }),
    emailMessage: field(
      z.string().max(MAX_MESSAGE).optional(),
      `The text of e-mails, at most ${MAX_MESSAGE} characters, ${PLACEHOLDERS}.`,
      unreadText,
    ),
    emailSubject: field(z.string().optional(), "The subject of e-mails.", unreadText),
    emailDisplayName: field(z.string().optional(), "The name of the sender of e-mails.", unreadText),
    smsMessage: field(
      z.string().max(MAX_MESSAGE).optional(),
      `The text of messages to phones, at most ${MAX_MESSAGE} characters, ${PLACEHOLDERS}.`,
      unreadText,
    ),
    imagePullPolicy: field(
      z.enum(["IfNotPresent", "Always", "Never"]).default("IfNotPresent"),
      "When images are pulled.",
      unread,
    ),
    jobRetryCount: field(
      z.int().min(0).default(DEFAULT_RETRIES),
      "How often a job that fails is tried again; 0 for never.",
      { ...unread, codec: { encode: String, decode: (wire) => wire } },
    ),
    refBucketName: field(text.optional(), "The bucket with reference data.", unread),
    dataBucketName: field(text.optional(), "The bucket with sample data.", unread),
    enterpriseProjectId: enterpriseProjectIdField,
    triggers: triggers("execution"),
    waitFor: field(
      z.enum(["submitted", "finished"]).default("submitted"),
      "What creation waits for. With `finished`, an execution that fails or is cancelled fails the resource.",
      { local: true, change: "update" },
    ),
  },
  { rules: [place, recipients] },
);

export type Inputs = z.output<typeof executionArgs>;

/** The namespace that a value stands for. */
export function namespaceOf(value: unknown): unknown {
  return isGiven(value) ? value : "default";
}

/** The body that creates an execution: notification and options lie deeper than the other inputs. */
export function executionRequest(inputs: Inputs): Wire {
  const {
    email,
    sms,
    events,
    email_message,
    email_subject,
    email_display_name,
    sms_message,
    image_pull_policy,
    job_retry_count,
    ...members
  } = encode(executionArgs, inputs);
  // The names of these are not published: they are those of the SDK.
  const texts = { email_message, email_subject, email_display_name, sms_message };
  const notification = {
    events: events ?? EVENTS,
    endpoints: { email: email ?? [], sms: sms ?? [] },
    ...texts,
  };
  const notifies = isGiven(email) || isGiven(sms);
  return {
    ...members,
    ...(notifies && { notification }),
    advanced_options: { image_pull_policy, job_retry_count },
  };
}
