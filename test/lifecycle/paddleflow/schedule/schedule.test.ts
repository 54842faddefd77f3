import { describeLifecycle } from "../../matrix";
import { schedule } from "./schedule.fixture";

describeLifecycle(schedule);
