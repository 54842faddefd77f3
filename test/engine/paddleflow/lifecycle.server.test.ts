import { describe, it } from "vitest";

import { startServerBench } from "../../contract/paddleflow/bench/serverBench";
import { whyNoPaddleFlow } from "../../toolchain/paddleflow/build";
import { describePaddleFlowLifecycle } from "./lifecycle";

const where = "the real PaddleFlow server";
const missing = whyNoPaddleFlow();

if (missing === undefined) describePaddleFlowLifecycle(where, startServerBench);
else describe(`a stack on ${where}`, () => it.skip(`is not tested: ${missing}`));
