import { ApiError, ServerPanic } from "../errors";
import type { ClusterRecord, QueueRecord } from "../records/compute";
import type { Fields } from "../requests/fields";
import { labelError, patternError } from "../requests/format";
import type { ApiRequest } from "../requests/request";
import { credentialError } from "./kubernetes";

const NAME = /^[A-Za-z0-9_][A-Za-z0-9-_]{0,253}[A-Za-z0-9_]$/;
const TYPES = ["Kubernetes", "K3S", "Local"];
const STATUSES = ["online", "offline"];

type Given = Omit<ClusterRecord, "pk" | "createdAt" | "updatedAt" | "id">;

function textsIn(body: Fields) {
  const text = (name: string): string => body.text(name).trim();
  return {
    endpoint: text("endpoint"),
    clusterType: text("clusterType"),
    version: text("version"),
    status: text("status"),
    source: text("source"),
    credential: text("credential"),
    description: text("description"),
    setting: text("setting"),
  };
}

/** A new cluster, checked in the server's order. */
export function clusterRequest(body: Fields, request: ApiRequest): Given {
  const name = body.text("clusterName").trim();
  const texts = textsIn(body);
  const namespaceList = body.strings("namespaceList") ?? null;
  if (!NAME.test(name)) throw new ApiError("InvalidNamePattern", patternError(name, "cluster", NAME));
  request.requireRoot("OnlyRootAllowed", "create cluster failed");
  const refuse = (cause: string): never => {
    throw new ApiError("InternalError", cause);
  };
  if (texts.endpoint === "") refuse("Endpoint should not be empty");
  if (texts.clusterType === "") refuse("ClusterType should not be empty");
  if (!TYPES.includes(texts.clusterType)) refuse(`ClusterType [${texts.clusterType}] is invalid`);
  if (texts.clusterType === "Kubernetes" && texts.version === "") {
    refuse("version of cluster Kubernetes should not be empty");
  }
  texts.status ||= "online";
  if (!STATUSES.includes(texts.status)) refuse("clusterStatus can only be 'online' or 'offline'");
  for (const namespace of namespaceList ?? []) {
    const wrong = labelError(namespace);
    if (wrong !== undefined) refuse(`namespace[${namespace}] is invalid, err: ${wrong}`);
  }
  texts.source ||= "OnPremise";
  if (texts.clusterType === "Local") throw new ServerPanic();
  return { name, ...texts, namespaceList };
}

/** What an update changes. No text and no list mean that nothing changes; of what is wrong the cause is not told. */
export function clusterUpdate(
  body: Fields,
  old: ClusterRecord,
  queues: readonly QueueRecord[],
): Partial<ClusterRecord> {
  const texts = textsIn(body);
  const namespaceList = body.strings("namespaceList") ?? [];
  const refuse = (): never => {
    throw new ApiError("InvalidClusterProperties");
  };
  if (texts.clusterType !== "" && !TYPES.includes(texts.clusterType)) refuse();
  if (texts.clusterType === "Kubernetes" && texts.version === "") refuse();
  if (texts.status !== "" && !STATUSES.includes(texts.status)) refuse();
  const dropped = (old.namespaceList ?? []).filter((namespace) => !namespaceList.includes(namespace));
  if (namespaceList.length > 0 && queues.some(({ namespace }) => dropped.includes(namespace))) refuse();
  if (texts.credential !== "" && credentialError({ ...old, credential: texts.credential }) !== undefined) {
    refuse();
  }
  const changed = Object.entries(texts).filter(([, text]) => text !== "");
  return { ...Object.fromEntries(changed), ...(namespaceList.length > 0 && { namespaceList }) };
}
