import { randomUUID } from "node:crypto";
import { timestamp, type KubernetesObject, type KubernetesStore, type ResourceType } from "./kubernetesStore";

export interface PodDurations {
  /** Milliseconds until a pod runs. */
  readonly start: number;
  /** Milliseconds that it then runs. */
  readonly run: number;
}

interface Container {
  name: string;
  image?: string;
  command?: string[];
  args?: string[];
}

/**
 * Does what kubelet would: lets each new pod run, and end well; `exit N` in its command gives another exit code.
 * Answers how to stop it.
 */
export function runPods(store: KubernetesStore, pods: ResourceType, durations: PodDurations): () => void {
  const timers = new Set<NodeJS.Timeout>();
  const after = (milliseconds: number, step: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      step();
    }, milliseconds).unref();
    timers.add(timer);
  };
  const unwatch = store.watch(0, ({ type, of, object }) => {
    if (type !== "ADDED" || of !== pods) return;
    const { uid, name, namespace = "" } = object.metadata;
    const step = (change: (pod: KubernetesObject) => KubernetesObject["status"]): void => {
      const pod = store.get(pods, namespace, name);
      if (pod?.metadata.uid !== uid) return;
      const spec = { ...pod.spec, nodeName: "node-1" };
      store.replace(pods, pod, { ...pod, spec, status: { ...change(pod) } });
    };
    after(durations.start, () => {
      step(running);
      after(durations.run, () => step(ended));
    });
  });
  return () => {
    unwatch();
    timers.forEach((timer) => clearTimeout(timer));
  };
}

function containersOf(pod: KubernetesObject): Container[] {
  return (pod.spec?.containers as Container[] | undefined) ?? [];
}

function statusOf(container: Container, ready: boolean, state: object): object {
  const containerID = `docker://${randomUUID().replaceAll("-", "")}`;
  return {
    name: container.name,
    ready,
    restartCount: 0,
    image: container.image ?? "",
    imageID: "",
    containerID,
    state,
  };
}

function running(pod: KubernetesObject): KubernetesObject["status"] {
  const startedAt = timestamp();
  const containerStatuses = containersOf(pod).map((container) =>
    statusOf(container, true, { running: { startedAt } }),
  );
  return { phase: "Running", startTime: startedAt, containerStatuses };
}

function ended(pod: KubernetesObject): KubernetesObject["status"] {
  const startedAt = pod.status?.startTime;
  const codes = containersOf(pod).map((container) => {
    const text = [...(container.command ?? []), ...(container.args ?? [])].join(" ");
    return Number(/\bexit\s+(\d+)/.exec(text)?.[1] ?? 0);
  });
  const containerStatuses = containersOf(pod).map((container, i) => {
    const exitCode = codes[i] ?? 0;
    const reason = exitCode === 0 ? "Completed" : "Error";
    return statusOf(container, false, {
      terminated: { exitCode, reason, startedAt, finishedAt: timestamp() },
    });
  });
  const phase = codes.some((code) => code !== 0) ? "Failed" : "Succeeded";
  return { phase, startTime: startedAt, containerStatuses };
}
