import { describeLifecycle } from "../../matrix";
import { fileSystem, fileSystemOfDevelop } from "./fileSystem.fixture";

describeLifecycle(fileSystemOfDevelop);
describeLifecycle(fileSystem);
