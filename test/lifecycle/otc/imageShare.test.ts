import { describeLifecycle } from "../matrix";
import { imageShare } from "./imageShare.fixture";

describeLifecycle(imageShare);
