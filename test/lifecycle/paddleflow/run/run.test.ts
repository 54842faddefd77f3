import { describeLifecycle } from "../../matrix";
import { run, runOfFile, runOfYaml } from "./run.fixture";

describeLifecycle(run);
describeLifecycle(runOfYaml);
describeLifecycle(runOfFile);
