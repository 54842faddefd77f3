import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { enterpriseProject, optionalText, owner, times } from "../api/views";
import { fileProblem } from "./file";

export const workflowView = structure("WorkflowView", "A workflow.", {
  id: field(z.string(), "The id."),
  name: field(z.string(), "The name."),
  description: optionalText("The description."),
  vendor: optionalText("Who offers it."),
  scope: optionalText("Who sees it: `domain`, the account, or `public`, everybody."),
  domain: optionalText("The tenant's name."),
  workflowUrl: optionalText(
    "The URL of the file in object storage. It may give access: treat it as a secret.",
  ),
  logo: optionalText("The logo."),
  image: optionalText("The topology as a picture."),
  archive: field(z.string().optional(), "The file, where it was asked for.", {
    codec: { encode: (archive) => archive, decode: decodeArchive },
  }),
  ...owner,
  ...times,
  enterpriseProject,
});

/** The encoding of the content is not documented: where it is no YAML mapping, it is taken for Base64. */
function decodeArchive(archive: unknown): unknown {
  if (typeof archive !== "string" || fileProblem(archive) === undefined) return archive;
  const decoded = Buffer.from(archive, "base64").toString("utf8");
  return fileProblem(decoded) === undefined ? decoded : archive;
}

export const workflowTool = structure("WorkflowTool", "A tool that a workflow uses.", {
  name: field(z.string(), "The name."),
  version: optionalText("The version."),
  type: optionalText("`container` or `spark`."),
  image: optionalText("The address of the image."),
  cpu: optionalText("The cores that are recommended, such as `2C`."),
  memory: optionalText("The memory that is recommended, such as `8G`."),
  command: optionalText("The command."),
  description: optionalText("The description."),
  scope: optionalText("Who sees it."),
});
