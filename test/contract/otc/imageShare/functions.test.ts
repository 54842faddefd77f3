import { describe, expect, it } from "vitest";

import { IMAGE, imageOf, OTHER, PROJECT, run, startScene, startWithImages, STRANGER } from "../setup";

describe.concurrent("functions", () => {
  it("shareImage, unshareImage", async () => {
    const scene = await startWithImages();
    const shares = { imageIds: [IMAGE, OTHER], projectIds: [PROJECT, STRANGER] };
    expect(await run(scene, "shareImage", shares)).toMatchObject({
      jobType: "imsAddImageMembersJob",
      entities: { results: [{ imageId: IMAGE, projectId: PROJECT, status: "SUCCESS" }, {}, {}, {}] },
    });
    const projects = (id: string) => imageOf(scene, id).shares.map(({ projectId }) => projectId);
    expect([projects(IMAGE), projects(OTHER)]).toEqual([
      [PROJECT, STRANGER],
      [PROJECT, STRANGER],
    ]);
    await run(scene, "unshareImage", { imageIds: [IMAGE], projectIds: [PROJECT] });
    expect([projects(IMAGE), projects(OTHER)]).toEqual([[STRANGER], [PROJECT, STRANGER]]);
  });

  it("shareImage and unshareImage take accounts and organizations", async () => {
    const scene = await startWithImages();
    const shares = { imageIds: [IMAGE], domainIds: ["d1"], organizations: ["urn:o:root"] };
    await run(scene, "shareImage", shares);
    expect(imageOf(scene, IMAGE).shares).toMatchObject([
      { projectId: "d1", memberType: "domain" },
      { projectId: "urn:o:root", memberType: "organization" },
    ]);
    await run(scene, "unshareImage", shares);
    expect(imageOf(scene, IMAGE).shares).toEqual([]);
    await expect(run(scene, "shareImage", { imageIds: [IMAGE] })).rejects.toThrow(/one of projectIds/);
  });

  it("acceptImageShare answers for the connection's project only", async () => {
    const scene = await startWithImages();
    await run(scene, "shareImage", { imageIds: [IMAGE], projectIds: [STRANGER] });
    const answer = { imageIds: [IMAGE], projectId: STRANGER };
    await expect(run(scene, "acceptImageShare", answer)).rejects.toThrow(
      /projectId is not that of the connection/,
    );
    // Where the connection names its project, nobody asks the service.
    expect(scene.emulator.control.countRequests()).not.toHaveProperty("updateMembers");
    expect(imageOf(scene, IMAGE).shares).toMatchObject([{ status: "pending" }]);
  });

  it.each(["accepted", "rejected"])("acceptImageShare: %s", async (status) => {
    const scene = await startScene();
    const { projectId } = scene.emulator.platforms.otc;
    const share = { projectId, status: "pending" as const, createdAt: 0, updatedAt: 0 };
    scene.emulator.control.otc.addImage(IMAGE, { name: "theirs", owner: STRANGER }, { shares: [share] });
    expect(await run(scene, "acceptImageShare", { imageIds: [IMAGE], projectId, status })).toMatchObject({
      jobType: "imsUpdateImageMembersJob",
      status: "SUCCESS",
    });
    expect(imageOf(scene, IMAGE).shares).toMatchObject([{ projectId, status }]);
  });
});
