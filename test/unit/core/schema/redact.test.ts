import { describe, expect, it } from "vitest";
import { redact } from "../../../../provider/core/schema/redact";

describe("redact", () => {
  it("takes out every secret, the longer ones first, and leaves short texts alone", () => {
    expect(redact("key abcd and abcdef at a", ["abcd", "abcdef", "a"])).toBe(
      "key [secret] and [secret] at a",
    );
  });
});
