import { truestBench } from "../../contract/paddleflow/bench/truest";
import { describePaddleFlowLifecycle } from "./lifecycle";

describePaddleFlowLifecycle(truestBench.where, truestBench.start);
