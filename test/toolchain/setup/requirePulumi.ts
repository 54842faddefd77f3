import { beforeAll } from "vitest";
import { ensurePulumi } from "../pulumi/toolchain";

// A set-up file of the engine tests: without a Pulumi CLI each of their files fails, and says what to install.
beforeAll(async () => {
  await ensurePulumi();
});
