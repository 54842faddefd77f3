import { startEmulatorBench } from "./emulatorBench";
import { contractSuite } from "./suite";

contractSuite("the emulated PaddleFlow server", startEmulatorBench);
