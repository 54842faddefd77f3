import { expect, it } from "vitest";

import { meaningOf as meaningOfGcs } from "../../../provider/platforms/huawei/api/errors";
import { meaningOf as meaningOfIms } from "../../../provider/platforms/otc/api/errors";

const refusal = {
  code: "APIGW.0301",
  message:
    "Incorrect IAM authentication information: verify aksk signature fail, signature expired, " +
    "server time: 20240501T120000Z, client time: 20240501T114000Z",
};

it.each([
  ["Huawei Cloud", meaningOfGcs],
  ["Open Telekom Cloud", meaningOfIms],
])(
  "%s: a signature that the gateway refuses for its time advises to correct the clock",
  (_cloud, meaningOf) => {
    const { kind, advice: clock } = meaningOf(refusal, 401);
    expect(kind).toBe("authorization");
    expect(clock).toContain("clock: 15 minutes");
    const { advice } = meaningOf({ ...refusal, message: "Incorrect IAM authentication information" }, 401);
    expect(advice).toMatch(/credentials/);
  },
);
