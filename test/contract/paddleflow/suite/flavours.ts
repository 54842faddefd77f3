import { describe, expect, it } from "vitest";
import { expectAnswers, type Row } from "../bench/expectations";
import { none, type ServerUnderTest } from "./serverUnderTest";

export function flavoursSuite(server: ServerUnderTest): void {
  const { expectRoot } = server;
  describe("flavours", () => {
    const flavour = { name: "gpu", cpu: "4", mem: "8Gi", scalarResources: { "nvidia.com/gpu": "1" } };

    it("keep their texts and merge what an update gives", () =>
      expectRoot([
        ["POST", "/flavour", flavour, 200, { name: "gpu" }],
        ["POST", "/flavour", flavour, 400, "DuplicatedName"],
        ["POST", "/flavour", { ...flavour, name: "" }, 404, "FlavourNotFound"],
        ["POST", "/flavour", { ...flavour, name: "bad", mem: "" }, 400, "FlavourInvalidField"],
        ["POST", "/flavour", { ...flavour, name: "bad", cpu: "0" }, 400, "FlavourInvalidField"],
        ["POST", "/flavour", { ...flavour, name: "bad", clusterName: "none" }, 400, "ClusterNameNotFound"],
        ["GET", "/flavour/gpu", none, 200, flavour],
        ["PUT", "/flavour/gpu", { cpu: "0.5" }, 200, { cpu: "0.5", mem: "8Gi" }],
        ["PUT", "/flavour/gpu", { scalarResources: {} }, 200, { scalarResources: { "nvidia.com/gpu": "1" } }],
        ["PUT", "/flavour/gpu", { scalarResources: { "nvidia.com/gpu": "" } }, 400, "FlavourInvalidField"],
        [
          "PUT",
          "/flavour/gpu",
          { scalarResources: { "rdma/hca": "0" } },
          200,
          { scalarResources: { "rdma/hca": "0" } },
        ],
        ["PUT", "/flavour/gpu", { clusterName: "main" }, 500, ""],
        ["PUT", "/flavour/none", { cpu: "1" }, 500, ""],
        ["GET", "/flavour/none", none, 404, "FlavourNotFound"],
        ["DELETE", "/flavour/gpu", none, 200, null],
        ["DELETE", "/flavour/gpu", none, 404, "FlavourNotFound"],
      ]));

    it("of a cluster do not tell it", async () => {
      await expectRoot([
        ["POST", "/flavour", { ...flavour, name: "bound", clusterName: "main" }, 200],
        ["GET", "/flavour?clusterName=main&name=bou", none, 200, { flavourList: [{ name: "bound" }] }],
        ["GET", "/flavour?name=bound", none, 200, { flavourList: null }],
      ]);
      expect((await server.root.get("/flavour/bound")).body).not.toHaveProperty("clusterName");
      await expectRoot([["DELETE", "/flavour/bound", none, 200, null]]);
    });

    it("are anyone's to create and root's to change", async () => {
      await expectAnswers(server.alice, [
        ["POST", "/flavour", { ...flavour, name: "alices" }, 200],
        ["PUT", "/flavour/alices", { cpu: "1" }, 403, "ActionNotAllowed"],
        ["DELETE", "/flavour/alices", none, 403, "ActionNotAllowed"],
      ]);
      await expectRoot([["DELETE", "/flavour/alices", none, 200, null]]);
    });
  });
}

export function pagesSuite(server: ServerUnderTest): void {
  const { expectRoot } = server;
  describe("pages", () => {
    it("go on by markers, and may say too much of what follows", async () => {
      await expectRoot(
        ["pa", "pb", "pc"].map((flavour): Row => [
          "POST",
          "/flavour",
          { name: flavour, cpu: "1", mem: "1Gi" },
          200,
        ]),
      );
      interface List {
        isTruncated: boolean;
        nextMarker?: string;
        flavourList: { name: string }[] | null;
      }
      const names: string[] = [];
      let marker = "";
      for (let more = true; more;) {
        const { body } = await server.root.get(`/flavour?maxKeys=2${marker && `&marker=${marker}`}`);
        const { isTruncated, nextMarker, flavourList } = body as List;
        names.push(...(flavourList ?? []).map((flavour) => flavour.name));
        more = isTruncated;
        marker = nextMarker ?? "";
      }
      expect(names).toEqual(["flavour1", "flavour2", "flavour3", "pa", "pb", "pc"]);
      await expectRoot([
        ["GET", "/flavour?name=pa", none, 200, { isTruncated: true, flavourList: [{ name: "pa" }] }],
        ["GET", "/flavour?name=pc", none, 200, { isTruncated: false }],
        ["GET", "/user?maxKeys=0", none, 400, "InvalidURI"],
        ["GET", "/user?marker=zz", none, 400, "InvalidMarker"],
        ["GET", "/queue?maxKeys=1001", none, 400, "InvalidURI"],
        ["GET", "/queue?maxKeys=x", none, 400, "InvalidURI"],
        ...["pa", "pb", "pc"].map((flavour): Row => ["DELETE", `/flavour/${flavour}`, none, 200, null]),
      ]);
    });
  });
}
