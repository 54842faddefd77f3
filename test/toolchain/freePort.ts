import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the ports that systems give to those who ask for any: nobody gets it before the server does. */
const FIRST = 20_000;
const LAST = 32_000;

/** A port of the loopback interface that is free. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
