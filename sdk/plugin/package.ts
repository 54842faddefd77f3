// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { RELEASE } from "../../provider/core/release";

/** Which plugin serves a resource, and where the engine gets it from. */
export const PLUGIN = {
  version: RELEASE,
  pluginDownloadURL: "github://api.github.com/pulumi-batchflow",
} as const;
