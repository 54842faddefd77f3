import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { enterpriseProject, optionalText, owner, times } from "../api/views";

export const toolView = structure("ToolView", "A tool.", {
  id: field(z.string(), "The id.", { wireName: "guid" }),
  name: field(z.string(), "The name."),
  version: field(z.string(), "The version."),
  image: optionalText("The address of the image."),
  category: optionalText("The category."),
  description: optionalText("The description."),
  vendor: optionalText("Who offers it."),
  scope: optionalText("Who sees it: `domain`, the tenant, or `public`, all tenants."),
  domain: optionalText("The tenant's name."),
  instruction: optionalText("How to use it."),
  cpu: optionalText("The cores that it needs, such as `2C`."),
  memory: optionalText("The memory that it needs, such as `8G`."),
  command: optionalText("The command."),
  type: optionalText("`container` or `spark`."),
  logo: optionalText("The logo."),
  ...owner,
  ...times,
  enterpriseProject,
});
