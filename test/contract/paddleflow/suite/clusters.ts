import { describe, expect, it } from "vitest";
import { none, type ServerUnderTest } from "./serverUnderTest";

export function clustersSuite(server: ServerUnderTest): void {
  const { cluster, expectRoot, queue } = server;
  describe("clusters", () => {
    it("are checked when they are created", () =>
      expectRoot([
        ["POST", "/cluster", cluster("x"), 400, "InvalidNamePattern"],
        ["POST", "/cluster", cluster("bad", { endpoint: "" }), 500, "InternalError"],
        ["POST", "/cluster", cluster("bad", { clusterType: "kubernetes-v1.16" }), 500, "InternalError"],
        ["POST", "/cluster", cluster("bad", { version: "" }), 500, "InternalError"],
        ["POST", "/cluster", cluster("bad", { status: "up" }), 500, "InternalError"],
        ["POST", "/cluster", cluster("bad", { namespaceList: ["Bad_NS"] }), 500, "InternalError"],
        ["POST", "/cluster", cluster("bad", { credential: "not base64!" }), 400, "InvalidClusterCredential"],
        ["POST", "/cluster", cluster("bad", { credential: "" }), 400, "InvalidClusterCredential"],
        ["POST", "/cluster", cluster("bad", { clusterType: "Local" }), 0],
        ["GET", "/cluster/bad", none, 500, ""],
        ["PUT", "/cluster/bad", { description: "x" }, 400, "ClusterNameNotFound"],
        ["DELETE", "/cluster/bad", none, 400, "ClusterNotFound"],
      ]));

    it("are changed in place, but not emptied", async () => {
      const given = { description: "first", namespaceList: ["default", "ns-a"], setting: "{}" };
      await expectRoot([
        ["POST", "/cluster", cluster("second", given), 200, { ...given, source: "OnPremise" }],
        [
          "PUT",
          "/cluster/second",
          { description: "x", source: "CCE" },
          200,
          { description: "x", source: "CCE" },
        ],
        ["PUT", "/cluster/second", { description: "", namespaceList: [], setting: "" }, 200],
        ["GET", "/cluster/second", none, 200, { ...given, description: "x" }],
        ["PUT", "/cluster/second", { clusterName: "renamed" }, 200, { clusterName: "second" }],
        ["PUT", "/cluster/second", { status: "up" }, 400, "InvalidClusterProperties"],
        ["PUT", "/cluster/second", { clusterType: "Kubernetes" }, 400, "InvalidClusterProperties"],
        ["PUT", "/cluster/second", { credential: "AAAA" }, 400, "InvalidClusterProperties"],
        ["PUT", "/cluster/second", { clusterType: "K3S" }, 200, { clusterType: "K3S", version: "v1.18" }],
        ["PUT", "/cluster/second", { status: "offline" }, 200, { status: "offline" }],
        ["POST", "/queue", queue("off", { clusterName: "second" }), 400, "InvalidClusterStatus"],
        [
          "GET",
          "/cluster?clusterNames=second&clusterStatus=offline",
          none,
          200,
          { clusterList: [{ clusterName: "second" }] },
        ],
        ["GET", "/cluster?clusterNames=zz", none, 200, { clusterList: null }],
        ["DELETE", "/cluster/second", none, 200, null],
        ["GET", "/cluster/second", none, 500, ""],
      ]);
      const missing = await server.root.get("/cluster/second");
      expect(missing.message).toBe("record not found");
    });

    it("may have one name twice, and take their idle queues along", async () => {
      await expectRoot([
        ["POST", "/cluster", cluster("twice", { description: "one" }), 200],
        ["POST", "/cluster", cluster("twice", { description: "two" }), 200],
        ["POST", "/queue", queue("inside", { clusterName: "twice" }), 200],
        ["GET", "/cluster/twice", none, 200, { description: "one" }],
        ["DELETE", "/cluster/twice", none, 200, null],
        ["GET", "/cluster/twice", none, 200, { description: "two" }],
        ["GET", "/queue/inside", none, 400, "QueueNameNotFound"],
        ["DELETE", "/cluster/twice", none, 200, null],
      ]);
    });

    it("tell their free resources", () =>
      expectRoot([
        [
          "GET",
          "/cluster/resource?clusterNames=main",
          none,
          200,
          { main: { errMsg: "", summary: { total: { cpu: "16" } } } },
        ],
        ["GET", "/cluster/resource?clusterNames=zz", none, 500, ""],
      ]));
  });
}
