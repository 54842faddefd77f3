import { z } from "zod";

import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../define";
import { commas, oneOf, usernames } from "../filters";
import { listAll } from "../paging";
import { artifactView } from "../structures/trackViews";
import { decode } from "../wire";

const outputs = z.array(artifactView);

export const getArtifacts = definePaddleFlowFunction({
  type: "paddleflow:getArtifacts",
  doc: "Lists the files that steps have read and written, the oldest first.",
  reader: true,
  action: "GET /artifact",
  inputs: z.strictObject({
    usernames,
    fsNames: oneOf("File systems."),
    runIds: oneOf("Runs."),
    types: field(
      z
        .array(z.enum(["input", "output"]))
        .min(1)
        .optional(),
      "What they were. Left out, both.",
    ),
    paths: oneOf("Paths."),
  }),
  outputs,
  async run({ client, args, signal }) {
    const found = await listAll(client, {
      action: "listArtifact",
      path: ["artifact"],
      query: {
        userFilter: commas(args.usernames),
        fsFilter: commas(args.fsNames),
        runFilter: commas(args.runIds),
        typeFilter: commas(args.types),
        pathFilter: commas(args.paths),
      },
      list: "artifactEventList",
      signal,
    });
    return decode(outputs, found);
  },
});
