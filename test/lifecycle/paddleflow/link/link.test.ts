import { describeLifecycle } from "../../matrix";
import { kerberosLink, link, localLink } from "./link.fixture";

describeLifecycle(link);
describeLifecycle(kerberosLink);
describeLifecycle(localLink);
