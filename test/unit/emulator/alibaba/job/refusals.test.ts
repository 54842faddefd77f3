import { describe, expect, it } from "vitest";
import { job, task, TestClient } from "../../../../contract/alibaba/client";
import { defaultSettings } from "../../../../../emulator/src/alibaba/settings";
import { emulator, client, set, get, act, refusal, create, useEmulator } from "../setup";

useEmulator();

describe("the emulated BatchCompute refuses", () => {
  const dag = (Dependencies: object): [Record<string, object>, object] => [
    { A: task(), B: task() },
    { Dependencies },
  ];
  const ofTask = (members: object): [Record<string, object>] => [{ Find: task(members) }];
  it.each<[string, Parameters<typeof job>]>([
    ["Missing JobName", [undefined, { JobName: undefined }]],
    ["Invalid JobName", [undefined, { JobName: "1st" }]],
    ["Missing JobTag", [undefined, { JobTag: null }]],
    ["Invalid Priority", [undefined, { Priority: 1001 }]],
    ["Missing TaskDag", [undefined, { TaskDag: undefined }]],
    ["Invalid TaskDescMap", [{}]],
    ["Invalid TaskName", [{ "a b": task() }]],
    ["Invalid PackageUri", ofTask({ PackageUri: "http://x" })],
    ["Invalid ProgramType", ofTask({ ProgramType: "perl" })],
    ["Invalid InstanceCount", ofTask({ InstanceCount: "1" })],
    ["Invalid InstanceCount", ofTask({ InstanceCount: 0 })],
    ["Invalid Timeout", ofTask({ Timeout: 86_401 })],
    ["Invalid ImageId", ofTask({ ImageId: "img-unknown" })],
    ["Missing ResourceDescription", ofTask({ ResourceDescription: undefined })],
    ["Invalid Cpu", ofTask({ ResourceDescription: { Cpu: 16, Memory: 2000 } })],
    ["Missing Memory", ofTask({ ResourceDescription: { Cpu: 800 } })],
    ["Invalid EnvironmentVariables", ofTask({ EnvironmentVariables: { A: 1 } })],
    ["BadDAG", dag({ A: ["C"] })],
    ["BadDAG", dag({ A: ["B"], B: ["A"] })],
    ["BadDAG", dag({ A: ["A"] })],
    ["Invalid Dependencies", dag({ A: "B" })],
  ])("a definition: %s", async (code, args) => {
    expect(refusal(await client.send("POST", "/jobs", job(...args)))).toBe(`400 ${code}`);
    expect(emulator.control.state("alibaba").jobs).toEqual([]);
  });

  it("bodies, paths, queries and methods", async () => {
    const id = await create();
    const codes = await Promise.all([
      client.send("POST", "/jobs", "{"),
      client.send("POST", "/jobs", "[]"),
      get("/clusters"),
      get(`/jobs/${id}/tasks/Find`),
      get("/jobs/a%20b"),
      client.send("PUT", `/jobs/${id}`),
      act(id, "Pause"),
      client.send("DELETE", "/images"),
      client.send("POST", `/jobs/${id}`),
      act("job-missing", "Stop"),
    ]);
    expect(codes.map(refusal)).toEqual([
      "400 InvalidJsonFormat",
      "400 InvalidJsonFormat",
      "400 InvalidUrlPattern",
      "400 InvalidUrlPattern",
      "400 InvalidUrlPattern",
      "403 InvalidQueryString",
      "403 InvalidQueryString",
      "400 MethodNotAllowed",
      "400 MethodNotAllowed",
      "404 InvalidResource.NotFound",
    ]);
  });

  it("what is set so", async () => {
    set({ uniqueNames: true, quotas: { jobs: 2, instancesPerJob: 3 } });
    const many = await client.send("POST", "/jobs", job({ Find: task({ InstanceCount: 4 }) }));
    expect(refusal(many)).toBe("403 QuotaExhausted");
    await create();
    const again = await client.send("POST", "/jobs", job());
    expect(refusal(again)).toBe("403 InvalidResource.AlreadyExisting");
    await create(undefined, { JobName: "second" });
    const third = await client.send("POST", "/jobs", job(undefined, { JobName: "third" }));
    expect(refusal(third)).toBe("403 QuotaExhausted");
    set({
      statuses: "plain",
      errorField: "ErrorCode",
      required: { ...defaultSettings().required, Timeout: true },
    });
    const plain = await client.send("POST", "/jobs", job());
    expect(plain).toMatchObject({ status: 400, body: { ErrorCode: "Missing Timeout" } });
    expect(refusal(await get("/jobs/job-missing"))).toBe("400 InvalidResource.NotFound");
    const { required } = defaultSettings();
    set({
      required,
      createdStatus: 201,
      emptyStatus: 204,
      uniqueNames: false,
      quotas: defaultSettings().quotas,
    });
    const created = await client.send("POST", "/jobs", job());
    expect(created.status).toBe(201);
    const { ResourceId: id } = created.body as { ResourceId: string };
    expect((await act(id, "Stop")).status).toBe(204);
    set({ userAllowed: false, statuses: "later" });
    expect(refusal(await get("/jobs"))).toBe("403 Forbidden");
    expect(() => emulator.control.configure({ alibaba: { none: 1 } as object })).toThrow(
      "no setting alibaba.none",
    );
  });
});

describe("signatures of BatchCompute", () => {
  it("are taken in either flavour, and with a security token", async () => {
    const javascript = new TestClient(emulator.platforms.alibaba, "javascript");
    const created = await javascript.send("POST", "/jobs", job());
    expect(created).toMatchObject({ status: 200, headers: { "x-acs-version": "2015-06-30" } });
    expect(created.headers["request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    const { ResourceId: id } = created.body as { ResourceId: string };
    expect((await javascript.send("PUT", `/jobs/${id}?Action=Stop`)).status).toBe(200);
    const { temporary } = emulator.platforms.alibaba;
    expect((await client.send("GET", "/jobs", undefined, { credentials: temporary })).status).toBe(200);
  });

  it("are refused when they are wrong", async () => {
    const { accessKeyId, accessKeySecret, temporary } = emulator.platforms.alibaba;
    const late = new Date(Date.now() - 16 * 60_000).toUTCString();
    const { securityToken } = temporary;
    const attempts: [string, Parameters<TestClient["send"]>[3]][] = [
      ["400 SignatureDoesNotMatch", { signature: "AAAA" }],
      ["400 SignatureDoesNotMatch", { credentials: { accessKeyId, accessKeySecret: "other" } }],
      ["400 InvalidAccessKeyId.NotFound", { credentials: { accessKeyId: "none", accessKeySecret } }],
      ["400 InvalidTimeStamp.Expired", { headers: { date: late } }],
      ["400 Invalid Date", { headers: { date: new Date().toISOString() } }],
      ["400 Missing Date", { headers: { date: undefined } }],
      ["403 InvalidVersion.NotFound", { headers: { "x-acs-version": "2015-11-11" } }],
      ["403 InvalidVersion.NotFound", { headers: { "x-acs-version": undefined } }],
      ["400 Invalid x-acs-signature-method", { headers: { "x-acs-signature-method": "HMAC-SHA256" } }],
      ["400 Missing Authorization", { headers: { authorization: "" } }],
      ["400 Invalid Authorization", { headers: { authorization: "Bearer x" } }],
      ["400 InvalidSecurityToken", { credentials: { ...temporary, securityToken: "x" } }],
      ["400 InvalidSecurityToken", { credentials: { accessKeyId, accessKeySecret, securityToken } }],
    ];
    for (const [expected, deviation] of attempts) {
      expect(refusal(await client.send("GET", "/jobs", undefined, deviation))).toBe(expected);
    }
  });

  it("use a nonce once", async () => {
    const headers = { "x-acs-signature-nonce": "n-1" };
    expect((await client.send("GET", "/jobs", undefined, { headers })).status).toBe(200);
    const again = await client.send("GET", "/jobs", undefined, { headers });
    expect(refusal(again)).toBe("400 SignatureNonceUsed");
    set({ refusesUsedNonces: false, nonceRequired: true });
    expect((await client.send("GET", "/jobs", undefined, { headers })).status).toBe(200);
    const javascript = new TestClient(emulator.platforms.alibaba, "javascript");
    expect(refusal(await javascript.send("GET", "/jobs"))).toBe("400 Missing x-acs-signature-nonce");
  });
});
