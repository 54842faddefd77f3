import { describeLifecycle } from "../../matrix";
import { queueGrant } from "./queueGrant.fixture";

describeLifecycle(queueGrant);
