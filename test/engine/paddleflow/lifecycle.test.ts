import { startEmulatorBench } from "../../contract/paddleflow/bench/emulatorBench";
import { describePaddleFlowLifecycle } from "./lifecycle";

describePaddleFlowLifecycle("the emulator", startEmulatorBench);
