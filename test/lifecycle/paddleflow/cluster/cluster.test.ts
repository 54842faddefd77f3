import { describeLifecycle } from "../../matrix";
import { cluster } from "./cluster.fixture";

describeLifecycle(cluster);
