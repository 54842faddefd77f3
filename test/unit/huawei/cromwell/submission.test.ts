import { describe, expect, it } from "vitest";

import { Identity } from "../../../../provider/core/identity";
import { uuid } from "../../../../provider/platforms/huawei/api/fields";
import { cromwellArgs } from "../../../../provider/platforms/huawei/cromwell/inputs";
import { submissionParts, workflowId } from "../../../../provider/platforms/huawei/cromwell/submission";

describe("the id of a submission to Cromwell", () => {
  it("is a UUID that follows from the token", () => {
    const id = workflowId("token");
    expect(id).toMatch(uuid);
    expect(id.charAt(14)).toBe("8");
    expect("89ab").toContain(id.charAt(19));
    expect(workflowId("token")).toBe(id);
    expect(workflowId("other")).not.toBe(id);
  });
});

describe("the parts of a submission to Cromwell", () => {
  const id = "aa215e0b-c896-4138-865e-6cf7921246b6";
  const mark = new Identity("execution").newMark();
  const parts = (args: object) =>
    Object.fromEntries(
      submissionParts(id, cromwellArgs.parse(args), mark).map(({ name, content }) => [name, content]),
    );

  it("are those of the example", () => {
    const workflowSource = "version 1.0\nworkflow example {}\n";
    const args = {
      workflowSource,
      workflowInputs: {},
      workflowOptions: {},
      labels: { stack: "dev" },
      workflowType: "WDL",
      workflowTypeVersion: "1.0",
    };
    const { labels, ...others } = parts(args);
    expect(JSON.parse(labels as string)).toEqual({
      stack: "dev",
      "pulumi-batchflow": mark.who,
      "pulumi-batchflow-create": mark.which,
      "pulumi-batchflow-inputs": expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(others).toEqual({
      workflowSource,
      workflowInputs: "{}",
      workflowOptions: "{}",
      workflowType: "WDL",
      workflowTypeVersion: "1.0",
      requestedWorkflowId: `"${id}"`,
    });
  });

  it("hold an archive as bytes, and say that a workflow is to wait", () => {
    const given = parts({
      workflowUrl: "https://x/w.wdl",
      workflowDependencies: "UEs=",
      workflowOnHold: true,
    });
    expect(given).toMatchObject({ workflowUrl: "https://x/w.wdl", workflowOnHold: "true" });
    expect(given.workflowDependencies).toEqual(Buffer.from("PK"));
    expect(given).not.toHaveProperty("workflowInputs");
  });
});
