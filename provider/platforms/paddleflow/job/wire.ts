import { itemsIn } from "../../../core/rest/paging";
import { mapValues } from "../../../core/schema/values";
import { isRecord } from "../../../core/schema/values";
import { decodeMembers, type Wire } from "../api/wire";
import { ownLabels } from "./mark";
import { jobMember } from "./structures";

const SINGLE = "standalone";
/** The environment variables that the server adds. */
const ADDED =
  /^PF_(JOB_(MODE|NAMESPACE|TYPE|QUEUE_NAME|QUEUE_ID|CLUSTER_NAME|CLUSTER_ID|PVC_NAME|PRIORITY)|USER_NAME|FS_ID)$/;

/** The inputs of a job as the server has it. What a single job runs stands in its only member from the beginning on. */
export function decodeJob(wire: Wire, prior: Wire | undefined): Wire {
  const { name, labels, annotations, schedulingPolicy, framework } = wire;
  const members = itemsIn(wire, "members");
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

/** What a container runs, as far as a read shows it. */
function decodeSpec(wire: Wire, prior: unknown): Wire {
  const { image, command, flavour, env } = decodeMembers(jobMember, wire);
  const named = isRecord(prior) && isRecord(prior.env) ? prior.env : {};
  const own =
    env && mapValues(env, (value, name) => (ADDED.test(name) && !(name in named) ? undefined : value));
  return { image, command, flavour, env: own };
}
