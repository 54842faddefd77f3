import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { listAll } from "../paging";
import { username } from "../structures/common";
import { queueGrantView } from "../structures/userViews";
import { decode } from "../wire";

const outputs = z.array(queueGrantView);

export const getQueueGrants = definePaddleFlowFunction({
  type: "paddleflow:getQueueGrants",
  doc: "Lists who may use which queue. Only `root` may.",
  reader: true,
  action: "GET /grant",
  inputs: z.strictObject({ username: field(username.optional(), "A user; left out, all users.") }),
  outputs,
  async run({ client, args, signal }) {
    const grants = await listAll(client, {
      action: "listGrant",
      path: ["grant"],
      query: { username: args.username },
      list: "grantList",
      signal,
    });
    return decode(
      outputs,
      grants.filter(({ resourceType }) => resourceType === "queue"),
    );
  },
});
