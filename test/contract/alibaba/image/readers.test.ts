import { expect, it } from "vitest";

import { run, startScene } from "../setup";

it("getImages lists them by id, and picks what is asked for", async () => {
  const scene = await startScene();
  const { control } = scene.emulator;
  control.alibaba.addImage({ id: "img-0", name: "mine", platform: "Linux", description: "" });
  const expected = control
    .state("alibaba")
    .images.map(({ id, name, platform, description }) => ({
      imageId: id,
      imageName: name,
      platform,
      description,
    }))
    .sort((a, b) => (a.imageId < b.imageId ? -1 : 1));
  expect(expected).toHaveLength(3);
  expect(await run(scene, "getImages")).toEqual(expected);
  expect(await run(scene, "getImages", { imageName: "mine" })).toEqual(expected.slice(0, 1));
  expect(await run(scene, "getImages", { platform: "Windows" })).toEqual(expected.slice(2));
});
