import { describe, it } from "vitest";
import { whyNoPaddleFlow } from "../../../toolchain/paddleflow/build";
import { startServerBench } from "../bench/serverBench";
import { workflowSuite } from "./workflowSuite";

const title = "workflows on the real PaddleFlow server";
const missing = whyNoPaddleFlow();

if (missing === undefined) workflowSuite(title, startServerBench);
else describe(title, () => it.skip(`is not tested: ${missing}`));
