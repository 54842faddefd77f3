import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, it } from "vitest";

import { createClient } from "../../../../provider/platforms/alibaba/api/client";
import { settingsSchema } from "../../../../provider/platforms/alibaba/api/settings";
import { getJob, listJobs } from "../../../../provider/platforms/alibaba/job/calls";
import { atEndOfFile } from "../../../toolchain/setup/closing";

/** A client of a server that answers every request with this text. */
async function clientOf(body: string) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json", connection: "close" }).end(body);
  });
  atEndOfFile(() => new Promise((resolve) => server.close(resolve)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKeyId: "id", accessKeySecret: "secret", region: "cn-qingdao" };
  return createClient(settingsSchema.parse({ ...keys, endpoint }));
}

const signal = AbortSignal.timeout(10_000);

// 2^53 + 1, which a floating-point number cannot hold.
it.each(["9007199254740993", "12345678901234567891", "1234567890", "0"])(
  "reads the owner's id %s with all its digits",
  async (id) => {
    const description = '"OwnerId": 9007199254740993,';
    const job = `{"Name":"a","Description":${JSON.stringify(description)},"OwnerId" : ${id} }`;
    expect(await getJob(await clientOf(job), "job-x", signal)).toMatchObject({ ownerId: id, description });
    expect(await listJobs(await clientOf(`{"job-x":${job}}`), signal)).toMatchObject([
      { jobId: "job-x", ownerId: id, description },
    ]);
  },
);
