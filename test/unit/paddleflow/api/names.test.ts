import { describe, expect, it } from "vitest";

import { RefusedError } from "../../../../provider/core/errors";
import { addressProblem, isRoot, label, path } from "../../../../provider/platforms/paddleflow/api/names";

describe("names in paths", () => {
  it.each(["q1", "login-2", "aliceLogin", "LOGIN", "a.b", "a b", "a+b"])("%s can be asked for", (name) => {
    expect(addressProblem(name)).toBeUndefined();
  });

  it.each(["login", "qlogin", "a/b", "", ".", ".."])("%j cannot", (name) => {
    expect(addressProblem(name)).toBeDefined();
    expect(() => path`/flavour/${name}`).toThrow(RefusedError);
  });

  it.each([
    ["plain-name_1.2~3", "plain-name_1.2~3"],
    ["a$b&c+d,e:f;g=h@i", "a$b&c+d,e:f;g=h@i"],
    ["a b%c", "a%20b%25c"],
    ["é", "%C3%A9"],
    ["a?b#c", "a%3Fb%23c"],
    ["!'()*", "%21%27%28%29%2A"],
  ])("%s is written as %s", (name, written) => {
    expect(path`/flavour/${name}`).toBe(`/flavour/${written}`);
  });
});

describe("names", () => {
  it.each(["root", "Root", "ROOT"])("%s is root", (name) => {
    expect(isRoot(name)).toBe(true);
  });

  it.each(["a", "train-1", "0".repeat(63)])("%s is a label", (text) => {
    expect(label.safeParse(text).success).toBe(true);
  });

  it.each(["", "-a", "a-", "A", "a_b", "0".repeat(64)])("%j is no label", (text) => {
    expect(label.safeParse(text).success).toBe(false);
  });
});
