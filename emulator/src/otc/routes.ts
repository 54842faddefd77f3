import type { Json, JsonObject } from "../core/json";
import type { Creations } from "./image/creations";
import type { Images } from "./image/images";
import { listImages } from "./image/listing";
import type { Tags } from "./image/tags";
import type { Transfers } from "./image/transfers";
import type { Sharing } from "./imageShare/sharing";
import type { Jobs } from "./job/jobs";
import { viewQuotas } from "./quotas";
import type { ApiAnswer } from "./types";
import type { World } from "./world";

export interface Modules {
  world: World;
  images: Images;
  jobs: Jobs;
  creations: Creations;
  transfers: Transfers;
  sharing: Sharing;
  tags: Tags;
  identityVersion: () => JsonObject;
  issueToken: (body: Json | undefined) => ApiAnswer;
}

export interface Call {
  path: ReadonlyMap<string, string>;
  query: URLSearchParams;
  body: Json | undefined;
}

type Handler = (modules: Modules, call: Call, id: string) => ApiAnswer | JsonObject;

export interface Route {
  method: string;
  segments: readonly string[];
  action: string;
  /** With the first parameter of the path that is not the project. */
  handle(modules: Modules, call: Call): ApiAnswer;
}

function route(method: string, path: string, action: string, handler: Handler): Route {
  const segments = path.split("/").slice(1);
  const [first = ""] = segments.filter((part) => part.startsWith("{") && part !== "{project_id}");
  return {
    method,
    segments,
    action,
    handle: (modules, call) => {
      const result = handler(modules, call, call.path.get(first.slice(1, -1)) ?? "");
      return isAnswer(result) ? result : { status: 200, body: result };
    },
  };
}

function isAnswer(result: ApiAnswer | JsonObject): result is ApiAnswer {
  return typeof result.status === "number";
}

const NO_CONTENT: ApiAnswer = { status: 204 };

export const ROUTES: readonly Route[] = [
  route("GET", "/v3", "getIdentityVersion", (modules) => modules.identityVersion()),
  route("POST", "/v3/auth/tokens", "createToken", ({ issueToken }, { body }) => issueToken(body)),
  route("GET", "/v1/{project_id}/jobs/{job_id}", "getJob", ({ jobs }, _, id) => jobs.view(jobs.find(id))),
  route("POST", "/v2/cloudimages/action", "createImage", ({ creations }, { body }) => creations.create(body)),
  route("POST", "/v2/cloudimages/quickimport/action", "quickImport", ({ creations }, { body }) =>
    creations.quickImport(body),
  ),
  route("POST", "/v1/cloudimages/dataimages/action", "createDataImage", ({ creations }, { body }) =>
    creations.createDataImage(body),
  ),
  route("POST", "/v1/cloudimages/wholeimages/action", "createWholeImage", ({ creations }, { body }) =>
    creations.createWholeImage(body),
  ),
  route("POST", "/v2/images", "createMetadata", ({ transfers }, { body }) => ({
    status: 201,
    body: transfers.createMetadata(body),
  })),
  route("PUT", "/v1/cloudimages/{image_id}/upload", "registerImage", ({ transfers }, { body }, id) =>
    transfers.register(id, body),
  ),
  route("POST", "/v1/cloudimages/{image_id}/file", "exportImage", ({ transfers }, { body }, id) =>
    transfers.export(id, body),
  ),
  route("POST", "/v1/cloudimages/{image_id}/copy", "copyImage", ({ transfers }, { body }, id) =>
    transfers.copy(id, body),
  ),
  route("POST", "/v1/cloudimages/members", "addMembers", ({ sharing }, { body }) => sharing.add(body)),
  route("DELETE", "/v1/cloudimages/members", "deleteMembers", ({ sharing }, { body }) =>
    sharing.remove(body),
  ),
  route("PUT", "/v1/cloudimages/members", "updateMembers", ({ sharing }, { body }) => sharing.answer(body)),
  route("GET", "/v2/images/{image_id}/members", "listMembers", ({ sharing }, _, id) => sharing.list(id)),
  route("GET", "/v2/images/{image_id}/members/{member_id}", "getMember", ({ sharing }, { path }, id) =>
    member(sharing.get(id, path.get("member_id") ?? "")),
  ),
  route("GET", "/v2/cloudimages", "listImages", ({ world, images }, { query }) =>
    listImages(world, images, query),
  ),
  route("PATCH", "/v2/cloudimages/{image_id}", "updateImage", ({ images }, { body }, id) =>
    member(images.view(images.patch(id, body))),
  ),
  route("GET", "/v2/{project_id}/images/{image_id}/tags", "listTags", ({ tags }, _, id) => tags.list(id)),
  route("POST", "/v2/{project_id}/images/{image_id}/tags/action", "changeTags", ({ tags }, { body }, id) => {
    tags.change(id, body);
    return NO_CONTENT;
  }),
  route("DELETE", "/v2/images/{image_id}", "deleteImage", ({ images }, { body }, id) => {
    images.delete(id, body);
    return NO_CONTENT;
  }),
  route("GET", "/v1/cloudimages/quota", "getQuota", ({ world }) => viewQuotas(world)),
];

/** An object that has a status of its own. */
function member(body: JsonObject): ApiAnswer {
  return { status: 200, body };
}

export interface Match {
  route: Route;
  path: ReadonlyMap<string, string>;
}

/** The route of a request; of several that fit, one without parameters. */
export function matchRoute(method: string, rawPath: string): Match | undefined {
  const segments = rawPath.replace(/\/$/, "").split("/").slice(1).map(decode);
  const [route] = ROUTES.filter((one) => one.method === method && fits(one.segments, segments)).sort(
    (a, b) => parametersIn(a) - parametersIn(b),
  );
  if (!route) return undefined;
  const path = new Map(
    route.segments.flatMap((part, i) =>
      part.startsWith("{") ? [[part.slice(1, -1), segments[i] ?? ""] as const] : [],
    ),
  );
  return { route, path };
}

function fits(parts: readonly string[], segments: readonly string[]): boolean {
  return (
    parts.length === segments.length &&
    parts.every((part, i) => (part.startsWith("{") ? segments[i] !== "" : part === segments[i]))
  );
}

function parametersIn({ segments }: Route): number {
  return segments.filter((part) => part.startsWith("{")).length;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
