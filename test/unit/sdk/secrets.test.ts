import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";

import { tencent } from "../../../sdk";
import { markedSecrets, type SecretPlaces, wrapSecrets } from "../../../sdk/secrets";
import { isSecret, runningEngine, valueOf } from "./setup";

const PLACES: SecretPlaces = { password: true, docker: { password: true }, keys: [{ key: true }] };

beforeAll(async () => {
  await runningEngine();
});

async function wrapped(args: unknown): Promise<Record<string, unknown>> {
  const result = wrapSecrets(args, PLACES);
  return (pulumi.Output.isInstance(result) ? await valueOf(result) : result) as Record<string, unknown>;
}

describe("secret arguments", () => {
  it("are marked where they stand, and what is beside them is left as it is", async () => {
    const image = pulumi.output("image");
    const result = await wrapped({ password: "p", docker: { password: "q", image }, envName: "n" });
    expect(result.envName).toBe("n");
    expect(await isSecret(result.password)).toBe(true);
    const docker = result.docker as Record<string, unknown>;
    expect(pulumi.Output.isInstance(docker)).toBe(false);
    expect(docker.image).toBe(image);
    expect(await isSecret(docker.password)).toBe(true);
    expect(await valueOf(docker.password as pulumi.Output<unknown>)).toBe("q");
  });

  it("are marked as a whole behind a list", async () => {
    const { keys } = await wrapped({ keys: [{ id: pulumi.output("a"), key: Promise.resolve("b") }] });
    expect(await isSecret(keys)).toBe(true);
    expect(await valueOf(keys as pulumi.Output<unknown>)).toEqual([{ id: "a", key: "b" }]);
  });

  it("leave a list readable in which there is none", async () => {
    const keys = [{ id: "a" }, { id: "b", key: undefined }];
    expect((await wrapped({ keys })).keys).toEqual(keys);
  });

  it.each([
    ["an output", (value: unknown) => pulumi.output(value)],
    ["a promise", (value: unknown) => Promise.resolve(value)],
  ])("are marked inside %s", async (_form, make) => {
    const { docker } = await wrapped({ docker: make({ password: "q", image: "i" }) });
    expect(await isSecret(docker)).toBe(false);
    const known = (await valueOf(docker as pulumi.Output<unknown>)) as Record<string, unknown>;
    expect(known.image).toBe("i");
    expect(await isSecret(known.password)).toBe(true);
  });

  it("are marked when they are outputs themselves", async () => {
    const { password } = await wrapped({ password: pulumi.output("p") });
    expect(await isSecret(password)).toBe(true);
    expect(await valueOf(password as pulumi.Output<unknown>)).toBe("p");
  });

  it("stay absent, and values of a wrong kind stay as they are for check to name", async () => {
    expect(await wrapped({ password: undefined, docker: "wrong", unknown: 1 })).toEqual({
      password: undefined,
      docker: "wrong",
      unknown: 1,
    });
  });

  it.each([
    ["an output", pulumi.output<string | undefined>(undefined)],
    ["a promise", Promise.resolve(undefined)],
  ])("stay absent when they are %s of nothing", async (_form, nothing) => {
    const { password } = await wrapped({ password: nothing });
    expect(await isSecret(password)).toBe(false);
  });

  it("do not change the program's own object", async () => {
    const args = { docker: { password: "q" } };
    await wrapped(args);
    expect(args).toEqual({ docker: { password: "q" } });
  });
});

describe("what the program has marked", () => {
  const marked = (args: object) => markedSecrets(args, PLACES, "unknown");

  it("is named by its path, at any depth", async () => {
    const args = {
      name: pulumi.secret("n"),
      tags: { a: "1", b: pulumi.secret("2") },
      list: ["x", { y: Promise.resolve(pulumi.secret("z")) }],
      yaml: pulumi.interpolate`AK: ${pulumi.secret("s")}`,
      inside: pulumi.output({ deep: pulumi.secret("d") }),
      plain: pulumi.output("p"),
    };
    expect(await marked(args)).toEqual([["name"], ["tags", "b"], ["list", 1, "y"], ["yaml"], ["inside"]]);
  });

  it("is none of what is a credential anyway", async () => {
    const args = { password: pulumi.secret("p"), docker: { password: "q" }, keys: [{ id: "a", key: "k" }] };
    expect(await marked(args)).toEqual([]);
    const named = { keys: [{ id: pulumi.secret("a"), key: "k" }] };
    expect(await marked(named)).toEqual([["keys", 0, "id"]]);
  });

  it("leaves alone what is no value of a program's own, such as an asset or a resource", async () => {
    const asset = new pulumi.asset.StringAsset("text");
    expect(await marked({ asset, nothing: null, time: new Date(0) })).toEqual([]);
  });
});

describe("a reader", () => {
  it("quotes no argument that the program has marked secret", async () => {
    const failure = (args: object) =>
      new Promise<string>((resolve) => {
        const output = tencent.getJobOutput(args as never);
        for (const part of ["promise", "allResources", "isKnown", "isSecret"]) {
          const member: unknown = Reflect.get(output, part);
          const promise = (typeof member === "function" ? member.call(output) : member) as Promise<unknown>;
          promise.catch((error: unknown) => resolve((error as Error).message));
        }
      });
    expect(await failure({ jobId: pulumi.output(12345678) })).toContain("not the number 12345678");
    const marked = await failure({ jobId: pulumi.secret(12345678) });
    expect(marked).toContain("jobId: must be a text, not a number");
    expect(marked).not.toContain("12345678");
  });
});
