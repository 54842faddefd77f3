import { startEmulator } from "pulumi-batchflow-emulator";
import { connections } from "../../toolchain/stack/connections";
import { describeExample } from "./life";

describeExample({
  name: "otc",
  start: async () => {
    const emulator = await startEmulator({ timeScale: 1_000, otc: { durations: { token: 10_000_000 } } });
    const own = () => emulator.control.state("otc").images.filter(({ id }) => !id.startsWith("90000000"));
    return {
      config: connections.otc(emulator),
      objects: own,
      drift: () => {
        for (const { id } of own()) emulator.control.otc.change("image", id, { __description: "by hand" });
      },
      remove: () => {
        for (const { id } of own()) emulator.control.otc.remove("image", id);
      },
      hasChanged: () => own().some((image) => JSON.stringify(image).includes("For batch jobs")),
      close: () => emulator.close(),
    };
  },
  change: { description: "For batch jobs", minRam: 4096 },
  changed: { base: ["description", "minRam"] },
  replace: { config: { imageFile: "ims-image:appliance.ova" }, names: ["base", "copy"] },
  drifted: ["base", "copy"],
  removed: ["base", "copy"],
});
