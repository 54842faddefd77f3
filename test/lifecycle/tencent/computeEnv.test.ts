import { describeLifecycle } from "../matrix";
import { computeEnv } from "./computeEnv.fixture";

describeLifecycle(computeEnv);
