import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { endpoint } from "../../../../provider/core/rest/transport/endpoint";
import { ConfigurationError } from "../../../../provider/core/errors";
import { platform } from "../sample/definition";

const config = (values: Record<string, string>) => (key: string) => values[key];

afterEach(() => {
  delete process.env.SAMPLE_KEY;
});

describe("a connection", () => {
  it("takes absent keys of the default connection from the environment, and no others'", () => {
    process.env.SAMPLE_KEY = "from-environment";
    expect(platform.connection(config({})).settings).toEqual({
      key: "from-environment",
      edition: "new",
      lateAnswers: 30,
    });
    const named = config({ "batchflow:other": '{"edition":"old"}' });
    expect(() => platform.connection(named, "other")).toThrow("batchflow:other.key --secret");
    expect(() => platform.connection(named, "missing")).toThrow(/no connection "missing"/);
  });

  it("does not mix credentials of the configuration and the environment", () => {
    process.env.SAMPLE_TOKEN = "left-over";
    try {
      const configured = config({ "batchflow:sample": '{"key":"one"}' });
      expect(platform.connection(configured).settings).not.toHaveProperty("token");
    } finally {
      delete process.env.SAMPLE_TOKEN;
    }
  });

  it("takes credentials from the environment beside a configured one that has nothing to do with them", () => {
    process.env.SAMPLE_KEY = "from-environment";
    const configured = config({ "batchflow:sample": '{"proxyToken":"p"}' });
    expect(platform.connection(configured).settings).toMatchObject({ key: "from-environment" });
  });

  it("takes a number for a text that looks like one, and says of other values that they are wrong, not missing", () => {
    expect(platform.connection(config({ "batchflow:sample": '{"key":12345}' })).settings.key).toBe("12345");
    const wrong = config({ "batchflow:sample": '{"key":["a"]}' });
    expect(() => platform.connection(wrong)).toThrow(/batchflow:sample\.key: /);
    expect(() => platform.connection(wrong)).not.toThrow(/set batchflow/);
  });

  it("says why a credential of the environment does not count", () => {
    process.env.SAMPLE_KEY = "from-environment";
    const configured = config({ "batchflow:sample": '{"token":"t"}' });
    expect(() => platform.connection(configured)).toThrow(
      /set batchflow:sample\.key --secret \(the environment is not asked/,
    );
  });

  it("reads credentials at call time and keeps one client for each account", () => {
    const first = platform.connection(config({ "batchflow:sample": '{"key":"one"}' }));
    expect(platform.connection(config({ "batchflow:sample": '{"key":"one"}' })).client).toBe(first.client);
    expect(platform.connection(config({ "batchflow:sample": '{"key":"two"}' })).client).not.toBe(
      first.client,
    );
  });

  it.each(["not json canary-1", '"canary-1"', '["canary-1"]', '{"key":["canary-1"]}'])(
    "refuses %s without quoting it",
    (text) => {
      const attempt = () => platform.connection(config({ "batchflow:sample": text }));
      expect(attempt).toThrow(ConfigurationError);
      expect(attempt).not.toThrow(/canary/);
    },
  );
});

describe("an endpoint", () => {
  it.each([
    ["https://batch.example.com", true],
    ["http://127.0.0.1:8080", true],
    ["http://localhost:1", true],
    ["http://[::1]:1", true],
    ["ftp://127.0.0.1", false],
    ["https://user:pass@batch.example.com", false],
    ["batch.example.com", false],
  ])("%s is accepted: %s", (url, accepted) => {
    expect(z.object({ endpoint }).safeParse({ endpoint: url }).success).toBe(accepted);
  });
});
