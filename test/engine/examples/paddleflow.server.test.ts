import { truestBench } from "../../contract/paddleflow/bench/truest";
import { describePaddleFlowExample } from "./paddleflow";

describePaddleFlowExample(truestBench.where, truestBench.start);
