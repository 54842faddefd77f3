import { describeLifecycle } from "../../matrix";
import { pipelineVersion } from "./pipelineVersion.fixture";

describeLifecycle(pipelineVersion);
