import { describeLifecycle } from "../../matrix";
import { pipeline, pipelineOfFile } from "./pipeline.fixture";

describeLifecycle(pipeline);
describeLifecycle(pipelineOfFile);
