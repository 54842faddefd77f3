import type { z } from "zod";

import { mapValues } from "../../core/schema/compare";
import { isRecord } from "../../core/schema/unknowns";
import { ownLabels } from "./jobMark";
import { itemsOf } from "./paging";
import type { jobFlavour } from "./structures/job";
import { nonEmpty, type Wire } from "./wire";

type Flavour = z.output<typeof jobFlavour>;

const OWN_AMOUNTS = "customFlavour";
const SINGLE = "standalone";
const ADDED =
  /^PF_(JOB_(MODE|NAMESPACE|TYPE|QUEUE_NAME|QUEUE_ID|CLUSTER_NAME|CLUSTER_ID|PVC_NAME|PRIORITY)|USER_NAME|FS_ID)$/;

/** A flavour as the server takes it. */
export function encodeFlavour({ name, ...amounts }: Flavour): Wire {
  return name === undefined ? { name: OWN_AMOUNTS, ...amounts } : { name };
}

/** A named flavour comes back with the amounts that it had when the job was created: the name says it all. */
function decodeFlavour(wire: unknown): Flavour | undefined {
  if (!isRecord(wire)) return undefined;
  const name = nonEmpty(wire.name);
  if (name !== undefined && name !== OWN_AMOUNTS) return { name };
  const { cpu, mem, scalarResources } = wire as Readonly<Record<string, never>>;
  return { cpu, mem, ...(scalarResources !== undefined && { scalarResources }) };
}

/** The variables that the program has set, without those that the server adds. */
function decodeEnv(wire: unknown, prior: unknown): Wire | undefined {
  if (!isRecord(wire)) return undefined;
  const named = isRecord(prior) ? prior : {};
  return mapValues(wire, (value, name) => (ADDED.test(name) && !(name in named) ? undefined : value));
}

function decodeSpec(wire: Wire, prior: unknown): Wire {
  const { image, command, flavour, env } = wire;
  const before = isRecord(prior) ? prior : {};
  return { image, command, flavour: decodeFlavour(flavour), env: decodeEnv(env, before.env) };
}

/** The inputs of a job as the server has it. What a single job runs stands in its only member from the beginning on. */
export function decodeJob(wire: Wire, prior: Wire | undefined): Wire {
  const { name, labels, annotations, schedulingPolicy, framework } = wire;
  const members = itemsOf(wire, "members");
  const common = { name, labels: ownLabels(labels), annotations: annotations ?? undefined, schedulingPolicy };
  if (framework === SINGLE || members.length === 0) {
    return { ...common, ...decodeSpec(members[0] ?? wire, prior) };
  }
  const before = Array.isArray(prior?.members) ? prior.members : [];
  return {
    ...common,
    framework,
    members: members.map((member, index) => {
      const { role, replicas } = member;
      return { role, replicas, ...decodeSpec(member, before[index]) };
    }),
  };
}
