import { describeLifecycle } from "../../matrix";
import { capabilityQueue, queue } from "./queue.fixture";

describeLifecycle(queue);
describeLifecycle(capabilityQueue);
