import { whyNoPaddleFlow } from "../../../toolchain/paddleflow/build";
import { startEmulatorBench } from "./emulatorBench";
import { startServerBench } from "./serverBench";

/** The real server where it can be had: what it shows need not be shown on the emulator too, as one contract holds both. */
export const truestBench =
  whyNoPaddleFlow() === undefined
    ? { where: "the real PaddleFlow server", start: startServerBench }
    : { where: "the emulator", start: startEmulatorBench };
