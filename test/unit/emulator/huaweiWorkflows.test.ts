import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type FilePart, type Result } from "../../contract/huawei/client";
import { emulator, session } from "./huaweiSetup";

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

describe("environments", () => {
  const cce = (members: object = {}) => ({
    source: "cce",
    cluster_id: randomUUID(),
    bucket_name: "bucket",
    env_name: "env",
    ...members,
  });
  const cci = (members: object = {}) => ({
    source: "cci",
    cluster_name: "ns",
    env_name: "env",
    ak: "a",
    sk: "s",
    ...members,
  });
  const post = (json: object) => session.call("POST", "/v1/environments", { json });
  const get = async (id: string) => (await session.get(`/v1/environments/${id}`)).body;
  const made = async (json: object): Promise<string> => ((await post(json)).body as { id: string }).id;

  it("come and go", async () => {
    const first = await made(cce());
    const second = await made(cci({ default_env: "true" }));
    expect(await get(first)).toMatchObject({ status: "Creating", default_env: false, cluster_info: "" });
    expect(await get(second)).not.toHaveProperty("cluster_info");
    emulator.control.advance(30);
    expect(await get(second)).toMatchObject({ status: "Running", default_env: true, source: "cci" });
    const remove = () => session.call("DELETE", `/v1/environments/${second}?delete_cluster=false`);
    expect((await remove()).status).toBe(204);
    expect(await get(second)).toMatchObject({ status: "Deleting" });
    expect((await remove()).code).toBe("GCS.4003026");
    emulator.control.advance(20);
    expect((await remove()).code).toBe("GCS.4043001");
    expect(await get(first)).toMatchObject({ default_env: true });
    const { body } = await session.get("/v1/environments?source=cci");
    expect(body).toEqual({ environments: [] });
  });

  it("fail where they are made to", async () => {
    emulator.control.huawei.failNext("environmentCreation");
    emulator.control.huawei.failNext("environmentDeletion");
    const id = await made(cci());
    emulator.control.advance(30);
    expect(await get(id)).toMatchObject({ status: "CreatedFailed" });
    await session.call("DELETE", `/v1/environments/${id}`);
    emulator.control.advance(20);
    expect(await get(id)).toMatchObject({ status: "DeletedFailed" });
    emulator.control.huawei.setEnvironmentStatus(id, "Abnormal");
    emulator.control.huawei.drain();
    expect(await get(id)).toMatchObject({ status: "Abnormal" });
  });

  const refusals: [string, () => object, string][] = [
    ["no source", () => ({ env_name: "env" }), "GCS.4003015"],
    ["no key pair", () => cci({ sk: "" }), "GCS.4003015"],
    ["no namespace", () => cci({ cluster_name: undefined }), "GCS.4003015"],
    ["no bucket", () => cce({ bucket_name: "" }), "GCS.4003015"],
    ["a bad name", () => cce({ env_name: "Env" }), "GCS.4003015"],
    ["no cluster", () => cce({ cluster_id: undefined }), "GCS.4003025"],
    ["a bad cluster", () => cce({ cluster_id: "x" }), "GCS.4003019"],
  ];
  it.each(refusals)("are refused with %s", async (_name, json, code) => {
    expect(await post(json())).toMatchObject({ status: 400, code });
  });

  it("are refused a second time", async () => {
    await made(cci());
    expect((await post(cci({ env_name: "env2" }))).code).toBe("GCS.4003011");
    emulator.control.huawei.setNamespaces(["ns"]);
    expect((await post(cci({ cluster_name: "ns2" }))).code).toBe("GCS.4003020");
  });
});

describe("tools", () => {
  it("are listed with their versions together", async () => {
    const make = (name: string, version: string) =>
      session.create("/v1/tools", { json: { name, version, image: `${name}:${version}`, category: "gatk" } });
    const id = await make("gatk", "1.0");
    for (const [name, version] of [
      ["bwa", "1"],
      ["gatk", "2.0"],
    ] as const)
      await make(name, version);
    const json = { cpu: "4C", memory: "16G", description: "d", new_category: "mine" };
    expect((await session.call("PUT", `/v1/tools/${id}`, { json })).body).toEqual({ id });
    const list = async (query: string) => {
      const { body } = await session.get(`/v1/tools?${query}`);
      const groups = (body as { tools: { tool: { name: string; version: string }[] }[] }).tools;
      return groups.map(({ tool }) => tool.map(({ name, version }) => `${name}:${version}`));
    };
    expect(await list("")).toEqual([["gatk:2.0", "gatk:1.0"], ["bwa:1"]]);
    expect(await list("whole_name=bw")).toEqual([]);
    expect(await list("name=bw")).toEqual([["bwa:1"]]);
    expect(await list("category=mine")).toEqual([["gatk:1.0"]]);
    expect(await list("scope=public")).toEqual([]);
    expect((await session.call("DELETE", `/v1/tools/${id}`)).status).toBe(204);
    expect((await session.get(`/v1/tools/${id}`)).code).toBe("GCS.4043920");
  });

  it.each([
    { cpu: "2" },
    { cpu: "2001C" },
    { memory: "0G" },
    { category: "x" },
    { type: "vm" },
    { version: "-" },
  ])("are refused with %j", async (members) => {
    const json = { name: "t", version: "1", image: "i", ...members };
    expect((await session.call("POST", "/v1/tools", { json })).code).toBe("GCS.4003921");
  });
});
