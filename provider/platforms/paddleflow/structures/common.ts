import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { addressable, isRoot } from "../names";
import { cpuKey, quantity, wholeKey } from "../quantities";

const USERNAME = /^[A-Za-z0-9]{4,16}$/;

/** The name of a user who is not root. */
export const username = addressable(z.string().regex(USERNAME, "must be 4 to 16 letters and digits")).refine(
  (name) => !isRoot(name),
  "must not be root, in whatever case: such a user could never be deleted",
);

/** Amounts of a queue, as they are written and read. */
export const queueResources = structure("QueueResources", "Amounts of resources, as Kubernetes quantities.", {
  cpu: field(quantity.optional(), "CPU cores, such as `20` or `500m`.", {
    platformDefault: "0",
    key: cpuKey,
  }),
  mem: field(quantity.optional(), "Memory, such as `20Gi`.", { platformDefault: "0", key: wholeKey }),
  scalarResources: field(
    z.record(z.string().min(1), field(quantity, "The amount.", { key: wholeKey })).optional(),
    "Other resources by their names in Kubernetes, such as `nvidia.com/gpu`.",
  ),
});

/** Names in a list that goes over the wire with commas. */
export const clusterNames = z.array(z.string().regex(/^[^,\s]+$/, "must be a name of a cluster")).min(1);

export const jobStatus = z.enum([
  "init",
  "pending",
  "running",
  "terminating",
  "succeeded",
  "failed",
  "terminated",
  "cancelled",
  "skipped",
]);

export const jobId = field(addressable(z.string().min(1)), "The id of the job.");
