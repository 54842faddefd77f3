import { describeLifecycle } from "../matrix";
import { execution } from "./execution.fixture";

describeLifecycle(execution);
