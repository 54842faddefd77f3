import { expect, it } from "vitest";

import { Identity } from "../../../provider/core/identity";
import type { OtcClient, Request } from "../../../provider/otc/client";
import { createImage } from "../../../provider/otc/imageCreation";

const SYSTEM = "3f7185de-b59a-4bb8-aa1d-7a513528b0e9";
const DATA = "4f7185de-b59a-4bb8-aa1d-7a513528b0e9";

/** A service whose job tells two images, and which lists them one after the other. */
function service(listings: readonly (readonly string[])[]) {
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
  const call = ({ path, query = {} }: Request) => {
    if (path.endsWith("/action")) return Promise.resolve({ job_id: "job-1" });
    if (path.includes("/jobs/")) {
      polls += 1;
      const job = { job_id: "job-1", job_type: "imsImportOvaImageJob", status: "RUNNING" };
      return Promise.resolve({ ...job, entities: { sub_jobs_result: parts } });
    }
    const listed = listings[Math.min(polls, listings.length - 1)] ?? [];
    const images = listed
      .map((id) => ({ id, name: names.get(id), status: "saving", __imagetype: "private" }))
      .filter(({ id, name }) => (query.id ?? id) === id && (query.name ?? name) === name);
    return Promise.resolve({ images });
  };
  const client = { call, creations: new Map() } as unknown as OtcClient;
  return { client, polls: () => polls };
}

it("takes the first image of a job for the resource once it is listed, also where another one is before it", async () => {
  const { client, polls } = service([[], [DATA], [DATA, SYSTEM]]);
  const id = await createImage({
    client,
    settings: {},
    signal: AbortSignal.timeout(60_000),
    log: () => undefined,
    inputs: { name: "golden", source: { from: "file", imageUrl: "bucket:appliance.ova", minDisk: 40 } },
    mark: new Identity("image").newMark(),
    token: "token",
    attempt: 1,
  });
  expect(id).toBe(SYSTEM);
  expect(polls()).toBe(2);
  expect(client.creations).toEqual(new Map([[SYSTEM, "job-1"]]));
});
