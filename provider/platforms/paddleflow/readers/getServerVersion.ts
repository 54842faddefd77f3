import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { decode } from "../wire";

const text = z.string();

const serverVersion = structure("ServerVersion", "What the server was built from.", {
  gitVersion: field(text, "The release; `v0.0.0` where it was built without telling."),
  gitCommit: field(text, "The commit."),
  gitBranch: field(text, "The branch."),
  buildDate: field(text, "When it was built."),
  goVersion: field(text, "The version of Go."),
  compiler: field(text, "The compiler."),
  platform: field(text, "Operating system and architecture."),
});

export const getServerVersion = definePaddleFlowFunction({
  type: "paddleflow:getServerVersion",
  doc: "Reads what the server was built from.",
  reader: true,
  action: "GET /version",
  inputs: z.strictObject({}),
  outputs: serverVersion,
  async run({ client, signal }) {
    return decode(
      serverVersion,
      await client.call("getVersion", { method: "GET", path: ["version"], signal, idempotent: true }),
    );
  },
});
