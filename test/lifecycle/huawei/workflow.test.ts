import { describeLifecycle } from "../matrix";
import { workflow } from "./workflow.fixture";

describeLifecycle(workflow);
