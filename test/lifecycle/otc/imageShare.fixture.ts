import type { Fixture } from "../matrix";
import { config, READS, start } from "./setup";

const IMAGE = "1a000000-0000-4000-8000-000000000001";
const OTHER_IMAGE = "1a000000-0000-4000-8000-000000000002";
const PROJECT = "089b2f9a3d80d3062f24c00ca4ed5cbd";

export const imageShare: Fixture = {
  type: "otc:ImageShare",
  platform: "otc",
  start,
  config,
  prepare: ({ control }) => {
    control.otc.addImage(IMAGE, { name: "shared" });
    control.otc.addImage(OTHER_IMAGE, { name: "shared too" });
    return Promise.resolve();
  },
  inputs: { imageId: IMAGE, projectId: PROJECT },
  unreadInputs: {},
  updates: {},
  replacements: {
    imageId: OTHER_IMAGE,
    projectId: "9c61004714024f9586705d090530f9fa",
  },
  bad: [
    [{ imageId: "golden" }, "imageId"],
    [{ projectId: "../images" }, "projectId"],
  ],
  secrets: [],
  objects: (control) =>
    control
      .state("otc")
      .images.flatMap(({ id, shares }) => shares.map(({ projectId }) => ({ id: `${id}/${projectId}` }))),
  actions: { create: "addMembers", delete: "deleteMembers" },
  reads: READS,
  recovery: "never",
  move: (control) => {
    const [image] = control.state("otc").images.filter(({ id }) => id === IMAGE);
    const shares = (image?.shares ?? []).map((share) => ({ ...share, status: "accepted" }));
    control.otc.change("image", IMAGE, { shares });
  },
  remove: (control, id) => control.otc.change("image", id.slice(0, 36), { shares: [] }),
};
