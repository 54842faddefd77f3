import fastify, { type FastifyInstance } from "fastify";
import type { Control } from "./control";

type Method = (...args: unknown[]) => unknown;

/**
 * POST /call with {"method": "state", "args": ["tencent"]} answers {"result": …}, or 400 with {"error": …}.
 * "tencent.addNodes" is the method of a platform.
 */
export function createControlServer(control: Control): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 50 * 1024 * 1024 });
  app.get("/health", () => ({ ok: true }));
  app.post<{ Body: { method?: unknown; args?: unknown } | undefined }>("/call", async (request, reply) => {
    try {
      const { method: name, args = [] } = request.body ?? {};
      const method = typeof name === "string" ? methodOf(control, name) : undefined;
      if (!method || !Array.isArray(args)) throw new RangeError(`no method ${String(name)}`);
      // JSON has no undefined: null stands for an argument that is left out.
      const given = args.map((arg: unknown) => (arg === null ? undefined : arg));
      return { result: (await method(...given)) ?? null };
    } catch (error) {
      return reply.code(400).send({ error: error instanceof Error ? error.message : String(error) });
    }
  });
  return app;
}

function methodOf(control: Control, name: string): Method | undefined {
  let place: unknown = control;
  for (const part of name.split(".")) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, part)) return undefined;
    place = (place as Record<string, unknown>)[part];
  }
  return typeof place === "function" ? (place as Method) : undefined;
}
