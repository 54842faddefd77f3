import { describe, expect, it } from "vitest";

import { Secrets } from "../../../../provider/core/disclosure/redact";

const SECRET = 'pass"wörd + 1/2';

describe("secrets", () => {
  it("are all taken out, the longer ones first, and short texts are left alone", () => {
    expect(new Secrets(["abcd", "abcdef", "a"]).redact("key abcd and abcdef at a")).toBe(
      "key [secret] and [secret] at a",
    );
  });

  // The forms are those of RFC 8259, of RFC 3986, of HTML forms, and of RFC 4648.
  it.each([
    ["as it is", SECRET],
    ["in JSON", 'pass\\"wörd + 1/2'],
    ["in a path", "pass%22w%C3%B6rd%20%2B%201%2F2"],
    ["in a form", "pass%22w%C3%B6rd+%2B+1%2F2"],
    ["in Base64", "cGFzcyJ3w7ZyZCArIDEvMg=="],
  ])("are taken out %s", (_form, text) => {
    expect(new Secrets([SECRET]).redact(`<${text}>`)).toMatch(/^<\[secret\]=*>$/);
  });

  it.each(["text of 9", "text of 10", "text of 11"])(
    "are taken out of a longer text in Base64: %s",
    (secret) => {
      const quoted = Buffer.from(`${secret}\n# more`).toString("base64");
      const shown = new Secrets([secret]).redact(quoted);
      expect(shown).toMatch(/^\[secret\]/);
      // At most the bits that share a character with what follows are left.
      expect(shown.length).toBeLessThanOrEqual(
        "[secret]".length + quoted.length - Math.floor((secret.length * 4) / 3),
      );
    },
  );

  it("that are documents are taken out value by value, and line by line", () => {
    const yaml = 'name: train\nenv:\n  AK: "access-key-1"\nscript: |\n  login --key other-key-22\n';
    const secrets = new Secrets([yaml, Buffer.from("token: kube-token-333\nuser: x\n").toString("base64")]);
    expect(secrets.redact('bad value "access-key-1" in line: login --key other-key-22')).toBe(
      'bad value "[secret]" in line: [secret]',
    );
    expect(secrets.redact("unauthorized: kube-token-333")).toBe("unauthorized: [secret]");
    const json = Buffer.from(JSON.stringify({ user: { token: "json-token-4444" } })).toString("base64");
    expect(new Secrets([json]).redact('cannot take {"token":"json-token-4444"}')).toBe(
      'cannot take {"token":"[secret]"}',
    );
    expect(secrets.redact("name: must not be empty")).toBe("name: must not be empty");
  });

  it("that are no YAML are taken out where they look like values", () => {
    const secrets = new Secrets(['a: [\n  key: "broken-key-1"\n']);
    expect(secrets.redact("found broken-key-1")).toBe("found [secret]");
  });

  it("that come later are taken out too", () => {
    const secrets = new Secrets(["first-1"]);
    expect(secrets.redact("first-1 second-2")).toBe("[secret] second-2");
    secrets.add(["second-2"]);
    expect(secrets.redact("first-1 second-2")).toBe("[secret] [secret]");
  });
});
