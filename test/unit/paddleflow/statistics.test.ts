import { describe, expect, it } from "vitest";

import { namedPoints } from "../../../provider/platforms/paddleflow/statistics/structures";

describe("the metrics of a job", () => {
  it("are named points instead of pairs", () => {
    const taskInfo = [
      {
        metric: "cpu_usage_rate",
        values: [
          [1_677_736_800, "0.5"],
          [1_677_736_860, 1],
        ],
      },
    ];
    expect(namedPoints({ result: [{ taskName: "t", taskInfo }], truncated: true })).toEqual({
      result: [
        {
          taskName: "t",
          taskInfo: [
            {
              metric: "cpu_usage_rate",
              points: [
                { time: 1_677_736_800, value: "0.5" },
                { time: 1_677_736_860, value: 1 },
              ],
            },
          ],
        },
      ],
      truncated: true,
    });
    expect(namedPoints({ result: null })).toEqual({ result: [], truncated: false });
  });
});
