import { expect } from "vitest";

import { startEmulator } from "pulumi-batchflow-emulator";
import { image } from "../../otc/image.fixture";
import { imageShare } from "../../otc/imageShare.fixture";
import { config, SERVER } from "../../otc/setup";
import type { Scene } from "../scene";

const HOUR = 3_600;

export const otc: Scene = {
  title: "the Image Management Service",
  // Tokens end and jobs are forgotten more than once in a day.
  start: () => startEmulator({ timeScale: 2_000, otc: { durations: { token: 3 * HOUR, jobKept: HOUR } } }),
  config,
  resources: [
    { name: "golden", fixture: image },
    {
      name: "ofServer",
      fixture: image,
      inputs: () => ({ name: "of-server", source: { from: "server", instanceId: SERVER } }),
    },
    { name: "share", fixture: imageShare, inputs: ({ golden }) => ({ imageId: golden }) },
  ],
  hour(control, { golden = "", ofServer = "" }, hour) {
    const answer = (status: "accepted" | "rejected") => {
      const shares = control.state("otc").images.find(({ id }) => id === golden)?.shares ?? [];
      control.otc.change("image", golden, { shares: shares.map((share) => ({ ...share, status })) });
    };
    if (hour === 2) answer("accepted");
    if (hour === 9) answer("rejected");
    if (hour === 13) control.otc.revokeTokens();
    if (hour % 4 === 0) control.otc.change("image", ofServer, { updated_at: `2099-01-01T${hour}:00:00Z` });
    const tags = control.state("otc").images.find(({ id }) => id === golden)?.tags ?? [];
    const reversed = [...tags].reverse().map(({ key, value }) => ({ key, value }));
    control.otc.change("image", golden, { tags: reversed });
    // The project has images of others, too.
    if (hour === 6) control.otc.addImage("1a000000-0000-4000-8000-000000000009", { name: "another" });
  },
  lived(control, { golden }) {
    const { images, jobs } = control.state("otc");
    expect(jobs).toEqual([]);
    expect(images.find(({ id }) => id === golden)?.shares).toMatchObject([{ status: "rejected" }]);
    expect(control.countRequests({ platform: "otc" }).createToken).toBeGreaterThanOrEqual(6);
  },
};
