import { join } from "node:path";

import { bundlePlugin } from "./plugin/bundle";

// The last step of `npm run build`.
const root = join(__dirname, "..");
bundlePlugin(root, join(root, "dist/plugin")).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
