import { afterAll, beforeAll, describe } from "vitest";
import type { Bench } from "../bench/bench";
import { clustersSuite } from "./clusters";
import { fileSystemsSuite } from "./fileSystems";
import { flavoursSuite, pagesSuite } from "./flavours";
import { linksAndCachesSuite } from "./links";
import { pipelinesSuite } from "./pipelines";
import { protocolSuite } from "./protocol";
import { queuesSuite } from "./queues";
import { jobsSuite, runsSuite } from "./runs";
import { schedulesSuite } from "./schedules";
import { ServerUnderTest } from "./serverUnderTest";
import { grantsSuite, usersSuite } from "./users";

/** What holds for every PaddleFlow server of version v0.14.6: the emulated one and the real one. */
export function contractSuite(name: string, start: () => Promise<Bench>): void {
  describe(name, () => {
    const server = new ServerUnderTest();

    beforeAll(() => server.open(start));
    afterAll(() => server.close());

    protocolSuite(server);
    usersSuite(server);
    grantsSuite(server);
    clustersSuite(server);
    queuesSuite(server);
    flavoursSuite(server);
    fileSystemsSuite(server);
    linksAndCachesSuite(server);
    pipelinesSuite(server);
    schedulesSuite(server);
    // The server is started again here, to follow the jobs.
    runsSuite(server);
    jobsSuite(server);
    pagesSuite(server);
  });
}
