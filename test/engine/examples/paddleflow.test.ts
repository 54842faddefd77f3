import { startEmulatorBench } from "../../contract/paddleflow/emulatorBench";
import { describePaddleFlowExample } from "./paddleflow";

describePaddleFlowExample("the emulator", startEmulatorBench);
