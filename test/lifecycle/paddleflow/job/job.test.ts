import { describeLifecycle } from "../../matrix";
import { distributedJob, job } from "./job.fixture";

describeLifecycle(job);
describeLifecycle(distributedJob);
