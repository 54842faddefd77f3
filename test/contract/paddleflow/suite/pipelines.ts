import { describe, expect, it } from "vitest";
import { base64, expectAnswers, pipelineYaml } from "../bench/expectations";
import { none, type ServerUnderTest } from "./serverUnderTest";

export function pipelinesSuite(server: ServerUnderTest): void {
  const { expectRoot } = server;
  describe("pipelines", () => {
    const yamlRaw = (text: string) => ({ yamlRaw: base64(text) });

    it("are checked when they are created", () =>
      expectRoot([
        ["POST", "/pipeline", {}, 400, "InvalidArguments"],
        ["POST", "/pipeline", { yamlRaw: "not-base64!" }, 400, "Decode base64"],
        ["POST", "/pipeline", yamlRaw("a: ["), 400, "InvalidPipeline"],
        ["POST", "/pipeline", yamlRaw("name: zzz"), 400, "InvalidPipeline"],
        ["POST", "/pipeline", yamlRaw(pipelineYaml("1bad")), 400, "InvalidPipeline"],
        ["POST", "/pipeline", yamlRaw(`${pipelineYaml("ppl")}unknown: 1\n`), 400, "InvalidPipeline"],
        [
          "POST",
          "/pipeline",
          yamlRaw(pipelineYaml("ppl").replace("    env:", "    deps: none\n    env:")),
          400,
          "InvalidPipeline",
        ],
        [
          "POST",
          "/pipeline",
          { ...yamlRaw(pipelineYaml("ppl")), yamlPath: "./run.yaml" },
          400,
          "InvalidArguments",
        ],
        ["POST", "/pipeline", { ...yamlRaw(pipelineYaml("ppl")), fsName: "fs" }, 400, "InvalidArguments"],
        [
          "POST",
          "/pipeline",
          { ...yamlRaw(pipelineYaml("ppl")), desc: "x".repeat(257) },
          400,
          "InvalidArguments",
        ],
        ["POST", "/pipeline", { fsName: "none" }, 400, "InvalidArguments"],
        ["GET", "/pipeline/ppl-009999", none, 404, "PipelineNotFound"],
        ["POST", "/pipeline/ppl-009999", yamlRaw(pipelineYaml("ppl")), 404, "PipelineNotFound"],
        ["DELETE", "/pipeline/ppl-009999", none, 404, "PipelineNotFound"],
      ]));

    it("get a version with every change, also with none", async () => {
      const yaml = pipelineYaml("versions");
      const made = await server.root.post("/pipeline", { ...yamlRaw(yaml), desc: "first" });
      expect(made).toMatchObject({ status: 201, body: { pipelineVersionID: "1", name: "versions" } });
      const { pipelineID: id } = made.body as { pipelineID: string };
      expect(id).toMatch(/^ppl-\d{6}$/);
      await expectRoot([
        ["POST", "/pipeline", yamlRaw(yaml), 400, "DuplicatedName"],
        ["POST", `/pipeline/${id}`, yamlRaw(yaml), 201, { pipelineID: id, pipelineVersionID: "2" }],
        [
          "GET",
          `/pipeline/${id}/1`,
          none,
          200,
          { pipeline: { desc: "" }, pipelineVersion: { pipelineYaml: yaml } },
        ],
        ["POST", `/pipeline/${id}`, { desc: "only" }, 400, "InvalidArguments"],
        ["POST", `/pipeline/${id}`, yamlRaw(pipelineYaml("renamed")), 400, "InvalidArguments"],
        ["DELETE", `/pipeline/${id}/2`, none, 200, null],
        ["GET", `/pipeline/${id}/2`, none, 404, "PipelineNotFound"],
        ["POST", `/pipeline/${id}`, yamlRaw(yaml), 201, { pipelineVersionID: "3" }],
        ["GET", `/pipeline/${id}?maxKeys=1`, none, 200, { pplVersions: { maxKeys: 1, isTruncated: true } }],
        [
          "GET",
          "/pipeline?nameFilter=versions",
          none,
          200,
          { isTruncated: false, pipelineList: [{ name: "versions" }] },
        ],
        ["DELETE", `/pipeline/${id}/1`, none, 200, null],
        ["DELETE", `/pipeline/${id}/3`, none, 403, "ActionNotAllowed"],
      ]);
      await expectAnswers(server.alice, [
        ["GET", `/pipeline/${id}`, none, 403, "AccessDenied"],
        ["DELETE", `/pipeline/${id}`, none, 403, "AccessDenied"],
      ]);
      await expectRoot([
        ["DELETE", `/pipeline/${id}`, none, 200, null],
        ["GET", `/pipeline/${id}`, none, 404, "PipelineNotFound"],
      ]);
    });
  });
}
