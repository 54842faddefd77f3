import { describe, expect, it } from "vitest";

import type { Change } from "../../../../../provider/hosts/commandLine/review/change";
import { risksOf } from "../../../../../provider/hosts/commandLine/review/risks";
import { change, HOSTS, previewIn, previewWith } from "./recorded";

async function kinds(members: Partial<Change>): Promise<string[]> {
  const risks = await risksOf(previewWith(change({ name: "a", ...members })));
  return risks.map(({ kind }) => kind);
}

describe("a risk", () => {
  it.each(["otc:Image", "paddleflow:Run"])(
    "is the end of a %s, whose data cannot be made again",
    async (type) => {
      expect(await kinds({ type, verb: "delete" })).toEqual(["data"]);
      expect(await kinds({ type, verb: "replace" })).toEqual(["data"]);
      expect(await kinds({ type, verb: "replace", isRetained: true })).toEqual([]);
      expect(await kinds({ type, verb: "keep" })).toEqual([]);
      expect(await kinds({ type, verb: "update" })).toEqual([]);
    },
  );

  it("is not the end of what the program can make again", async () => {
    for (const type of ["tencent:ComputeEnv", "paddleflow:FileSystem", "paddleflow:Pipeline"]) {
      expect(await kinds({ type, verb: "delete" })).toEqual([]);
    }
  });

  it("is the end of what is protected", async () => {
    expect(await kinds({ verb: "delete", isProtected: true })).toEqual(["protected"]);
    expect(await kinds({ verb: "update", isProtected: true })).toEqual([]);
  });

  it("is a long wait for the end of work", async () => {
    const after = { waitFor: "finished" };
    // A job of Tencent Cloud may take 120 minutes unless the program says otherwise.
    expect(await kinds({ verb: "create", after })).toEqual(["wait"]);
    expect(await kinds({ verb: "rerun", after, timeoutSeconds: { create: 3_599 } })).toEqual([]);
    expect(await kinds({ verb: "rerun", after, timeoutSeconds: { create: 7_200 } })).toEqual(["wait"]);
    expect(await kinds({ verb: "delete", after })).toEqual([]);
    expect(await kinds({ verb: "create", after: { waitFor: "submitted" } })).toEqual([]);
  });

  it("is another connection", async () => {
    const properties = [{ path: "connection", before: "a", after: "b", isUnknown: false, replaces: true }];
    expect(await kinds({ verb: "replace", properties })).toEqual(["connection"]);
    expect(await kinds({ verb: "create", properties })).toEqual([]);
    const provider = await risksOf(await previewIn("plugin", "provider"));
    expect(provider.map(({ kind, name }) => [kind, name])).toEqual([["connection", "near"]]);
    expect(provider[0]?.text).toContain("another account or place");
  });

  it.each(HOSTS)("is not in a preview of the %s host that has none", async (host) => {
    expect((await risksOf(await previewIn(host, "same"))).length).toBe(0);
  });
});
