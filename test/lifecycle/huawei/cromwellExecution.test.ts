import { describeLifecycle } from "../matrix";
import { cromwellExecution } from "./cromwellExecution.fixture";

describeLifecycle(cromwellExecution);
