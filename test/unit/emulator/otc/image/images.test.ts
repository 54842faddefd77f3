import { describe, expect, it } from "vitest";
import { BACKUP, PUBLIC_IMAGE, VOLUME } from "../../../../contract/otc/client";
import { defaultSettings } from "../../../../../emulator/src/otc/settings";
import { emulator, session, set, advance, useEmulator } from "../setup";

useEmulator();

const add = (id: string, attributes: Record<string, string | number | boolean> = {}) =>
  emulator.control.otc.addImage(id, attributes);

const patch = (id: string, ...operations: object[]) =>
  session.send("PATCH", `/v2/cloudimages/${id}`, operations);

const replace = (name: string, value: unknown) => ({ op: "replace", path: `/${name}`, value });

const remove = (id: string, body?: object) => session.send("DELETE", `/v2/images/${id}`, body);

const ids = async (query: string) => (await session.images(query)).map(({ id }) => id);

const refusal = ({ status, code }: { status: number; code: string | undefined }) => `${status} ${code}`;

describe("the list of images", () => {
  it("is filtered", async () => {
    add("a", { name: "one", min_disk: 10, created_at: "2024-01-01T00:00:00Z" });
    add("b", { name: "two", protected: true, created_at: "2024-02-01T00:00:00Z", __os_type: "Windows" });
    add("c", { status: "queued", created_at: "2024-03-01T00:00:00Z", enterprise_project_id: "ep" });
    emulator.control.otc.change("image", "a", { tags: [{ key: "k", value: "v" }] });
    const filters: [string, string[]][] = [
      ["?id=a", ["a"]],
      ["?id=none", []],
      ["?name=two", ["b"]],
      ["?name=tw", []],
      ["?__imagetype=gold", [PUBLIC_IMAGE]],
      ["?visibility=public", [PUBLIC_IMAGE]],
      ["?__imagetype=private", ["c", "b", "a"]],
      [`?owner=${session.access.projectId}&status=active`, ["b", "a"]],
      ["?protected=true&__imagetype=private", ["b"]],
      ["?tag=k.v", ["a"]],
      ["?__os_type=Windows", ["b"]],
      ["?enterprise_project_id=ep", ["c"]],
      ["?virtual_env_type=FusionCompute&min_disk=10", ["a"]],
      ["?created_at=gt:2024-02-01T00:00:00Z", ["c"]],
      ["?created_at=gte:2024-02-01T00:00:00Z&created_at=lt:2024-03-01T00:00:00Z", ["b"]],
      ["?created_at=eq:2024-02-01T00:00:00Z", ["b"]],
      ["?created_at=neq:2024-02-01T00:00:00Z&__imagetype=private", ["c", "a"]],
    ];
    for (const [query, expected] of filters) expect([query, await ids(query)]).toEqual([query, expected]);
    expect(refusal(await session.send("GET", "/v2/cloudimages?__imagetype=x"))).toBe("400 IMG.0024");
  });

  it("is sorted and paged", async () => {
    for (const id of ["c", "a", "b"]) add(id, { name: id });
    const sorted = "?__imagetype=private&sort_key=name&sort_dir=asc";
    expect(await ids(sorted)).toEqual(["a", "b", "c"]);
    expect(await ids(`${sorted}&limit=2`)).toEqual(["a", "b"]);
    expect(await ids(`${sorted}&limit=2&marker=b`)).toEqual(["c"]);
    for (const bad of ["limit=-1", "marker=none", "sort_dir=up", "created_at=soon"]) {
      expect(refusal(await session.send("GET", `/v2/cloudimages?${bad}`))).toBe("400 IMG.0001");
    }
  });
});

describe("an image", () => {
  it("is changed by operations", async () => {
    add("a", { name: "one" });
    const operations = [
      replace("name", "two"),
      replace("__description", "text"),
      replace("min_ram", 2048),
      { op: "add", path: "/max_ram", value: "4096" },
      replace("hw_firmware_type", "uefi"),
      { op: "add", path: "/__support_kvm_gpu_type", value: "V100" },
      { op: "add", path: "/own_attribute", value: "x" },
    ];
    expect(await patch("a", ...operations)).toMatchObject({
      status: 200,
      body: {
        id: "a",
        name: "two",
        status: "active",
        __description: "text",
        min_ram: 2048,
        max_ram: "4096",
        hw_firmware_type: "uefi",
        __support_kvm_gpu_type: "V100",
        own_attribute: "x",
      },
    });
    const removed = await patch("a", { op: "remove", path: "/own_attribute" });
    expect(removed.body).not.toHaveProperty("own_attribute");
    set({ patchNeedsMember: true });
    expect(refusal(await patch("a", { op: "remove", path: "/own_attribute" }))).toBe("400 IMG.0001");
  });

  it("refuses other changes, and then keeps all", async () => {
    add("a", { name: "one" });
    add("b", { name: "two" });
    const bad: [string, object][] = [
      ["IMG.0009", replace("name", "two")],
      ["IMG.0003", replace("name", " x")],
      ["IMG.0054", replace("__description", "<")],
      ["IMG.0001", replace("min_disk", 50)],
      ["IMG.0001", replace("status", "killed")],
      ["IMG.0001", replace("__os_version", "x")],
      ["IMG.0001", replace("Upper", "x")],
      ["IMG.0001", replace("hw_firmware_type", "x")],
      ["IMG.0001", replace("min_ram", "much")],
      ["IMG.0001", replace("own", 1)],
      ["IMG.0001", { op: "move", path: "/name", value: "x" }],
      ["IMG.0001", { op: "replace", path: "name", value: "x" }],
    ];
    for (const [code, operation] of bad) {
      expect(refusal(await patch("a", replace("max_ram", "1"), operation))).toBe(`400 ${code}`);
    }
    const object = await session.send("PATCH", "/v2/cloudimages/a", replace("name", "x"));
    expect(refusal(object)).toBe("400 IMG.0001");
    expect((await session.images("?id=a"))[0]).not.toHaveProperty("max_ram");
    expect(refusal(await patch("none", replace("name", "x")))).toBe("400 IMG.0027");
    expect(refusal(await patch(PUBLIC_IMAGE, replace("name", "x")))).toBe("400 IMG.0047");
    emulator.control.otc.change("image", "a", { status: "queued" });
    expect(refusal(await patch("a", replace("name", "x")))).toBe("400 IMG.0001");
  });

  it("has tags of its own", async () => {
    add("a");
    const path = `/v2/${session.access.projectId}/images/a/tags`;
    const change = (action: string, ...tags: object[]) =>
      session.send("POST", `${path}/action`, { action, tags });
    for (let i = 0; i < 2; i++) {
      const created = await change("create", { key: "k", value: "v" }, { key: "l", value: "" });
      expect(created).toMatchObject({ status: 204, body: null });
    }
    await change("create", { key: "k", value: "w" });
    expect((await session.send("GET", path)).body).toEqual({
      tags: [
        { key: "l", value: "" },
        { key: "k", value: "w" },
      ],
    });
    for (let i = 0; i < 2; i++) expect((await change("delete", { key: "l" })).status).toBe(204);
    expect(await session.images("?tag=k.w")).toMatchObject([{ id: "a", tags: ["k.w"] }]);
    expect(refusal(await change("drop", { key: "k" }))).toBe("400 IMG.0001");
    expect(refusal(await change("create"))).toBe("400 IMG.0001");
    expect(refusal(await change("create", { key: "" }))).toBe("400 IMG.0115");
    const many = Array.from({ length: 10 }, (_, i) => ({ key: `k${i}`, value: "v" }));
    expect(refusal(await change("create", ...many))).toBe("400 IMG.0116");
    expect(refusal(await session.send("GET", path.replace("/a/", "/none/")))).toBe("400 IMG.0027");
  });

  it("is deleted in time", async () => {
    add("a");
    expect(await remove("a")).toMatchObject({ status: 204, body: null });
    expect(await ids("?id=a")).toEqual(["a"]);
    expect((await remove("a")).status).toBe(204);
    advance(2);
    expect(await ids("?id=a")).toEqual([]);
    for (const [setting, expected] of [
      ["IMG.0027", "400 IMG.0027"],
      ["IMG.0086", "400 IMG.0086"],
      ["404", "404 404"],
    ] as const) {
      set({ unknownImageOnDelete: setting });
      expect(refusal(await remove("a"))).toBe(expected);
    }
    set({ durations: { ...defaultSettings().durations, imageDeleting: 0 } });
    add("b");
    await remove("b", { delete_backup: false });
    expect(await ids("?id=b")).toEqual([]);
  });

  it("is deleted only when it may be", async () => {
    add("a", { protected: true });
    expect(refusal(await remove("a"))).toBe("400 IMG.0028");
    expect(refusal(await remove(PUBLIC_IMAGE))).toBe("400 IMG.0092");
    const source = { name: "n", volume_id: VOLUME, os_version: "x" };
    await session.start("POST", "/v2/cloudimages/action", source);
    const [{ id } = { id: "" }] = await session.images("?name=n");
    expect(refusal(await remove(id))).toBe("400 IMG.0090");
    advance(30);
    expect(refusal(await remove(id))).toBe("400 IMG.0090");
    advance(33);
    expect((await remove(id)).status).toBe(204);
  });

  it("of a whole server takes its backup along", async () => {
    const path = "/v1/cloudimages/wholeimages/action";
    await session.start("POST", path, { name: "w", backup_id: BACKUP });
    advance(63);
    const [{ id } = { id: "" }] = await session.images("?name=w");
    expect(refusal(await remove(id, { delete_backup: "yes" }))).toBe("400 IMG.0001");
    await remove(id, { delete_backup: true });
    expect(emulator.control.state("otc").backups).toEqual([]);
  });
});
