import { describeLifecycle } from "../matrix";
import { taskTemplate } from "./taskTemplate.fixture";

describeLifecycle(taskTemplate);
