import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { cpuKey, quantity, wholeKey } from "../api/quantities";

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

const text = z.string();

const amounts = structure("QueueAmounts", "Amounts of resources, as Kubernetes quantities.", {
  cpu: field(text.optional(), "CPU cores."),
  mem: field(text.optional(), "Memory.", { wireName: "memory" }),
  scalarResources: field(
    z.record(z.string(), text).optional(),
    "Other resources by their names in Kubernetes.",
  ),
});

const summary = {
  queueId: field(text, "The server's id.", { wireName: "id" }),
  name: field(text, "The name."),
  namespace: field(text, "The Kubernetes namespace that its jobs run in."),
  clusterName: field(text, "The cluster."),
  quotaType: field(text, "`elasticQuota` or `volcanoCapabilityQuota`."),
  maxResources: field(amounts.optional(), "What its jobs can have at most."),
  minResources: field(amounts.optional(), "What its jobs are guaranteed."),
  location: field(z.record(z.string(), text).optional(), "Where its jobs run, with what the server adds."),
  schedulingPolicy: field(z.array(text).optional(), "The scheduling policies."),
  status: field(text, "`creating`, `open`, `updating`, `closing`, `closed` or `unavailable`."),
  createTime: field(text, "When it was created, in the server's local time."),
  updateTime: field(text, "When it was changed last, in the server's local time."),
};

export const queueView = structure("QueueView", "A queue, without its use.", summary);

export const queueDetail = structure("QueueDetail", "A queue with its use.", {
  ...summary,
  usedResources: field(amounts.optional(), "What its jobs have now."),
  idleResources: field(amounts.optional(), "What is left."),
});
