import { describeLifecycle } from "../matrix";
import { tool } from "./tool.fixture";

describeLifecycle(tool);
