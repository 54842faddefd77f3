import { describeLifecycle } from "../matrix";
import { environment } from "./environment.fixture";

describeLifecycle(environment);
