import { startEmulatorBench } from "./bench/emulatorBench";
import { contractSuite } from "./suite";

contractSuite("the emulated PaddleFlow server", startEmulatorBench);
