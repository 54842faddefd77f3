import { describe, it } from "vitest";

import { startServerBench } from "../../contract/paddleflow/bench/serverBench";
import { whyNoPaddleFlow } from "../../toolchain/paddleflow/build";
import { describePaddleFlowExample } from "./paddleflow";

const where = "the real PaddleFlow server";
const missing = whyNoPaddleFlow();

if (missing === undefined) describePaddleFlowExample(where, startServerBench);
else describe(`examples/paddleflow on ${where}`, () => it.skip(`is not tested: ${missing}`));
