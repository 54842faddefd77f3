import { describe, expect, it } from "vitest";

import type { ResourceDefinition } from "../../provider/core/definition";
import { image } from "../../provider/platforms/otc";
import { queue } from "../../provider/platforms/paddleflow";
import { computeEnv, taskTemplate } from "../../provider/platforms/tencent";
import { startWithImages } from "./otc/setup";
import { queueArgs, withQueue } from "./paddleflow/scene/adminScene";
import { resource as ofPaddleFlow } from "./paddleflow/scene/setup";
import type { Scene } from "./scene";
import { envArgs, resource as ofTencent, startScene, templateArgs } from "./tencent/setup";

/** Asks a platform for the limits of a type, by what they limit. */
async function limitsOf<C>(
  [definition]: readonly ResourceDefinition[],
  { operation }: Scene<C>,
  of?: string,
): Promise<Record<string, unknown>> {
  const limits = (definition?.spec.limits ?? []).filter((limit) => limit.ask !== undefined);
  const asked = limits.map(async (limit) => [limit.what, await limit.ask?.(operation, of)] as const);
  return Object.fromEntries(await Promise.all(asked));
}

describe("what platforms say of their limits", () => {
  it("Tencent counts environments and templates, and tells no limit", async () => {
    const scene = await startScene();
    expect(await limitsOf(computeEnv.resources, scene)).toEqual({
      "compute environments in the region": { used: 0 },
    });
    await ofTencent("ComputeEnv").make(scene, envArgs);
    await ofTencent("TaskTemplate").make(scene, templateArgs);
    const { computeEnvs, taskTemplates } = scene.emulator.control.state("tencent");
    expect(await limitsOf(computeEnv.resources, scene)).toEqual({
      "compute environments in the region": { used: computeEnvs.length },
    });
    expect(await limitsOf(taskTemplate.resources, scene)).toEqual({
      "task templates in the region": { used: taskTemplates.length },
    });
  });

  it("OTC tells the quota of private images", async () => {
    const scene = await startWithImages({ quotas: { images: 17 } });
    expect(await limitsOf(image.resources, scene)).toEqual({ "private images": { most: 17, used: 2 } });
  });

  // The one node of the emulated clusters has 16 cores and 64 GiB.
  it("PaddleFlow tells what a cluster's nodes have, and what its queues are guaranteed", async () => {
    const scene = await withQueue();
    const guaranteed = { ...queueArgs, name: "q2", minResources: { cpu: "1500m", mem: "1Gi" } };
    await ofPaddleFlow("Queue").make(scene, guaranteed);
    expect(await limitsOf(queue.resources, scene, "c1")).toEqual({
      "cores of a queue's maxResources, in its cluster": { most: 16 },
      "GiB of a queue's maxResources, in its cluster": { most: 64 },
      "cores that queues are guaranteed, in their cluster": { most: 16, used: 1.5 },
      "GiB that queues are guaranteed, in their cluster": { most: 64, used: 1 },
    });
    await expect(limitsOf(queue.resources, scene, "none")).rejects.toThrow();
  });
});
