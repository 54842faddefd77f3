import type { z } from "zod";

import { encode, type Wire } from "./wire";

const NOTIFICATION = ["email_message", "email_subject", "email_display_name", "sms_message"] as const;

/** The body that creates an execution: notification and options lie deeper than the other inputs. */
export function executionRequest(schema: z.ZodType, inputs: unknown): Wire {
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
    ...rest
  } = encode(schema, inputs);
  const texts = { email_message, email_subject, email_display_name, sms_message };
  const given = NOTIFICATION.filter((name) => texts[name] !== undefined);
  const notification = {
    ...(events !== undefined && { events }),
    endpoints: { email: email ?? [], sms: sms ?? [] },
    // The names of these are not published: they are those of the SDK.
    ...Object.fromEntries(given.map((name) => [name, texts[name]])),
  };
  const notifies = email !== undefined || sms !== undefined;
  return {
    ...rest,
    ...(notifies && { notification }),
    advanced_options: { image_pull_policy, job_retry_count: String(job_retry_count) },
  };
}
