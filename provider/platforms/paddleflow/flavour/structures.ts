import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

export const flavourView = structure("FlavourView", "A flavour.", {
  flavourId: field(z.string(), "The server's id.", { wireName: "id" }),
  name: field(z.string(), "The name."),
  cpu: field(z.string(), "CPU cores, a Kubernetes quantity."),
  mem: field(z.string(), "Memory, a Kubernetes quantity."),
  scalarResources: field(
    z.record(z.string(), z.string()).optional(),
    "Other resources by their names in Kubernetes.",
  ),
  createTime: field(z.string(), "When it was created, in the server's local time."),
  updateTime: field(z.string(), "When it was changed last, in the server's local time."),
});
