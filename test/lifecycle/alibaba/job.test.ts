import { describeLifecycle } from "../matrix";
import { job } from "./job.fixture";

describeLifecycle(job);
