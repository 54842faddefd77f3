import { startEmulatorBench } from "../../contract/paddleflow/bench/emulatorBench";
import { describePaddleFlowExample } from "./paddleflow";

describePaddleFlowExample("the emulator", startEmulatorBench);
