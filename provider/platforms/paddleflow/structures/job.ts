import { z } from "zod";

import { field, type Rule, structure } from "../../../core/schema/field";
import { positiveQuantity, quantity, quantityKey } from "../quantities";

const HIGHEST_PORT = 65_535;

const namedOrOwn: Rule = {
  check({ name, cpu, mem, scalarResources }) {
    const amounts = Object.entries({ cpu, mem, scalarResources });
    const [given] = amounts.filter(([, value]) => value !== undefined && value !== null);
    if (name !== undefined && name !== null) {
      return given === undefined ? [] : [{ path: [given[0]], reason: "may not be given with name" }];
    }
    return amounts.flatMap(([member, value]) =>
      member !== "scalarResources" && (value === undefined || value === null)
        ? [{ path: [member], reason: "is required without name" }]
        : [],
    );
  },
};

export const jobFlavour = structure(
  "JobFlavour",
  "An amount of resources: a flavour by its name, or amounts of the job's own.",
  {
    name: field(
      z
        .string()
        .min(1)
        .refine(
          (name) => name !== "customFlavour",
          "must be a flavour's; for other amounts give cpu and mem instead",
        )
        .optional(),
      "The flavour.",
    ),
    cpu: field(positiveQuantity.optional(), "CPU cores, such as `4` or `500m`.", { key: quantityKey() }),
    mem: field(positiveQuantity.optional(), "Memory, such as `8Gi`.", { key: quantityKey() }),
    scalarResources: field(
      z.record(z.string().min(1), field(quantity, "The amount.", { key: quantityKey() })).optional(),
      "Other resources by their names in Kubernetes.",
    ),
  },
  { rules: [namedOrOwn] },
);

export const jobFileSystem = structure("JobFileSystem", "A file system that is mounted.", {
  name: field(z.string().min(1), "The name of the file system."),
  mountPath: field(z.string().optional(), "The path in the container."),
  subPath: field(z.string().optional(), "The folder of the file system that is mounted."),
  readOnly: field(z.boolean().optional(), "Whether it cannot be written to."),
});

/** A container of a job, of which every change replaces the job. */
export const jobSpec = {
  image: field(z.string().min(1), "The container image."),
  flavour: field(jobFlavour, "What a container has."),
  command: field(z.string().optional(), "The command.", { platformDefault: "" }),
  args: field(z.array(z.string()).optional(), "The command's arguments.", { writeOnly: true }),
  env: field(
    z.record(z.string().min(1), field(z.string(), "The value.", { secret: true })).optional(),
    "Environment variables. The server adds its own, such as `PF_JOB_NAMESPACE`.",
    { secret: true, sharedKeys: true },
  ),
  port: field(z.int().min(0).max(HIGHEST_PORT).optional(), "The port that the container listens on.", {
    writeOnly: true,
    platformDefault: 0,
  }),
  fs: field(jobFileSystem.optional(), "The file system that is mounted.", { writeOnly: true }),
  extraFS: field(z.array(jobFileSystem).optional(), "More file systems.", { writeOnly: true }),
};

export const jobMember = structure("JobMember", "Equal containers of a distributed job.", {
  role: field(
    z.enum(["master", "worker", "driver", "executor", "pserver", "pworker"]),
    "What they do; which roles there are depends on the framework.",
  ),
  replicas: field(z.int().min(1), "How many there are."),
  ...jobSpec,
});
