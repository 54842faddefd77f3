import { describe, expect, it } from "vitest";

import { Identity } from "../../../provider/core/identity";
import { submissionParts, workflowId } from "../../../provider/platforms/huawei/cromwellSubmission";
import { encodeForm } from "../../../provider/platforms/huawei/multipart";
import { pathOf } from "../../../provider/platforms/huawei/request";
import { uuid } from "../../../provider/platforms/huawei/structures/common";
import { cromwellArgs } from "../../../provider/platforms/huawei/structures/cromwellArgs";
import { yamlKey } from "../../../provider/core/schema/yaml";
import { fileProblem } from "../../../provider/platforms/huawei/workflowFile";

describe("the form of an upload", () => {
  it("keeps files byte by byte, and says its boundary", async () => {
    const file = "a: 1\r\nb: |\n  基因\n";
    const { contentType, body } = await encodeForm([
      { name: "resource", content: '{"name":"x"}' },
      { name: "archive_content", content: file, fileName: "x.yaml" },
    ]);
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": contentType },
    }).formData();
    expect([...form.keys()]).toEqual(["resource", "archive_content"]);
    expect(form.get("resource")).toBe('{"name":"x"}');
    const archive = form.get("archive_content") as File;
    expect(archive.name).toBe("x.yaml");
    expect(await archive.text()).toBe(file);
  });
});

describe("the path of a request", () => {
  it("encodes values, repeats lists and leaves out what says nothing", () => {
    const query = { name: "a b&c", limit: 10, flag: false, empty: "", absent: undefined, id: ["1", "2"] };
    expect(pathOf({ path: "/v1/x", query })).toBe("/v1/x?name=a%20b%26c&limit=10&flag=false&id=1&id=2");
    expect(pathOf({ path: "/v1/x", query: { absent: undefined } })).toBe("/v1/x");
  });
});

describe("the content of a workflow's file", () => {
  it.each([
    ["line ends and comments", "a: 1\nb: [x]\n", "# comment\r\na:   1\r\nb:\r\n  - x"],
    ["JSON", '{"a": {"b": "c"}}', "a:\n  b: c\n"],
    ["a text without quotes", "a: 'text'", "a: text"],
  ])("is the same in spite of %s", (_what, one, other) => {
    expect(yamlKey(one)).toBe(yamlKey(other));
  });

  it.each([
    ["a text and a number", 'a: "1"', "a: 1"],
    ["the order of a list", "a: [1, 2]", "a: [2, 1]"],
    ["what YAML 1.1 alone takes for a truth value", "a: yes", 'a: "yes"'],
    ["a key", "a: 1", "b: 1"],
  ])("differs in %s", (_what, one, other) => {
    expect(yamlKey(one)).not.toBe(yamlKey(other));
  });

  it("is compared as text where it is no YAML", () => {
    expect(yamlKey("a: [\r\n")).toBe(yamlKey("a: ["));
    expect(yamlKey("a: [")).not.toBe(yamlKey("b: ["));
  });

  it("must be a mapping", () => {
    expect(fileProblem("a: 1")).toBeUndefined();
    expect(fileProblem("- a")).toBe("must be a YAML mapping");
    expect(fileProblem("a: [")).toMatch(/^must be YAML: /);
    expect(fileProblem("variants.yaml")).toMatch(/^must be a YAML mapping; .*FileAsset/);
  });
});

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
