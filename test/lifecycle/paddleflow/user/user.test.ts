import { describeLifecycle } from "../../matrix";
import { user } from "./user.fixture";

describeLifecycle(user);
