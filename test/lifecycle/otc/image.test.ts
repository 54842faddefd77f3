import { describeLifecycle } from "../matrix";
import { image } from "./image.fixture";

describeLifecycle(image);
