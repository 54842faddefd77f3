import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { emulator, session, useEmulator } from "../setup";

useEmulator();

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
