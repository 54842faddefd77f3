import { describe, expect, it } from "vitest";

import type { Change, PropertyChange } from "../../../../../provider/hosts/commandLine/review/change";
import { changeOf, HOSTS, previewIn, verbsOf } from "./recorded";

/** The properties that the program gives: over the plugin a replacement stands beside, under another generated name. */
function givenIn({ properties }: Change): PropertyChange[] {
  return properties.filter(({ path }) => path !== "envName");
}

describe.each(HOSTS)("what a run would do, as the CLI says it of resources of the %s host", (host) => {
  it.each([
    ["create", { train: "create", render: "create", once: "create", steps: "create", data: "create" }],
    ["same", {}],
    ["update", { train: "replace", render: "update", once: "rerun", steps: "update" }],
    ["replace", { train: "replace", render: "update", once: "rerun" }],
    ["replaceInSteps", { train: "replace", render: "update", once: "rerun" }],
    ["plan", { train: "replace", render: "update", once: "rerun" }],
    ["delete", { train: "update", render: "delete", once: "delete", steps: "delete" }],
    ["refresh", { train: "drifted", render: "gone" }],
    ["previewAfterRefresh", { train: "update", render: "create" }],
  ])("%s", async (name, verbs) => {
    expect(verbsOf(await previewIn(host, name))).toEqual(verbs);
  });

  it("tells what stays where the CLI does", async () => {
    const names = ({ same }: { same: readonly { name: string }[] }) => same.map(({ name }) => name).sort();
    expect(names(await previewIn(host, "same"))).toEqual(["data", "once", "render", "steps", "train"]);
    expect(names(await previewIn(host, "replaceInSteps"))).toEqual(["data", "steps"]);
    expect(names(await previewIn(host, "plan"))).toEqual(["data", "steps"]);
  });

  it("says from what to what", async () => {
    const update = await previewIn(host, "update");
    expect(givenIn(changeOf(update, "train"))).toEqual([
      { path: "desiredComputeNodeCount", before: 2, after: 3, isUnknown: false, replaces: false },
      {
        path: "envData.loginSettings.password",
        before: "[secret]",
        after: "[secret]",
        isUnknown: false,
        // No action of the platform changes how one logs in.
        replaces: true,
      },
    ]);
    expect(changeOf(update, "render").properties).toMatchObject([
      {
        path: "taskTemplateDescription",
        before: "as it was",
        after: "@octocat | `rm` <b>*",
        isUnknown: false,
        replaces: false,
      },
      { path: "taskTemplateInfo.envId", isUnknown: true },
    ]);
    const [yaml] = changeOf(update, "steps").properties;
    expect(yaml).toMatchObject({ path: "yaml", replaces: false });
    expect(yaml?.before).toContain("nginx:1.7.9");
    expect(yaml?.after).toContain("nginx:1.27");
  });

  it("says what forces a replacement, and what is replaced because of it", async () => {
    for (const name of ["replace", "replaceInSteps"]) {
      const replace = await previewIn(host, name);
      const train = changeOf(replace, "train");
      expect(givenIn(train)).toEqual([
        {
          path: "placement.zone",
          before: "ap-guangzhou-2",
          after: "ap-guangzhou-3",
          isUnknown: false,
          replaces: true,
        },
      ]);
      expect(train.because).toBeUndefined();
      const once = changeOf(replace, "once");
      expect(once.properties).toMatchObject([{ path: "tasks[0].envId", isUnknown: true, replaces: true }]);
      expect(once.properties[0]).not.toHaveProperty("after");
      expect([once.because, changeOf(replace, "render").because]).toEqual([train.urn, train.urn]);
      expect(once.dependsOn).toEqual([train.urn]);
    }
  });

  it("has inputs before and after, of which nothing is a secret or the engine's", async () => {
    const { before, after } = changeOf(await previewIn(host, "update"), "train");
    expect(before).toMatchObject({
      desiredComputeNodeCount: 2,
      envData: { instanceType: "S1.SMALL2", loginSettings: { password: "[secret]" } },
    });
    expect(after).toMatchObject({ desiredComputeNodeCount: 3 });
    expect(Object.keys(after ?? {}).filter((name) => name.startsWith("__"))).toEqual([]);
    const { after: made } = changeOf(await previewIn(host, "replace"), "once");
    expect(made).toMatchObject({ tasks: [{ taskName: "A", application: { command: "true" } }] });
    expect(JSON.stringify(made)).not.toContain("04da6b54");
  });

  it("shows what others have changed", async () => {
    const drift = await previewIn(host, "refresh");
    expect(changeOf(drift, "train").properties).toEqual([
      { path: "desiredComputeNodeCount", before: 2, after: 1, isUnknown: false, replaces: false },
    ]);
    expect(changeOf(drift, "render").after).toBeUndefined();
    const next = await previewIn(host, "previewAfterRefresh");
    expect(changeOf(next, "train").properties).toMatchObject([{ before: 1, after: 2 }]);
    expect(changeOf(next, "render").notes).toEqual(["its object is gone"]);
  });

  it("notes protection, and objects that stay", async () => {
    const preview = await previewIn(host, "delete");
    expect(changeOf(preview, "train")).toMatchObject({ properties: [], notes: ["is protected from now on"] });
  });

  it("passes on what the preview refuses", async () => {
    const { messages } = await previewIn(host, "refused");
    const errors = messages.filter(({ severity }) => severity === "error");
    expect(
      errors.some(({ text }) => text.includes("desiredComputeNodeCount: must be at least 0, but is -1")),
    ).toBe(true);
    expect(JSON.stringify(messages)).not.toMatch(/pulumi-nodejs:dynamic.*resource/);
  });

  it("has of a plan new values only", async () => {
    const plan = await previewIn(host, "plan");
    const train = changeOf(plan, "train");
    expect(train).toMatchObject({ before: undefined, after: undefined });
    expect(train.properties).toEqual([
      { path: "placement", after: { zone: "ap-guangzhou-3" }, isUnknown: false, replaces: true },
    ]);
    expect(changeOf(plan, "once").because).toBe(train.urn);
  });
});

describe("what is taken over", () => {
  it("is an object that the program names, with what the preview says of it", async () => {
    const theirs = changeOf(await previewIn("dynamic", "adopt"), "theirs");
    expect(theirs).toMatchObject({ verb: "adopt", notes: ["changing desiredComputeNodeCount"] });
    expect(theirs.id).toMatch(/^env-/);
  });

  it("is nothing where there is no such object", async () => {
    const theirs = changeOf(await previewIn("dynamic", "adoptNothing"), "theirs");
    expect(theirs).toMatchObject({ verb: "create", notes: ["there is no env-abcdefgh to adopt"] });
  });

  it("may be an import", async () => {
    const theirs = changeOf(await previewIn("plugin", "import"), "theirs");
    expect(theirs.verb).toBe("import");
    expect(theirs.id).toMatch(/^env-/);
  });
});

describe("connections", () => {
  it("of a program's own provider show where they lead to another place", async () => {
    const preview = await previewIn("plugin", "provider");
    expect(changeOf(preview, "near")).toMatchObject({
      type: "pulumi:providers:batchflow",
      verb: "replace",
      properties: [{ path: "tencent.region", before: "ap-guangzhou", after: "ap-beijing", replaces: true }],
    });
    expect(changeOf(preview, "there")).toMatchObject({
      verb: "replace",
      properties: [],
      because: changeOf(preview, "near").urn,
    });
  });
});
