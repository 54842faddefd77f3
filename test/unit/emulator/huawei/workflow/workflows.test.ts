import { describe, expect, it } from "vitest";
import { type FilePart, type Result } from "../../../../contract/huawei/client";
import { emulator, session, useEmulator } from "../setup";

useEmulator();

const YAML = `version: genecontainer_0_1
inputs:
  tool: {default: 'gatk:4.0', type: string}
workflow:
  job-a: {type: GCS.Job, tool: "\${tool}", commands: [sleep 1]}
`;

const FILE: FilePart = { filename: "wf.yaml", content: YAML };

const upload = (resource: object, file: FilePart | undefined = FILE, path = ""): Promise<Result> =>
  session.call(path === "" ? "POST" : "PUT", `/v1/workflows${path}`, {
    parts: {
      ...(Object.keys(resource).length > 0 && { resource: JSON.stringify(resource) }),
      ...(file.filename !== "" && { archive_content: file }),
    },
  });

const NO_FILE: FilePart = { filename: "", content: "" };

const create = async (resource: object = {}): Promise<string> =>
  ((await upload({ name: "wf", ...resource })).body as { id: string }).id;

const read = async (id: string): Promise<object> =>
  ((await session.get(`/v1/workflows/${id}`)).body as { workflow: object }).workflow;

const execute = (id: string): Promise<string> =>
  session.create("/v1/executions", {
    json: { name: "ex", workflow_id: id, sfs_pvc_name: "pvc", namespace: "ns" },
  });

const names = ({ body }: Result): string[] =>
  (body as { workflow: { name: string }[] }).workflow.map(({ name }) => name);

describe("workflows", () => {
  it("get the tenant's name as vendor where none is given", async () => {
    const { domainName, projectId } = emulator.platforms.huawei;
    const id = await create({ vendor: "" });
    expect(await read(id)).toMatchObject({
      name: "wf",
      vendor: domainName,
      description: "",
      scope: "domain",
      project_id: projectId,
      enterprise_project: { id: "0", name: "default" },
    });
    expect((await session.get(`/v1/workflows/${id}/archive`)).body).toBe(YAML);
    expect((await session.get(`/v1/workflows/${id}/tools`)).body).toMatchObject({
      tools: { "gatk:4.0": { name: "gatk", version: "4.0", image: "gatk:4.0" } },
    });
  });

  const refusals: [string, object, FilePart?][] = [
    ["no name", { description: "x" }],
    ["a long name", { name: "a".repeat(65) }],
    ["a name in capitals", { name: "Wf" }],
    ["a name that ends in a dash", { name: "wf-" }],
    ["a vendor with a bracket", { name: "wf", vendor: "a(b)" }],
    ["a long description", { name: "wf", description: "中".repeat(86) }],
    ["a description with a percent sign", { name: "wf", description: "5%" }],
    ["the vendor's own scope", { name: "wf", scope: "public" }],
    ["no file", { name: "wf" }, NO_FILE],
    ["a file of another kind", { name: "wf" }, { filename: "wf.txt", content: YAML }],
    ["a file that is no YAML", { name: "wf" }, { filename: "wf.yaml", content: "a: [" }],
    ["a file that is no mapping", { name: "wf" }, { filename: "wf.yaml", content: "- a" }],
    ["a job that is no mapping", { name: "wf" }, { filename: "wf.yaml", content: "workflow: {a: 1}" }],
  ];
  it.each(refusals)("are refused with %s", async (_name, resource, file) => {
    expect(await upload(resource, file)).toMatchObject({ status: 400, code: "GCS.4003901" });
    expect(emulator.control.state("huawei").workflows).toEqual([]);
  });

  it("are refused without a multipart body", async () => {
    const result = await session.call("POST", "/v1/workflows", { json: { name: "wf" } });
    expect(result).toMatchObject({ status: 400, code: "GCS.4003901" });
  });

  it("change in what an update names", async () => {
    const id = await create({ vendor: "v", description: "d" });
    emulator.control.advance(5);
    const content = YAML.replace("sleep 1", "sleep 2");
    expect((await upload({}, { filename: "two.yaml", content }, `/${id}`)).status).toBe(201);
    expect((await upload({ name: "wf2", description: "" }, NO_FILE, `/${id}`)).status).toBe(201);
    const { create_at, update_at, ...rest } = (await read(id)) as Record<string, unknown>;
    expect(rest).toMatchObject({ name: "wf2", vendor: "v", description: "" });
    expect(rest.workflow_url).toMatch(/wf2\/two\.yaml$/);
    expect(update_at).not.toBe(create_at);
    expect((await session.get(`/v1/workflows/${id}/archive`)).body).toBe(content);
    expect((await upload({}, NO_FILE, `/${id}`)).code).toBe("GCS.4003901");
  });

  it("lose what an update leaves out, where the service is set so", async () => {
    emulator.control.configure({ huawei: { updateOmitted: "default" } });
    const id = await create({ vendor: "v", description: "d" });
    await upload({ name: "wf2" }, NO_FILE, `/${id}`);
    const { domainName } = emulator.platforms.huawei;
    expect(await read(id)).toMatchObject({ vendor: domainName, description: "" });
  });

  it("keep their file once they are in use", async () => {
    const id = await create();
    const execution = await execute(id);
    expect(await upload({}, FILE, `/${id}`)).toMatchObject({ status: 400, code: "GCS.4003902" });
    expect((await upload({ description: "d" }, NO_FILE, `/${id}`)).status).toBe(201);
    emulator.control.huawei.finishExecution(execution, "Succeeded");
    expect((await upload({}, FILE, `/${id}`)).code).toBe("GCS.4003902");
    emulator.control.configure({ huawei: { workflowInUse: "unfinished" } });
    expect((await upload({}, FILE, `/${id}`)).status).toBe(201);
  });

  it("still show for a while after their deletion", async () => {
    const id = await create();
    const remove = (query = "") => session.call("DELETE", `/v1/workflows/${id}${query}`);
    expect((await remove("?del_workflow_package=perhaps")).status).toBe(400);
    expect((await remove("?del_workflow_package=true")).status).toBe(204);
    expect(await read(id)).toMatchObject({ id });
    expect((await remove()).status).toBe(204);
    expect((await upload({ description: "d" }, NO_FILE, `/${id}`)).status).toBe(404);
    emulator.control.advance(2);
    expect(await session.get(`/v1/workflows/${id}`)).toMatchObject({ status: 404, code: "GCS.4043900" });
    expect((await remove()).status).toBe(404);
    emulator.control.configure({ huawei: { notFound: "400" } });
    expect(await session.get(`/v1/workflows/${id}`)).toMatchObject({ status: 400, code: "GCS.4003900" });
  });

  it("are listed newest first, by filters and pages", async () => {
    for (const name of ["one", "two", "three"]) await create({ name });
    const list = (query: string) => session.get(`/v1/workflows${query}`);
    expect(names(await list(""))).toEqual(["three", "two", "one"]);
    expect(names(await list("?name=o"))).toEqual(["two", "one"]);
    expect(names(await list("?offset=1&limit=1"))).toEqual(["two"]);
    expect(names(await list("?scope=public"))).toEqual([]);
    expect(names(await list("?project_id=other"))).toEqual([]);
    for (const query of ["?limit=1", "?offset=0", "?offset=a&limit=1", "?offset=0&limit=-1"]) {
      expect(await list(query)).toMatchObject({ status: 400, code: "GCS.4003007" });
    }
  });

  it("show in the ways that the references differ in", async () => {
    const id = await create();
    const get = async () => (await session.get(`/v1/workflows/${id}?get_archive=true`)).body;
    expect(await get()).toMatchObject({ workflow: { id, image: "", archive: YAML } });
    emulator.control.configure({ huawei: { workflowEnvelope: "bare", archiveEncoding: "base64" } });
    const bare = await get();
    expect(bare).toMatchObject({ id, archive: Buffer.from(YAML).toString("base64") });
    expect(bare).not.toHaveProperty("image");
  });
});
