import { describe, expect, it } from "vitest";
import { none, type ServerUnderTest } from "./serverUnderTest";

const LABELS = { isolation: "paddleflow.baidu.com/resource-isolation-type" };

export function queuesSuite(server: ServerUnderTest): void {
  const { expectRoot, queue } = server;
  describe("queues", () => {
    it("are checked when they are created", () =>
      expectRoot([
        ["POST", "/queue", queue(""), 400, "QueueNameNotFound"],
        ["POST", "/queue", queue("runs"), 403, "QueueNameDuplicated"],
        ["POST", "/queue", queue("default"), 403, "QueueNameDuplicated"],
        ["POST", "/queue", queue("Q_3"), 400, "InvalidNamePattern"],
        ["POST", "/queue", queue("q3", { clusterName: "" }), 400, "ClusterNameNotFound"],
        ["POST", "/queue", queue("q3", { clusterName: "none" }), 400, "ClusterNotFound"],
        ["POST", "/queue", queue("q3", { namespace: "" }), 400, "NamespaceNotFound"],
        ["POST", "/queue", queue("q3", { namespace: "Bad_NS" }), 400, "NamespaceNotFound"],
        ["POST", "/queue", queue("q3", { quotaType: "zzz" }), 400, "QueueQuotaTypeIsNotSupported"],
        [
          "POST",
          "/queue",
          queue("q3", { maxResources: { cpu: "abc", mem: "1Gi" } }),
          500,
          "InvalidComputeResource",
        ],
        [
          "POST",
          "/queue",
          queue("q3", { maxResources: { cpu: "-1", mem: "1Gi" } }),
          500,
          "InvalidComputeResource",
        ],
        ["POST", "/queue", queue("q3", { maxResources: { cpu: 1, mem: "1Gi" } }), 400, "MalformedJSON"],
        [
          "POST",
          "/queue",
          queue("q3", { quotaType: "elasticQuota", minResources: { cpu: "50", mem: "1Gi" } }),
          500,
          "InvalidComputeResource",
        ],
        ["GET", "/queue/none", none, 400, "QueueNameNotFound"],
        ["PUT", "/queue/none", {}, 404, "RecordNotFound"],
        ["DELETE", "/queue/none", none, 400, "QueueNameNotFound"],
      ]));

    it("show quantities in canonical form", async () => {
      await expectRoot([
        ["POST", "/queue", queue("canon", { maxResources: { cpu: "1500m", mem: "1536Mi" } }), 200],
      ]);
      const forms: [string, string, string, string][] = [
        ["0.5", "1G", "500m", "1G"],
        ["2", "1048576", "2", "1Mi"],
        ["1.25", "0.5Gi", "1250m", "512Mi"],
        ["3000m", "2048Ki", "3", "2Mi"],
        ["1000", "1Ti", "1k", "1Ti"],
        ["4", "1000Mi", "4", "1048576k"],
        ["4", "1500", "4", "1500"],
        ["4", "1e3", "4", "1k"],
      ];
      for (const [cpu, mem, shownCpu, shownMemory] of forms) {
        await expectRoot([
          ["PUT", "/queue/canon", { maxResources: { cpu, mem } }, 200],
          ["GET", "/queue/canon", none, 200, { maxResources: { cpu: shownCpu, memory: shownMemory } }],
        ]);
      }
      await expectRoot([
        ["PUT", "/queue/canon", { maxResources: { memory: "5Gi" } }, 200, { maxResources: { memory: "1k" } }],
        ["PUT", "/queue/canon", { maxResources: { cpu: "-1" } }, 500, "InvalidComputeResource"],
        ["DELETE", "/queue/canon", none, 200, null],
      ]);
    });

    it("merge what an update gives", async () => {
      const scalar = { "nvidia.com/gpu": "2" };
      await expectRoot([
        [
          "POST",
          "/queue",
          queue("merged", { maxResources: { cpu: "10", mem: "20Gi", scalarResources: scalar } }),
          200,
        ],
        [
          "GET",
          "/queue/merged",
          none,
          200,
          { status: "open", location: {}, maxResources: { scalarResources: scalar } },
        ],
        ["PUT", "/queue/merged", none, 400, "MalformedJSON"],
        ["PUT", "/queue/merged?action=stop", {}, 200, { status: "open" }],
        [
          "PUT",
          "/queue/merged",
          { maxResources: { cpu: "12" } },
          200,
          { maxResources: { cpu: "12", memory: "20Gi" } },
        ],
        ["PUT", "/queue/merged", { maxResources: { scalarResources: { "nvidia.com/gpu": "" } } }, 200],
        ["PUT", "/queue/merged", { namespace: "other", clusterName: "zz" }, 200, { namespace: "default" }],
        [
          "PUT",
          "/queue/merged",
          { location: { zone: "a" }, schedulingPolicy: ["x", "y"] },
          200,
          { location: { zone: "a" } },
        ],
        ["PUT", "/queue/merged", { schedulingPolicy: ["x-"] }, 200, { schedulingPolicy: ["y"] }],
        ["PUT", "/queue/merged", { location: { zone: "" } }, 200, { location: {} }],
        ["GET", "/queue/merged", none, 200, { location: { zone: "a" }, schedulingPolicy: ["y"] }],
        ["PUT", "/queue/merged", { schedulingPolicy: ["y-"] }, 200],
        ["GET", "/queue/merged", none, 200, { schedulingPolicy: ["y"] }],
      ]);
      const { maxResources } = (await server.root.get("/queue/merged")).body as { maxResources: object };
      expect(maxResources).toEqual({ cpu: "12", memory: "20Gi" });
      await expectRoot([["DELETE", "/queue/merged", none, 200, null]]);
    });

    it("of elastic quota have an isolation type that stays", async () => {
      const elastic = { quotaType: "elasticQuota", maxResources: { cpu: "1", mem: "1Gi" } };
      const physical = { location: { [LABELS.isolation]: "physical" } };
      await expectRoot([
        ["POST", "/queue", queue("elastic", { ...elastic, minResources: { cpu: "500m" } }), 200],
        [
          "GET",
          "/queue/elastic",
          none,
          200,
          { location: { [LABELS.isolation]: "logical" }, minResources: { cpu: "500m" } },
        ],
        ["PUT", "/queue/elastic", physical, 400, "InvalidArguments"],
        ["PUT", "/queue/elastic", { minResources: { cpu: "50" } }, 500, "InvalidComputeResource"],
        ["POST", "/queue", queue("physical", { ...elastic, ...physical }), 200],
        ["POST", "/queue", queue("bad", { ...elastic, location: { [LABELS.isolation]: "zzz" } }), 500, ""],
        ["DELETE", "/queue/elastic", none, 200, null],
      ]);
      const { location } = (await server.root.get("/queue/physical")).body as { location: object };
      expect(location).toEqual(physical.location);
      await expectRoot([["DELETE", "/queue/physical", none, 200, null]]);
    });

    it("take the document's cpu and mem for nothing", () =>
      expectRoot([
        [
          "POST",
          "/queue",
          { name: "flat", namespace: "default", clusterName: "main", cpu: "10", mem: "20Gi" },
          200,
        ],
        [
          "GET",
          "/queue/flat",
          none,
          200,
          { maxResources: { cpu: "0", memory: "0" }, quotaType: "elasticQuota" },
        ],
        ["DELETE", "/queue/flat", none, 200, null],
      ]));

    it("need their Kubernetes object", async () => {
      await expectRoot([["POST", "/queue", queue("lost"), 200]]);
      await server.bench.removeKubernetesQueue("lost");
      await expectRoot([
        ["GET", "/queue/lost", none, 200],
        ["PUT", "/queue/lost", { maxResources: { cpu: "2" } }, 400, "QueueResourceNotMatch"],
        ["GET", "/queue/lost", none, 200, { maxResources: { cpu: "10" } }],
        ["DELETE", "/queue/lost", none, 500, "InternalError"],
      ]);
    });
  });
}
