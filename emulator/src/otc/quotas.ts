import type { JsonObject } from "../core/json";
import type { World } from "./world";

/** GET /v1/cloudimages/quota. */
export function viewQuotas(world: World): JsonObject {
  const { quotas } = world.settings;
  const own = world.state.images.filter((image) => world.owns(image));
  const shared = own.filter((image) => image.shares.length > 0).length;
  const members = Math.max(0, ...own.map((image) => image.shares.length));
  const resources = [
    row("image", own.length, quotas.images),
    row("image_shared", shared, quotas.shared),
    row("image_member", members, quotas.members),
  ];
  return { quotas: { resources } };
}

function row(type: string, used: number, quota: number): JsonObject {
  return { type, used, quota, min: 1, max: Math.max(1000, quota) };
}
