import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { knownFrom } from "../../../../provider/hosts/commandLine/orphans/orphanSearch";
import { dynamicType } from "../../../../provider/hosts/token";
import { JOB, mark, OrphansScene, resource, urnOf } from "./orphansScene";

let scene: OrphansScene;
beforeEach(() => {
  scene = new OrphansScene();
});
afterEach(() => scene.pulumi.remove());

describe("orphans", () => {
  it("are the marked objects that no state has, with whose they are", async () => {
    expect(await scene.orphans({})).toBe(0);
    expect(scene.out).toEqual([
      "TYPE         ID       NAME         AGE            RESOURCE",
      "tencent:Job  surplus               5 h            a",
      "tencent:Job  named    job-abcdefg  age not known  abcdefg",
      "tencent:Job  making                0 min          creation pending: pending",
      "tencent:Job  kept                  age not known  retained: keep",
      "tencent:Job  theirs                age not known  unknown resource",
    ]);
    expect(scene.deleted).toEqual([]);
  });

  it.each(["dev's", "another project's"])(
    "are none of what another stack of the project has, as after a rename; the working directory is %s",
    async (folder) => {
      scene.pulumi.setStacks("dev", "prod");
      if (folder !== "dev's") scene.pulumi.file("stacks.json", "[]");
      scene.pulumi.setState(
        { resources: [{ ...resource("x"), urn: urnOf("x", "prod"), id: "surplus" }] },
        "prod",
      );
      expect(await scene.orphans({ delete: true, yes: true })).toBe(0);
      expect(scene.deleted).toEqual(["tencent:Job named tencent"]);
    },
  );

  it("are left to another stack of the project that was making them, or keeps them, before its rename", async () => {
    scene.pulumi.setStacks("dev", "prod");
    const before = (name: string, more = {}) => ({
      ...resource(name, { inputs: { __identity: urnOf(name) }, ...more }),
      urn: urnOf(name, "prod"),
    });
    const made = before("abcdefg", { id: "replaced", retainOnDelete: true });
    const pending_operations = [{ type: "creating", resource: before("a") }];
    scene.pulumi.setState({ resources: [made], pending_operations }, "prod");
    expect(await scene.orphans({ delete: true, yes: true })).toBe(0);
    expect(scene.deleted).toEqual([]);
    expect(scene.out.slice(1, 3)).toEqual([
      "tencent:Job  surplus               5 h            creation pending: a",
      "tencent:Job  named    job-abcdefg  age not known  retained: abcdefg",
    ]);
  });

  it("are looked for in the states of many stacks, of which few are read at once", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `stack-${index}`);
    scene.pulumi.setStacks("dev", ...names);
    for (const name of names) scene.pulumi.setState(null, name);
    scene.pulumi.file("slow", "");
    expect(await scene.orphans({})).toBe(0);
    expect(scene.out).toHaveLength(6);
    expect(scene.pulumi.exportsAtOnce()).toBeLessThanOrEqual(4);
  });

  it("are deleted after consent only, and of unknown resources only by name", async () => {
    expect(await scene.orphans({ delete: true })).toBe(3);
    expect(await scene.orphans({ delete: true }, () => false)).toBe(3);
    expect(scene.deleted).toEqual([]);
    await expect(scene.orphans({ delete: true, yes: true, also: ["held"] })).rejects.toThrow(
      "no such object is listed",
    );
    await expect(scene.orphans({ delete: true, yes: true, also: ["making"] })).rejects.toThrow(
      "batchflow recover",
    );
    expect(await scene.orphans({ delete: true, also: ["theirs"] }, () => true)).toBe(0);
    expect(scene.deleted).toEqual([
      "tencent:Job surplus tencent",
      "tencent:Job named tencent",
      "tencent:Job theirs tencent",
    ]);
  });

  it("stay where a run has begun on them while the user thought", async () => {
    const answer = () => {
      scene.pulumi.setState({
        resources: [resource("a", { id: "surplus" })],
        pending_operations: [{ type: "creating", resource: resource("abcdefg") }],
      });
      return true;
    };
    expect(await scene.orphans({ delete: true }, answer)).toBe(1);
    expect(scene.deleted).toEqual([]);
    expect(scene.notes.filter((line) => line.includes("meanwhile"))).toHaveLength(2);
  });

  it("of a connection that cannot be listed are an error, and the others are handled", async () => {
    scene.pulumi.setState({
      resources: [resource("a", { id: "held" }), resource("b", { inputs: { connection: "east" } })],
    });
    scene.objects["tencent:Job tencent"]?.unshift({ id: "stubborn", who: mark("a") });
    expect(await scene.orphans({ delete: true, yes: true, format: "json" })).toBe(1);
    const answer = JSON.parse(scene.out.join("\n")) as {
      orphans: Record<string, unknown>[];
      errors: string[];
    };
    expect(answer.errors).toEqual([
      "tencent:Job by connection east: no route",
      "tencent:Job stubborn: refused",
    ]);
    expect(answer.orphans.slice(0, 2)).toEqual([
      {
        type: JOB,
        id: "stubborn",
        connection: "tencent",
        standing: "left",
        deleted: false,
        resource: urnOf("a"),
      },
      {
        type: JOB,
        id: "surplus",
        connection: "tencent",
        standing: "left",
        deleted: true,
        createTime: "2030-05-01T07:00:00.000Z",
        resource: urnOf("a"),
      },
    ]);
  });

  it("of the plugin's resources have the marks and connections that dynamic ones have", () => {
    const [own, parent] = ["batchflow:tencent:Job", "test:farm:Farm"];
    const urn = (type: string) => `urn:pulumi:dev::shop::${parent}$${type}::render`;
    const entry = { urn: urn(own), type: own, id: "job-1", inputs: { connection: "prod" } };
    const known = knownFrom([{ resources: [entry] }]);
    expect(known.identities).toEqual([urn(dynamicType(JOB))]);
    expect([...known.objects.keys()]).toEqual(["tencent:Job job-1"]);
    expect([...known.connections]).toEqual([["prod", "tencent"]]);
  });
});
