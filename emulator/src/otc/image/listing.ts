import type { Json, JsonObject } from "../../core/json";
import { ApiError, malformed } from "../errors";
import type { ImageRecord } from "../records";
import type { World } from "../world";
import type { Images } from "./images";

const DEFAULT_LIMIT = 500;
const TYPES = ["gold", "private", "shared"];
const DIRECTIONS = ["asc", "desc"];
const TIMES = new Set(["created_at", "updated_at"]);

/** GET /v2/cloudimages: what passes all filters, in order, one page of it. */
export function listImages(world: World, images: Images, query: URLSearchParams): JsonObject {
  const found = world.state.images.filter(
    (image) =>
      images.isVisible(image) && [...query].every(([name, value]) => passes(world, image, name, value)),
  );
  const accepted = query.has("member_status") ? found : found.filter((image) => isAccepted(world, image));
  const sorted = sort(accepted, query.get("sort_key") ?? "created_at", query.get("sort_dir") ?? "desc");
  return { images: page(sorted, query).map((image) => images.view(image)) };
}

/** An image of others that is shared shows itself once the share is accepted. */
function isAccepted(world: World, image: ImageRecord): boolean {
  return memberStatus(world, image) === undefined || memberStatus(world, image) === "accepted";
}

function memberStatus(world: World, image: ImageRecord): string | undefined {
  return image.shares.find(({ projectId }) => projectId === world.projectId)?.status;
}

function passes(world: World, image: ImageRecord, name: string, value: string): boolean {
  switch (name) {
    case "limit":
    case "marker":
    case "sort_key":
    case "sort_dir":
      return true;
    case "id":
      return image.id === value;
    case "tag":
      return image.tags.some((tag) => `${tag.key}.${tag.value}` === value);
    case "member_status":
      return value === "all" || memberStatus(world, image) === value;
    case "__imagetype":
      if (!TYPES.includes(value)) throw new ApiError("IMG.0024");
      return typeOf(world, image) === value || image.attributes.__imagetype === value;
    case "enterprise_project_id":
      return value === "all_granted_eps" || image.attributes.enterprise_project_id === value;
    default:
      return TIMES.has(name)
        ? isInTime(textOf(image.attributes[name]), value)
        : textOf(image.attributes[name]) === value;
  }
}

function typeOf(world: World, image: ImageRecord): string {
  if (image.attributes.visibility === "public") return "gold";
  return world.owns(image) ? "private" : "shared";
}

function isInTime(time: string, filter: string): boolean {
  const [, operator = "", limit = ""] = /^(gte?|lte?|eq|neq):(.+)$/.exec(filter) ?? [];
  const difference = Date.parse(time) - Date.parse(limit);
  if (Number.isNaN(difference)) throw malformed("The filter of time is invalid.");
  switch (operator) {
    case "gt":
      return difference > 0;
    case "gte":
      return difference >= 0;
    case "lt":
      return difference < 0;
    case "lte":
      return difference <= 0;
    case "eq":
      return difference === 0;
    default:
      return difference !== 0;
  }
}

function sort(images: ImageRecord[], key: string, direction: string): ImageRecord[] {
  if (!DIRECTIONS.includes(direction)) throw malformed("sort_dir must be asc or desc.");
  const sign = direction === "asc" ? 1 : -1;
  const keyOf = (image: ImageRecord): string => (key === "id" ? image.id : textOf(image.attributes[key]));
  return [...images].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

function page(images: ImageRecord[], query: URLSearchParams): ImageRecord[] {
  const limit = query.get("limit") ?? String(DEFAULT_LIMIT);
  if (!/^\d+$/.test(limit)) throw malformed("limit must be an integer from 0.");
  const marker = query.get("marker");
  const at = marker === null ? -1 : images.findIndex(({ id }) => id === marker);
  if (marker !== null && at < 0) throw malformed("The marker is no image of the list.");
  return images.slice(at + 1, at + 1 + Number(limit));
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
