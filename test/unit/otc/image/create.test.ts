import { expect, it } from "vitest";

import { CancelledError, OperationFailedError } from "../../../../provider/core/errors";
import { Identity } from "../../../../provider/core/identity";
import { hearingOfTrouble } from "../../../../provider/core/trouble";
import type { Call } from "../../../../provider/core/rest/call";
import type { OtcClient } from "../../../../provider/platforms/otc/api/client";
import { createImage, creationJobs } from "../../../../provider/platforms/otc/image/create";

import { imageArgs } from "../../../../provider/platforms/otc/image/structures";

const SYSTEM = "3f7185de-b59a-4bb8-aa1d-7a513528b0e9";
const DATA = "4f7185de-b59a-4bb8-aa1d-7a513528b0e9";

/** A service whose job tells two images, and which lists them one after the other. */
function service(listings: readonly (readonly string[])[], polled: () => void = () => undefined) {
  const names = new Map([
    [SYSTEM, "golden"],
    [DATA, "golden-data"],
  ]);
  let polls = 0;
  const parts = [SYSTEM, DATA].map((id, index) => ({
    job_id: `part-${index}`,
    job_type: "imsImportImageJob",
    status: "RUNNING",
    entities: { image_id: id },
  }));
  const call = ({ path, query = {} }: Call) => {
    if (path.endsWith("/action")) return Promise.resolve({ job_id: "job-1" });
    if (path.includes("/jobs/")) {
      polls += 1;
      polled();
      const job = { job_id: "job-1", job_type: "imsImportOvaImageJob", status: "RUNNING" };
      return Promise.resolve({ ...job, entities: { sub_jobs_result: parts } });
    }
    const listed = listings[Math.min(polls, listings.length - 1)] ?? [];
    const images = listed
      .map((id) => ({ id, name: names.get(id), status: "saving", __imagetype: "private" }))
      .filter(({ id, name }) => (query.id ?? id) === id && (query.name ?? name) === name);
    return Promise.resolve({ images });
  };
  const jobs = new Map();
  const client = { call, once: () => jobs } as unknown as OtcClient;
  return { client, polls: () => polls };
}

const operationOf = (client: OtcClient, signal: AbortSignal) => ({
  client,
  settings: {},
  signal,
  log: () => undefined,
  inputs: imageArgs.parse({
    name: "golden",
    source: { from: "file", imageUrl: "bucket:appliance.ova", minDisk: 40 },
  }),
  mark: new Identity("image").newMark(),
  token: "token",
  attempt: 1,
});

it("takes the first image of a job for the resource once it is listed, also where another one is before it", async () => {
  const { client, polls } = service([[], [DATA], [DATA, SYSTEM]]);
  const id = await createImage(operationOf(client, AbortSignal.timeout(60_000)));
  expect(id).toBe(SYSTEM);
  expect(polls()).toBe(2);
  expect(creationJobs(client)).toEqual(new Map([[SYSTEM, "job-1"]]));
});

it("tells the job where the time is over before its image shows", async () => {
  const deadline = new AbortController();
  const { client } = service([[]], () => deadline.abort());
  const creating = createImage(operationOf(client, deadline.signal));
  await expect(creating).rejects.toBeInstanceOf(OperationFailedError);
  await expect(creating).rejects.toThrow(
    /^gave up before the image job job-1 named its image\. .*`adopt`.*customTimeouts/,
  );
  expect(creationJobs(client).size).toBe(0);
});

it("says that it was cancelled where the run was, and how to go on", async () => {
  const cancelled = new AbortController();
  const { client } = service([[]], () => cancelled.abort());
  const hearing = { log: () => undefined, cancelled: cancelled.signal };
  const creating = hearingOfTrouble(hearing, () =>
    createImage(operationOf(client, AbortSignal.timeout(60_000))),
  );
  await expect(creating).rejects.toBeInstanceOf(CancelledError);
  await expect(creating).rejects.toThrow(/job-1 .*`adopt`/);
});
