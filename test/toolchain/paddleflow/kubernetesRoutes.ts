import type { ServerResponse } from "node:http";
import fastify, { type FastifyInstance, type FastifyReply } from "fastify";
import {
  type KubernetesObject,
  type KubernetesStore,
  resourceTypes,
  type ResourceType,
  type WatchEvent,
} from "./kubernetesStore";

interface Path {
  readonly of: ResourceType;
  readonly namespace: string;
  readonly name: string;
  readonly part: string;
}

type Query = Record<string, string | undefined>;

/** The routes of the API on the objects of a store; watches that are open are added to `watches`. */
export function createServer(store: KubernetesStore, watches: Set<ServerResponse>): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 10 * 1024 * 1024 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));

  app.get("/version", () => ({ major: "1", minor: "18", gitVersion: "v1.18.0" }));
  app.get("/api", () => ({ kind: "APIVersions", versions: ["v1"] }));
  app.get("/apis", () => ({ kind: "APIGroupList", apiVersion: "v1", groups: groups() }));
  app.get("/api/v1", () => resourceList("v1"));
  app.get<{ Params: { group: string; version: string } }>("/apis/:group/:version", (request, reply) => {
    const { group, version } = request.params;
    const list = resourceList(`${group}/${version}`);
    return list.resources.length > 0 ? list : notFound(reply, group);
  });
  app.all("/*", (request, reply) => {
    const url = new URL(request.url, "http://localhost");
    const path = readPath(url.pathname);
    if (!path) return notFound(reply, url.pathname);
    const query = request.query as Query;
    const body = typeof request.body === "string" && request.body !== "" ? request.body : "{}";
    switch (request.method) {
      case "GET":
        return path.name === "" ? collection(store, path, query, reply, watches) : one(store, path, reply);
      case "POST":
        return create(store, path, JSON.parse(body) as Partial<KubernetesObject>, reply);
      default:
        return change(store, path, request.method, body, reply);
    }
  });
  return app;
}

function collection(
  store: KubernetesStore,
  { of, namespace }: Path,
  query: Query,
  reply: FastifyReply,
  watches: Set<ServerResponse>,
): unknown {
  const selected = labelFilter(query.labelSelector ?? "");
  if (query.watch !== "true" && query.watch !== "1") {
    return {
      kind: `${of.kind}List`,
      apiVersion: of.groupVersion,
      metadata: { resourceVersion: store.resourceVersion },
      items: store.list(of, namespace).filter(selected),
    };
  }
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { "content-type": "application/json" });
  raw.flushHeaders();
  const tell = ({ of: type, type: what, object }: WatchEvent): void => {
    const here = type === of && (namespace === "" || object.metadata.namespace === namespace);
    if (here && selected(object)) raw.write(`${JSON.stringify({ type: what, object })}\n`);
  };
  const stop = store.watch(Number(query.resourceVersion ?? 0), tell);
  const timer = setTimeout(() => raw.end(), Number(query.timeoutSeconds ?? 300) * 1000).unref();
  watches.add(raw);
  raw.on("close", () => {
    stop();
    clearTimeout(timer);
    watches.delete(raw);
  });
  return undefined;
}

function one(store: KubernetesStore, { of, namespace, name, part }: Path, reply: FastifyReply): unknown {
  if (part === "log") return reply.type("text/plain").send("hello from the stand-in pod log\n");
  return store.get(of, namespace, name) ?? notFound(reply, `${of.resource} "${name}"`);
}

function create(
  store: KubernetesStore,
  { of, namespace }: Path,
  given: Partial<KubernetesObject>,
  reply: FastifyReply,
): unknown {
  const name = given.metadata?.name;
  if (name !== undefined && store.get(of, namespace, name)) {
    return failure(reply, 409, "AlreadyExists", `${of.resource} "${name}" already exists`);
  }
  return reply.code(201).send(store.create(of, namespace, given));
}

function change(
  store: KubernetesStore,
  { of, namespace, name }: Path,
  method: string,
  body: string,
  reply: FastifyReply,
): unknown {
  const old = store.get(of, namespace, name);
  if (!old) return notFound(reply, `${of.resource} "${name}"`);
  switch (method) {
    case "PUT":
      return store.replace(of, old, JSON.parse(body) as KubernetesObject);
    case "PATCH":
      return store.replace(of, old, merge(old, JSON.parse(body)) as KubernetesObject);
    case "DELETE":
      store.remove(of, old);
      return { kind: "Status", apiVersion: "v1", status: "Success" };
    default:
      return failure(reply, 405, "MethodNotAllowed", method);
  }
}

/** A JSON merge patch. */
function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = merge(result[name], value);
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function labelFilter(selector: string): (object: KubernetesObject) => boolean {
  const terms = selector.split(",").flatMap((term) => {
    const match = /^([^=!]+)==?([^=]*)$/.exec(term);
    return match ? [[match[1] ?? "", match[2] ?? ""] as const] : [];
  });
  return ({ metadata }) => terms.every(([name, value]) => metadata.labels?.[name] === value);
}

function readPath(pathname: string): Path | undefined {
  const parts = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const groupVersion = parts[0] === "api" ? parts[1] : `${parts[1] ?? ""}/${parts[2] ?? ""}`;
  let rest = parts.slice(parts[0] === "api" ? 2 : 3);
  let namespace = "";
  if (rest[0] === "namespaces" && rest.length >= 3) {
    namespace = rest[1] ?? "";
    rest = rest.slice(2);
  }
  const [resource, name = "", part = ""] = rest;
  const of = resourceTypes.find((type) => type.groupVersion === groupVersion && type.resource === resource);
  return of && { of, namespace, name, part };
}

function groups(): object[] {
  const named = new Set(resourceTypes.map((type) => type.groupVersion).filter((text) => text.includes("/")));
  return [...named].map((groupVersion) => {
    const [name, version] = groupVersion.split("/");
    return { name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } };
  });
}

function resourceList(groupVersion: string) {
  const verbs = ["create", "delete", "get", "list", "patch", "update", "watch"];
  const resources = resourceTypes
    .filter((type) => type.groupVersion === groupVersion)
    .map(({ resource, kind, namespaced }) => ({ name: resource, singularName: "", kind, namespaced, verbs }));
  return { kind: "APIResourceList", apiVersion: "v1", groupVersion, resources };
}

function failure(reply: FastifyReply, code: number, reason: string, message: string): FastifyReply {
  return reply
    .code(code)
    .send({ kind: "Status", apiVersion: "v1", status: "Failure", reason, message, code });
}

function notFound(reply: FastifyReply, what: string): FastifyReply {
  return failure(reply, 404, "NotFound", `${what} not found`);
}
