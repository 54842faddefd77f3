import { describe, expect, it } from "vitest";

import { signature, stringToSign } from "../../../../provider/platforms/alibaba/api/signature";

const secret = "TestAccessKeySecret000000000000";
const date = "Wed, 15 Jul 2015 08:30:00 GMT";
const scheme = {
  accept: "application/json",
  "x-acs-signature-method": "HMAC-SHA1",
  "x-acs-signature-version": "1.0",
  "x-acs-version": "2015-06-30",
};
const full = {
  ...scheme,
  "content-type": "application/json",
  date,
  "x-acs-signature-nonce": "5f6a3d2c-2ab0-11e5-b345-feff819cdc9f",
  "x-acs-region-id": "cn-qingdao",
  "x-acs-access-key-id": "TESTACCESSKEYID0",
};
const job = "/jobs/job-000000005d1f";

describe("the signature", () => {
  it("is made of the text that the vendor's Python SDK signs", () => {
    expect(stringToSign({ method: "GET", path: "/jobs", headers: full })).toBe(
      [
        "GET",
        "application/json",
        "",
        "application/json",
        date,
        "x-acs-access-key-id:TESTACCESSKEYID0",
        "x-acs-region-id:cn-qingdao",
        "x-acs-signature-method:HMAC-SHA1",
        "x-acs-signature-nonce:5f6a3d2c-2ab0-11e5-b345-feff819cdc9f",
        "x-acs-signature-version:1.0",
        "x-acs-version:2015-06-30",
        "/jobs",
      ].join("\n"),
    );
  });

  it.each([
    ["GET", "/jobs", {}, "+RxZlAs/0iBxSj4K36ZXJlYnun4="],
    ["POST", "/jobs", {}, "v7MbChF9j16+PiQ0wx6tHUtyPp4="],
    ["GET", job, {}, "H+sp/i+dwhg9TbT+qQXrWm000nU="],
    ["PUT", `${job}?Action=Stop`, {}, "eyUoYeBziBiO9F6af6ry2NQaZck="],
    ["PUT", `${job}/Priority`, {}, "jSZ/k7iRjVSf/SOJnQMB3siHBwI="],
    ["DELETE", job, {}, "cc9ih8gWdkxsLjXMKIz5Yj+TFQw="],
    [
      "GET",
      "/clusters?Marker&MaxItemCount=100",
      { "x-acs-version": "2015-11-11" },
      "hNaQbKCo8nHADWufPmgHYxm8mvI=",
    ],
  ])("of %s %s is the Python SDK's", (method, path, headers, expected) => {
    expect(signature(secret, { method, path, headers: { ...full, ...headers } })).toBe(expected);
  });

  const text = "text/plain;charset=UTF-8";
  it.each([
    ["GET", "/jobs", undefined, "Krq2MC++2/Yn67hRlfml0zpQv+Q="],
    ["GET", job, undefined, "xtFoiL6Lzhgnu0ZfZCk2t0jsn2U="],
    ["GET", `${job}/description`, undefined, "55AmwBAaLJ3CcjfdhgBeJtr8TTU="],
    ["GET", `${job}/tasks`, undefined, "9IhED8jsSaZVKhzH8jiNJz1imK8="],
    ["GET", "/images", undefined, "uSjCrf67me/7Ba7B/ToO8qlre6E="],
    ["PUT", `${job}?Action=Stop`, text, "Pc50ThKRVxYzElDGBShxHtslReM="],
    ["PUT", `${job}?Action=Start`, text, "y6rLbYT/dtMmVbqlIW2c4L801nU="],
    ["PUT", `${job}/Priority`, "application/octet-stream", "qE2tZILObwhrEYc2NrRc/iod9Po="],
    ["DELETE", job, text, "HQLnTXPoSf0+pNzNBlPFfpV25Ho="],
  ])("of %s %s is the JavaScript SDK's", (method, path, contentType, expected) => {
    const type = contentType === undefined ? {} : { "content-type": contentType };
    const headers = { ...scheme, ...type, "x-acs-date": date };
    expect(signature(secret, { method, path, headers })).toBe(expected);
  });
});
