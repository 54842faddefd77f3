import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { decode } from "../api/wire";
import { username } from "../user/structures";
import { listQueueGrants } from "./calls";
import { queueGrantView } from "./structures";

const grants = z.array(queueGrantView);

export const getQueueGrants = definePaddleFlowFunction({
  type: "paddleflow:getQueueGrants",
  doc: "Lists who may use which queue. Only `root` may.",
  reader: true,
  action: "GET /grant",
  inputs: z.strictObject({ username: field(username.optional(), "A user; left out, all users.") }),
  outputs: grants,
  async run({ client, args, signal }) {
    return decode(grants, await listQueueGrants(client, args.username, { signal }));
  },
});
