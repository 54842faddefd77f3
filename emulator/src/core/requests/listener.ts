import type { AddressInfo } from "node:net";
import fastify, { type FastifyInstance } from "fastify";

/** A server that hands every body over as the bytes that were sent: signatures cover them. */
export function createListener(): FastifyInstance {
  const app = fastify({ forceCloseConnections: true, bodyLimit: 10 * 1024 * 1024 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  return app;
}

/** Listens on the loopback interface only; returns the address. */
export async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    await app.listen({ host: "127.0.0.1", port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Error(
        `port ${port} of 127.0.0.1 is in use by another process; choose another one, or none for free ports`,
      );
    if (code === "EACCES") throw new Error(`port ${port} of 127.0.0.1 is not permitted to this user`);
    throw error;
  }
  const { port: bound } = app.server.address() as AddressInfo;
  return `http://127.0.0.1:${bound}`;
}
