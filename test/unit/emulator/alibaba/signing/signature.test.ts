import { describe, expect, it } from "vitest";
import { sign, stringToSign } from "../../../../../emulator/src/alibaba/signing/signature";

const SECRET = "TestAccessKeySecret000000000000";
const DATE = "Wed, 15 Jul 2015 08:30:00 GMT";
const JOB = "/jobs/job-000000005d1f";

const python = (version = "2015-06-30"): Record<string, string> => ({
  accept: "application/json",
  "content-type": "application/json",
  date: DATE,
  host: "batchcompute.cn-qingdao.aliyuncs.com",
  "x-acs-access-key-id": "TESTACCESSKEYID0",
  "x-acs-region-id": "cn-qingdao",
  "x-acs-signature-method": "HMAC-SHA1",
  "x-acs-signature-nonce": "5f6a3d2c-2ab0-11e5-b345-feff819cdc9f",
  "x-acs-signature-version": "1.0",
  "x-acs-version": version,
});

const javascript = (type: string | undefined): Record<string, string> => ({
  accept: "application/json",
  ...(type !== undefined && { "content-type": type }),
  "x-acs-date": DATE,
  "x-acs-signature-method": "HMAC-SHA1",
  "x-acs-signature-version": "1.0",
  "x-acs-version": "2015-06-30",
  "x-sdk-client": "node.js/1.0.0",
});

function request(method: string, resource: string, headers: Record<string, string>) {
  const [path = "", search = ""] = resource.split("?");
  const query = [...new URLSearchParams(search)];
  return { method, path, query, headers: new Map(Object.entries(headers)) };
}

describe("the signature of BatchCompute", () => {
  it("covers these lines", () => {
    expect(stringToSign(request("GET", "/jobs", python()))).toBe(
      [
        "GET",
        "application/json",
        "",
        "application/json",
        DATE,
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
    ["GET", "/jobs", "+RxZlAs/0iBxSj4K36ZXJlYnun4="],
    ["POST", "/jobs", "v7MbChF9j16+PiQ0wx6tHUtyPp4="],
    ["GET", JOB, "H+sp/i+dwhg9TbT+qQXrWm000nU="],
    ["PUT", `${JOB}?Action=Stop`, "eyUoYeBziBiO9F6af6ry2NQaZck="],
    ["PUT", `${JOB}/Priority`, "jSZ/k7iRjVSf/SOJnQMB3siHBwI="],
    ["DELETE", JOB, "cc9ih8gWdkxsLjXMKIz5Yj+TFQw="],
  ])("agrees with the Python client on %s %s", (method, resource, expected) => {
    expect(sign(SECRET, request(method, resource, python()))).toBe(expected);
  });

  it("writes an empty parameter of the query as its name", () => {
    const later = request("GET", "/clusters?MaxItemCount=100&Marker=", python("2015-11-11"));
    expect(sign(SECRET, later)).toBe("hNaQbKCo8nHADWufPmgHYxm8mvI=");
  });

  const plain = "text/plain;charset=UTF-8";
  it.each([
    ["GET", "/jobs", undefined, "Krq2MC++2/Yn67hRlfml0zpQv+Q="],
    ["GET", JOB, undefined, "xtFoiL6Lzhgnu0ZfZCk2t0jsn2U="],
    ["GET", `${JOB}/description`, undefined, "55AmwBAaLJ3CcjfdhgBeJtr8TTU="],
    ["GET", `${JOB}/tasks`, undefined, "9IhED8jsSaZVKhzH8jiNJz1imK8="],
    ["GET", "/images", undefined, "uSjCrf67me/7Ba7B/ToO8qlre6E="],
    ["PUT", `${JOB}?Action=Stop`, plain, "Pc50ThKRVxYzElDGBShxHtslReM="],
    ["PUT", `${JOB}?Action=Start`, plain, "y6rLbYT/dtMmVbqlIW2c4L801nU="],
    ["PUT", `${JOB}/Priority`, "application/octet-stream", "qE2tZILObwhrEYc2NrRc/iod9Po="],
    ["DELETE", JOB, plain, "HQLnTXPoSf0+pNzNBlPFfpV25Ho="],
  ])("agrees with the JavaScript client on %s %s", (method, resource, type, expected) => {
    expect(sign(SECRET, request(method, resource, javascript(type)))).toBe(expected);
  });
});
