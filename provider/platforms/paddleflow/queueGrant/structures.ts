import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

export const queueGrantView = structure("QueueGrantView", "The right of a user to use a queue.", {
  grantId: field(z.string(), "The server's id of the grant.", { wireName: "grantID" }),
  username: field(z.string(), "The user.", { wireName: "userName" }),
  queueName: field(z.string(), "The queue.", { wireName: "resourceID" }),
  createTime: field(z.string(), "When it was granted, RFC 3339."),
  updateTime: field(z.string(), "When it was changed last, RFC 3339."),
});
