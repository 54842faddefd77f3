import { describe, expect, it } from "vitest";
import { SERVER } from "../../../../contract/otc/client";
import { defaultSettings } from "../../../../../emulator/src/otc/settings";
import { emulator, session, set, advance, useEmulator } from "../setup";

useEmulator();

const add = (id: string, attributes: Record<string, string | number | boolean> = {}) =>
  emulator.control.otc.addImage(id, attributes);

const remove = (id: string, body?: object) => session.send("DELETE", `/v2/images/${id}`, body);

const ids = async (query: string) => (await session.images(query)).map(({ id }) => id);

const refusal = ({ status, code }: { status: number; code: string | undefined }) => `${status} ${code}`;

describe("shares", () => {
  const OTHER = "9c61004714024f9586705d090530f9fa";
  const members = "/v1/cloudimages/members";
  const ended = async (method: string, body: object) => {
    const id = await session.start(method, members, body);
    advance(63);
    return session.job(id);
  };

  it("are added, answered and removed by jobs", async () => {
    add("a");
    const pair = { images: ["a"], projects: [OTHER] };
    const { projectId } = session.access;
    expect(await ended("POST", pair)).toMatchObject({
      job_type: "imsAddImageMembersJob",
      status: "SUCCESS",
      entities: { results: [{ image_id: "a", project_id: OTHER, status: "success" }] },
    });
    const list = async () => (await session.send("GET", "/v2/images/a/members")).body;
    expect(await list()).toMatchObject({ members: [{ image_id: "a", member_id: OTHER, status: "pending" }] });
    // Only the member answers: whoever shares cannot accept in its place.
    const answer = { images: ["a"], project_id: OTHER, status: "accepted" };
    expect(refusal(await session.send("PUT", members, answer))).toBe("403 403");
    expect(await list()).toMatchObject({ members: [{ status: "pending" }] });
    const share = { projectId, status: "pending" as const, createdAt: 0, updatedAt: 0 };
    emulator.control.otc.addImage("theirs", { owner: OTHER }, { shares: [share] });
    const own = { images: ["theirs"], project_id: projectId, status: "accepted" };
    expect(await ended("PUT", own)).toMatchObject({
      job_type: "imsUpdateImageMembersJob",
      status: "SUCCESS",
    });
    const member = await session.send("GET", `/v2/images/theirs/members/${projectId}`);
    expect(member).toMatchObject({ status: 200, body: { status: "accepted" } });
    expect((await session.send("GET", "/v1/cloudimages/quota")).body).toMatchObject({
      quotas: {
        resources: [
          { type: "image", used: 1 },
          { type: "image_shared", used: 1 },
          { type: "image_member", used: 1 },
        ],
      },
    });
    expect(await ended("DELETE", pair)).toMatchObject({
      job_type: "imsDelImageMembersJob",
      status: "SUCCESS",
    });
    expect(await list()).toMatchObject({ members: [] });
    expect(refusal(await session.send("GET", `/v2/images/a/members/${OTHER}`))).toBe("404 404");
    const unshared = { images: ["a"], project_id: projectId, status: "accepted" };
    expect(await ended("PUT", unshared)).toMatchObject({ status: "FAIL", error_code: "IMG.0027" });
  });

  it("are those of accounts and organizations too", async () => {
    add("a");
    const urn = "urn:o:root";
    await ended("POST", { images: ["a"], domains: ["d1"], organizations: [urn] });
    expect((await session.send("GET", "/v2/images/a/members")).body).toMatchObject({
      members: [
        { member_id: "d1", member_type: "domain" },
        { member_id: urn, member_type: "organization", urn },
      ],
    });
    await ended("DELETE", { images: ["a"], domains: ["d1"] });
    expect((await session.send("GET", "/v2/images/a/members")).body).toMatchObject({
      members: [{ member_id: urn }],
    });
  });

  it("of others show themselves once they are accepted", async () => {
    const { projectId } = session.access;
    emulator.control.otc.addImage("x", { owner: OTHER });
    expect(await ids("?id=x")).toEqual([]);
    const share = { projectId, status: "pending" as const, createdAt: 0, updatedAt: 0 };
    emulator.control.otc.addImage("x", { owner: OTHER }, { shares: [share] });
    expect(await ids("?id=x")).toEqual([]);
    expect(await ids("?member_status=pending")).toEqual(["x"]);
    await ended("PUT", { images: ["x"], project_id: projectId, status: "accepted" });
    expect(await ids("?__imagetype=shared")).toEqual(["x"]);
    expect(refusal(await remove("x"))).toBe("400 IMG.0092");
  });

  it("are refused", async () => {
    add("a");
    const send = (method: string, body: object) => session.send(method, members, body);
    expect(refusal(await send("POST", { images: ["none"], projects: [OTHER] }))).toBe("400 IMG.0027");
    expect(refusal(await send("POST", { images: ["a"], projects: [] }))).toBe("400 IMG.0001");
    expect(refusal(await send("DELETE", { images: "a", projects: [OTHER] }))).toBe("400 IMG.0001");
    const answer = { images: ["a"], project_id: session.access.projectId, status: "maybe" };
    expect(refusal(await send("PUT", answer))).toBe("400 IMG.0001");
    set({ quotas: { ...defaultSettings().quotas, members: 1 } });
    expect(refusal(await send("POST", { images: ["a"], projects: [OTHER, SERVER] }))).toBe("400 IMG.0001");
    emulator.control.otc.change("image", "a", { status: "queued" });
    expect(refusal(await send("POST", { images: ["a"], projects: [OTHER] }))).toBe("400 IMG.0001");
  });
});
