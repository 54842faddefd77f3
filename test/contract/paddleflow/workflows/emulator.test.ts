import { startEmulatorBench } from "../bench/emulatorBench";
import { workflowSuite } from "./workflowSuite";

workflowSuite("workflows on the emulated PaddleFlow server", startEmulatorBench);
