import { describeLifecycle } from "../../matrix";
import { flavour } from "./flavour.fixture";

describeLifecycle(flavour);
