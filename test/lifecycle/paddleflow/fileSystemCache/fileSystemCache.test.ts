import { describeLifecycle } from "../../matrix";
import { fileSystemCache } from "./fileSystemCache.fixture";

describeLifecycle(fileSystemCache);
