import { z } from "zod";

import { definePaddleFlowFunction } from "../api/connection";
import { decode } from "../api/wire";
import { getVersion } from "./calls";
import { serverVersion } from "./structures";

export const getServerVersion = definePaddleFlowFunction({
  type: "paddleflow:getServerVersion",
  doc: "Reads what the server was built from.",
  reader: true,
  action: "GET /version",
  inputs: z.strictObject({}),
  outputs: serverVersion,
  async run({ client, signal }) {
    return decode(serverVersion, await getVersion(client, signal));
  },
});
