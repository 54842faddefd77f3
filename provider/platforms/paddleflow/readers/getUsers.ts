import { z } from "zod";

import { definePaddleFlowFunction } from "../define";
import { listAll } from "../paging";
import { userView } from "../structures/userViews";
import { decode } from "../wire";

const outputs = z.array(userView);

export const getUsers = definePaddleFlowFunction({
  type: "paddleflow:getUsers",
  doc: "Lists users, without root. Only `root` may.",
  reader: true,
  action: "GET /user",
  inputs: z.strictObject({}),
  outputs,
  async run({ client, signal }) {
    return decode(
      outputs,
      await listAll(client, { action: "listUser", path: ["user"], list: "userList", signal }),
    );
  },
});
