import { describe, it } from "vitest";
import { whyNoPaddleFlow } from "../../toolchain/paddleflow/build";
import { startServerBench } from "./bench/serverBench";
import { contractSuite } from "./suite";

const title = "the real PaddleFlow server";
const missing = whyNoPaddleFlow();

if (missing === undefined) contractSuite(title, startServerBench);
else describe(title, () => it.skip(`is not tested: ${missing}`));
