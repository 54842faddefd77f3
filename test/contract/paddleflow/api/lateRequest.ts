import { type ProxiedRequest, throughProxy } from "./proxy";
import { type Scene } from "../scene/setup";

/**
 * The same scene, but on the way to it the first POST to a path breaks off. It reaches the server late: just before the
 * first later request to that path, or to one within it, for which `meets` answers true.
 */
export function withLateRequest(
  scene: Scene,
  path: string,
  meets: (method: string, count: number) => boolean,
): Promise<Scene> {
  let kept: ProxiedRequest | undefined;
  let struck = false;
  const counts = new Map<string, number>();
  return throughProxy(scene, async (request, forward) => {
    if (request.path !== path && !request.path.startsWith(`${path}/`)) return forward(request);
    if (!struck && request.method === "POST" && request.path === path) {
      [kept, struck] = [request, true];
      return undefined;
    }
    const count = (counts.get(request.method) ?? 0) + (struck ? 1 : 0);
    counts.set(request.method, count);
    if (kept !== undefined && meets(request.method, count)) {
      const late = kept;
      kept = undefined;
      await forward(late);
    }
    return forward(request);
  });
}
