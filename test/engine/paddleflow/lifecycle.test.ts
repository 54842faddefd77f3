import { startEmulatorBench } from "../../contract/paddleflow/emulatorBench";
import { describePaddleFlowLifecycle } from "./lifecycle";

describePaddleFlowLifecycle("the emulator", startEmulatorBench);
