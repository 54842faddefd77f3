import { describe, expect, it } from "vitest";

import { settingsSchema } from "../../../../provider/platforms/paddleflow/api/settings";

const keys = { endpoint: "https://paddleflow.example.com:8999", username: "root", password: "secret1" };
const problems = (settings: object) =>
  settingsSchema.safeParse({ ...keys, ...settings }).error?.issues.map((issue) => issue.path.join(".")) ?? [];

describe("settings of a connection", () => {
  it("have defaults", () => {
    expect(settingsSchema.parse(keys)).toEqual({
      ...keys,
      allowHttp: false,
      skipCredentialsValidation: false,
      lateAnswers: 30,
      requestTimeout: 60,
    });
  });

  it.each([
    "http://localhost:8999",
    "http://127.0.0.1:8999",
    "https://paddleflow.example.com",
    "https://example.com/behind/a/proxy",
  ])("take the endpoint %s", (endpoint) => {
    expect(problems({ endpoint })).toEqual([]);
  });

  it.each([
    "paddleflow.example.com",
    "https://root:secret1@paddleflow.example.com",
    "https://paddleflow.example.com/api/paddleflow/v1",
    "https://paddleflow.example.com/?a=b",
  ])("refuse the endpoint %s", (endpoint) => {
    expect(problems({ endpoint })).toContain("endpoint");
  });

  it("need user and password", () => {
    expect(problems({ username: undefined, password: undefined })).toEqual(["username", "password"]);
    expect(problems({ requestTimeout: 0 })).toEqual(["requestTimeout"]);
  });
});
