import { describe, expect, it } from "vitest";

import { iamUrl, imsUrl, settingsSchema } from "../../../../provider/platforms/otc/api/settings";

const password = { username: "user", password: "secret", domainName: "OTC-EU-DE-1" };
const keys = { accessKey: "ak", secretKey: "sk", projectId: "p" };
const problems = (settings: object) =>
  settingsSchema
    .safeParse(settings)
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("settings of a connection", () => {
  it.each([
    [{ region: "eu-de" }, "https://ims.eu-de.otc.t-systems.com", "https://iam.eu-de.otc.t-systems.com/v3"],
    [{ region: "eu-nl" }, "https://ims.eu-nl.otc.t-systems.com", "https://iam.eu-nl.otc.t-systems.com/v3"],
    [
      { region: "eu-ch2", endpoint: "https://ims.example.com", iamEndpoint: "https://iam.example.com/v3" },
      "https://ims.example.com",
      "https://iam.example.com/v3",
    ],
  ])("%o lead to %s and %s", (settings, ims, iam) => {
    expect([imsUrl(settings), iamUrl(settings)]).toEqual([ims, iam]);
  });

  it("have defaults", () => {
    expect(settingsSchema.parse(password)).toEqual({
      ...password,
      region: "eu-de",
      signatureForm: "scoped",
      allowHttp: false,
      skipCredentialsValidation: false,
      lateAnswers: 30,
      requestTimeout: 30,
    });
  });

  it("take one way of authentication, complete", () => {
    expect(problems(password)).toEqual([]);
    expect(problems(keys)).toEqual([]);
    expect(problems({ ...keys, securityToken: "st" })).toEqual([]);
    expect(problems({ token: "t", projectId: "p" })).toEqual([]);
    expect(problems({ ...password, endpoint: "https://proxy.example.com/ims" })).toEqual([
      "endpoint: must have no path",
    ]);
    expect(problems({})).toEqual([expect.stringMatching(/^: needs one way of authentication/)]);
    expect(problems({ ...password, ...keys })).toEqual([
      "secretKey: only one way of authentication may be given, not password and secretKey",
    ]);
    expect(problems({ password: "secret" })).toEqual([
      "username: is needed beside password",
      "domainName: is needed beside password",
    ]);
    expect(problems({ secretKey: "sk" })).toEqual([
      "accessKey: is needed beside secretKey",
      "projectId: is needed beside secretKey",
    ]);
    expect(problems({ token: "t" })).toEqual(["projectId: is needed beside token"]);
  });
});
