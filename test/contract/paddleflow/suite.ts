import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bench } from "./bench";
import { send, Session } from "./client";
import { base64, eventually, expectAnswers, pipelineYaml, type Row } from "./expectations";

const password = "secret1";
const LABELS = { isolation: "paddleflow.baidu.com/resource-isolation-type" };
const none = undefined;

/** What holds for every PaddleFlow server of version v0.14.6: the emulated one and the real one. */
export function contractSuite(name: string, start: () => Promise<Bench>): void {
  describe(name, () => {
    let bench: Bench;
    let root: Session;
    let alice: Session;

    const login = (user: string, word = password): Promise<Session> =>
      Session.login(bench.endpoint, user, word);
    const expectRoot = (rows: readonly Row[]): Promise<void> => expectAnswers(root, rows);
    const cluster = (clusterName: string, more: object = {}) => ({
      clusterName,
      endpoint: "http://127.0.0.1:6443",
      clusterType: "Kubernetes",
      version: "v1.18",
      credential: bench.credential,
      ...more,
    });
    const queue = (queueName: string, more: object = {}) => ({
      name: queueName,
      namespace: "default",
      clusterName: "main",
      quotaType: "volcanoCapabilityQuota",
      maxResources: { cpu: "10", mem: "20Gi" },
      ...more,
    });
    const s3 = () => {
      const { endpoint, accessKey, secretKey } = bench.storage.s3;
      return { endpoint, accessKey, secretKey, s3ForcePathStyle: "true", insecureSkipVerify: "true" };
    };
    const sftp = () => ({ user: bench.storage.sftp.user, password: bench.storage.sftp.password });
    const sftpUrl = (path = "") => `sftp://${bench.storage.sftp.address}${bench.storage.sftp.root}${path}`;

    beforeAll(async () => {
      bench = await start();
      root = await login("root", bench.rootPassword);
      await expectRoot([
        ["POST", "/user", { username: "alice01", password }, 200, { username: "alice01" }],
        ["POST", "/cluster", cluster("main"), 200, { clusterName: "main", status: "online" }],
        ["POST", "/queue", queue("runs"), 200, { name: "runs" }],
      ]);
      alice = await login("alice01");
    });
    afterAll(() => bench?.close());

    describe("protocol", () => {
      const ask = (path: string, options = {}) => send(bench.endpoint, "GET", path, options);

      it("answers all failures of authentication with 400 and their codes", async () => {
        expect(await ask("/user")).toMatchObject({ status: 400, code: "AuthWithoutToken" });
        expect(await ask("/user", { token: "x.y.z" })).toMatchObject({
          status: 400,
          code: "AuthInvalidToken",
        });
        expect(await ask("/nosuch")).toMatchObject({ status: 400, code: "AuthWithoutToken" });
        const attempt = (body: unknown) => send(bench.endpoint, "POST", "/login", { body });
        expect(await attempt({ username: "root", password: "wrong" })).toMatchObject({
          status: 400,
          code: "AuthFailed",
        });
        expect(await attempt({ username: "nobody1", password })).toMatchObject({
          status: 400,
          code: "UserNotExist",
        });
        expect(await attempt("{bad")).toMatchObject({ status: 400, code: "MalformedJSON" });
      });

      it("makes a request id or echoes the one given", async () => {
        const echoed = await root.call("GET", "/version", none, { "x-pf-request-id": "my-id" });
        expect(echoed.requestId).toBe("my-id");
        expect((await root.get("/version")).requestId).toMatch(/^[0-9a-f-]{36}$/);
        const failed = await root.call("GET", "/fs/none", none, { "x-pf-request-id": "my-id" });
        expect(failed.body).toMatchObject({ requestID: "my-id" });
      });

      it("knows the routes of its version", () =>
        expectRoot([
          ["GET", "/nosuch", none, 404, "PathNotFound"],
          ["PUT", "/user", {}, 405, "MethodNotAllowed"],
          ["PUT", "/fs", {}, 405, "MethodNotAllowed"],
          ["PUT", "/fsCache/x", {}, 405, "MethodNotAllowed"],
          ["GET", "/resourcepool", none, 404, "PathNotFound"],
          ["GET", "/cluster/main/nodeInfos", none, 404, "PathNotFound"],
          ["POST", "/statistics/cardTime", {}, 404, "PathNotFound"],
        ]));

      it("checks the token for paths that end in another Login", async () => {
        const flavour = { name: "aLogin", cpu: "1", mem: "1Gi" };
        await expectRoot([
          ["POST", "/flavour", flavour, 200],
          ["GET", "/flavour/aLogin", none, 200, flavour],
          ["DELETE", "/flavour/aLogin", none, 200, null],
        ]);
        const unknown = await send(bench.endpoint, "GET", "/flavour/aLogin");
        expect([unknown.status, unknown.code]).toEqual([400, "AuthWithoutToken"]);
      });

      it("skips the check of the token for paths that end in login", async () => {
        await expectRoot([
          ["POST", "/queue", queue("qlogin"), 200],
          ["GET", "/queue/qlogin", none, 403, "ActionNotAllowed"],
          ["DELETE", "/queue/qlogin", none, 403, "OnlyRootAllowed"],
        ]);
        const trusted = { "x-pf-user-name": "root" };
        expect((await root.call("DELETE", "/queue/qlogin", none, trusted)).status).toBe(200);
      });

      it("compares paths that are escaped otherwise than Go does as text", async () => {
        for (const flavour of ["a b", "plus+x", "a:b"]) {
          await expectRoot([["POST", "/flavour", { name: flavour, cpu: "1", mem: "1Gi" }, 200]]);
        }
        await expectRoot([
          ["GET", "/flavour/a%20b", none, 200, { name: "a b" }],
          ["GET", "/flavour/plus%2Bx", none, 404, "FlavourNotFound"],
          ["GET", "/flavour/plus+x", none, 200, { name: "plus+x" }],
          ["GET", "/flavour/a%3Ab", none, 404, "FlavourNotFound"],
          ["DELETE", "/flavour/a%20b", none, 200, null],
          ["DELETE", "/flavour/plus+x", none, 200, null],
          ["DELETE", "/flavour/a:b", none, 200, null],
        ]);
      });

      it("reads JSON as Go does", () =>
        expectRoot([
          ["POST", "/flavour", { NAME: "cased", Cpu: "1", MEM: "1Gi", unknown: 1 }, 200],
          ["POST", "/flavour", { name: "typed", cpu: 1, mem: "1Gi" }, 400, "MalformedJSON"],
          ["POST", "/flavour", "{bad", 400, "MalformedJSON"],
          ["POST", "/cluster", "{bad", 500, ""],
          ["POST", "/pipeline", "{", 400, "InvalidHTTPRequest"],
          ["DELETE", "/flavour/cased", none, 200, null],
        ]));
    });

    describe("users", () => {
      it("are created, listed, changed and deleted by root", async () => {
        await expectRoot([
          ["POST", "/user", { username: "bob01", password }, 200, { username: "bob01" }],
          ["POST", "/user", { username: "bob01", password }, 500, "InternalError"],
          ["POST", "/user", { username: "al", password }, 400, "InvalidNamePattern"],
          ["POST", "/user", { username: "bob_1", password }, 400, "InvalidNamePattern"],
          ["POST", "/user", { username: "weak1", password: "short" }, 400, "UserPasswordWeak"],
          ["POST", "/user", { username: "weak1", password: "UPPER123" }, 400, "UserPasswordWeak"],
          ["GET", "/user?user=bob01", none, 200, { name: "bob01" }],
          ["GET", "/user?user=ghost1", none, 0],
          ["PUT", "/user/ghost1", { password }, 400, "UserNotExist"],
          ["DELETE", "/user/ghost1", none, 400, "UserNotExist"],
          ["DELETE", "/user/root", none, 403, "AccessDenied"],
        ]);
        const { userList } = (await root.get("/user")).body as { userList: { name: string }[] };
        expect(userList.map((user) => user.name)).toEqual(["alice01", "bob01"]);
        await expectRoot([["DELETE", "/user/bob01", none, 200, null]]);
      });

      it("are refused what is root's", () =>
        expectAnswers(alice, [
          ["POST", "/user", { username: "carol1", password }, 400, "AuthIllegalUser"],
          ["POST", "/user", { username: "alice01", password }, 403, "OnlyRootAllowed"],
          ["GET", "/user", none, 403, "AccessDenied"],
          ["GET", "/user?user=alice01", none, 0],
          ["DELETE", "/user/root", none, 403, "AccessDenied"],
          ["PUT", "/user/root", { password }, 403, "AccessDenied"],
          ["GET", "/grant", none, 403, "OnlyRootAllowed"],
          ["GET", "/cluster", none, 403, "OnlyRootAllowed"],
          ["GET", "/cluster/main", none, 403, "OnlyRootAllowed"],
          ["POST", "/queue", queue("mine"), 403, "OnlyRootAllowed"],
          ["GET", "/pipeline?userFilter=root", none, 403, "AccessDenied"],
          ["GET", "/schedule?userFilter=root", none, 403, "AccessDenied"],
        ]));

      it("lose all tokens with their password", async () => {
        await expectRoot([["POST", "/user", { username: "dave1", password }, 200]]);
        const dave = await login("dave1");
        await expectAnswers(dave, [
          ["PUT", "/user/dave1", { password: "other12" }, 200, null],
          ["GET", "/queue", none, 400, "AuthFailed"],
        ]);
        const again = await login("dave1", "other12");
        await expectRoot([["DELETE", "/user/dave1", none, 200, null]]);
        await expectAnswers(again, [["GET", "/queue", none, 400, "UserNotExist"]]);
      });

      it("leave what they own when they are deleted", async () => {
        await expectRoot([["POST", "/user", { username: "erin01", password }, 200]]);
        const erin = await login("erin01");
        await expectAnswers(erin, [
          ["POST", "/fs", { name: "left", url: "local://mnt/data" }, 201, { fsID: "fs-erin01-left" }],
        ]);
        await expectRoot([
          ["DELETE", "/user/erin01", none, 200, null],
          ["GET", "/fs/left?username=erin01", none, 200, { username: "erin01" }],
          ["DELETE", "/fs/left?username=erin01", none, 200, null],
        ]);
      });
    });

    describe("grants", () => {
      const grant = { userName: "alice01", resourceType: "queue", resourceID: "runs" };
      const query = "username=alice01&resourceType=queue&resourceID=runs";

      it("open a queue to a user", async () => {
        await expectAnswers(alice, [["GET", "/queue/runs", none, 403, "ActionNotAllowed"]]);
        await expectRoot([
          ["POST", "/grant", grant, 200],
          ["POST", "/grant", { ...grant, username: "alice01" }, 400, "GrantAlreadyExist"],
          ["POST", "/grant", { ...grant, resourceID: "none" }, 400, "QueueNameNotFound"],
          ["POST", "/grant", { ...grant, userName: "ghost1" }, 400, "UserNotExist"],
          ["POST", "/grant", { ...grant, userName: "root" }, 400, "GrantRootActionNotSupport"],
          ["POST", "/grant", { ...grant, resourceType: "cluster" }, 400, "GrantResourceTypeNotFound"],
          ["GET", "/grant?username=alice01", none, 200, { grantList: [{ ...grant }] }],
          ["GET", "/grant?username=ghost1", none, 200, { grantList: [] }],
        ]);
        await expectAnswers(alice, [
          ["GET", "/queue/runs", none, 200, { name: "runs" }],
          ["GET", "/queue", none, 200, { queueList: [{ name: "runs" }] }],
        ]);
        await expectRoot([
          ["DELETE", `/grant?${query}`, none, 200, null],
          ["DELETE", `/grant?${query}`, none, 400, "GrantNotFound"],
        ]);
        await expectAnswers(alice, [["GET", "/queue", none, 200, { queueList: [] }]]);
      });

      it("go with their queue and their user", async () => {
        await expectRoot([
          ["POST", "/user", { username: "frank1", password }, 200],
          ["POST", "/queue", queue("granted"), 200],
          ["POST", "/grant", { ...grant, userName: "frank1" }, 200],
          ["POST", "/grant", { ...grant, resourceID: "granted" }, 200],
          ["DELETE", "/queue/granted", none, 200, null],
          ["DELETE", "/user/frank1", none, 200, null],
          ["GET", "/grant", none, 200, { grantList: [] }],
          [
            "DELETE",
            "/grant?username=alice01&resourceType=queue&resourceID=granted",
            none,
            400,
            "QueueNameNotFound",
          ],
          ["DELETE", "/grant?username=frank1&resourceType=queue&resourceID=runs", none, 400, "UserNotExist"],
        ]);
      });
    });

    describe("clusters", () => {
      it("are checked when they are created", () =>
        expectRoot([
          ["POST", "/cluster", cluster("x"), 400, "InvalidNamePattern"],
          ["POST", "/cluster", cluster("bad", { endpoint: "" }), 500, "InternalError"],
          ["POST", "/cluster", cluster("bad", { clusterType: "kubernetes-v1.16" }), 500, "InternalError"],
          ["POST", "/cluster", cluster("bad", { version: "" }), 500, "InternalError"],
          ["POST", "/cluster", cluster("bad", { status: "up" }), 500, "InternalError"],
          ["POST", "/cluster", cluster("bad", { namespaceList: ["Bad_NS"] }), 500, "InternalError"],
          [
            "POST",
            "/cluster",
            cluster("bad", { credential: "not base64!" }),
            400,
            "InvalidClusterCredential",
          ],
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
        const missing = await root.get("/cluster/second");
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
          [
            "PUT",
            "/queue/canon",
            { maxResources: { memory: "5Gi" } },
            200,
            { maxResources: { memory: "1k" } },
          ],
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
        const { maxResources } = (await root.get("/queue/merged")).body as { maxResources: object };
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
        const { location } = (await root.get("/queue/physical")).body as { location: object };
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
        await bench.removeKubernetesQueue("lost");
        await expectRoot([
          ["GET", "/queue/lost", none, 200],
          ["PUT", "/queue/lost", { maxResources: { cpu: "2" } }, 400, "QueueResourceNotMatch"],
          ["GET", "/queue/lost", none, 200, { maxResources: { cpu: "10" } }],
          ["DELETE", "/queue/lost", none, 500, "InternalError"],
        ]);
      });
    });

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
          [
            "PUT",
            "/flavour/gpu",
            { scalarResources: {} },
            200,
            { scalarResources: { "nvidia.com/gpu": "1" } },
          ],
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
        expect((await root.get("/flavour/bound")).body).not.toHaveProperty("clusterName");
        await expectRoot([["DELETE", "/flavour/bound", none, 200, null]]);
      });

      it("are anyone's to create and root's to change", async () => {
        await expectAnswers(alice, [
          ["POST", "/flavour", { ...flavour, name: "alices" }, 200],
          ["PUT", "/flavour/alices", { cpu: "1" }, 403, "ActionNotAllowed"],
          ["DELETE", "/flavour/alices", none, 403, "ActionNotAllowed"],
        ]);
        await expectRoot([["DELETE", "/flavour/alices", none, 200, null]]);
      });
    });

    describe("file systems", () => {
      it("are checked when they are created", async () => {
        const fs = (url: string, properties?: object, more: object = {}) => ({
          name: "bad",
          url,
          properties,
          ...more,
        });
        await expectRoot([
          ["POST", "/fs", fs("xyz"), 400, "InvalidFileSystemParamsURL"],
          ["POST", "/fs", fs("nfs://h/p"), 400, "InvalidFileSystemParamsURL"],
          [
            "POST",
            "/fs",
            fs("afs://h:1/p", { username: "u", password: "p" }),
            400,
            "InvalidFileSystemParamsURL",
          ],
          ["POST", "/fs", fs("local://root/x"), 400, "InvalidFileSystemParamsURL"],
          ["POST", "/fs", fs("local:///mnt/x"), 400, "InvalidFileSystemParamsURL"],
          ["POST", "/fs", fs("local://mnt/x", none, { name: "bad name" }), 400, "FileSystemNameFormatError"],
          [
            "POST",
            "/fs",
            fs("local://mnt/x", none, { name: "n".repeat(56) }),
            400,
            "FileSystemNameFormatError",
          ],
          ["POST", "/fs", fs(sftpUrl(), { user: "u" }), 400, "InvalidFileSystemParamsProperties"],
          ["POST", "/fs", fs(sftpUrl()), 400, "InvalidFileSystemParamsProperties"],
          ["POST", "/fs", fs(sftpUrl(), { ...sftp(), password: "wrong" }), 400, "ConnectivityFailed"],
          [
            "POST",
            "/fs",
            fs(sftpUrl(), { ...sftp(), fileMode: "x" }),
            400,
            "InvalidFileSystemParamsProperties",
          ],
          ["POST", "/fs", fs("s3://", s3()), 400, "InvalidFileSystemParamsURL"],
          ["POST", "/fs", fs("s3://b"), 400, "InvalidFileSystemParamsURL"],
          [
            "POST",
            "/fs",
            fs("s3://b/x", { ...s3(), endpoint: "" }),
            400,
            "InvalidFileSystemParamsProperties",
          ],
          ["POST", "/fs", fs("s3://no-such-bucket/x", s3()), 400, "ConnectivityFailed"],
          ["POST", "/fs", fs("s3://b/x", { ...s3(), endpoint: "127.0.0.1:9" }), 400, "ConnectivityFailed"],
          ["POST", "/fs", fs("hdfs://127.0.0.1:9/x", { user: "u", group: "g" }), 400, "ConnectivityFailed"],
          [
            "POST",
            "/fs",
            fs("hdfs://127.0.0.1:9/x", { user: "u" }),
            400,
            "InvalidFileSystemParamsProperties",
          ],
          [
            "POST",
            "/fs",
            fs("hdfs://127.0.0.1:9/x", { "kerberos.keytab.data": "AAAA" }),
            400,
            "InvalidFileSystemParamsProperties",
          ],
          ["POST", "/fs", fs("mock://my/path", { pvc: "p" }), 400, "InvalidFileSystemParamsProperties"],
          ["GET", "/fs/none", none, 404, "RecordNotFound"],
          ["DELETE", "/fs/none", none, 404, "RecordNotFound"],
        ]);
      });

      it("show what the server made of them, with one cipher text for one secret", async () => {
        const { address, root: folder } = bench.storage.sftp;
        const { endpoint, bucket } = bench.storage.s3;
        await expectRoot([
          [
            "POST",
            "/fs",
            { name: "one", url: sftpUrl("/data"), properties: sftp() },
            201,
            { fsName: "one", fsID: "fs-root-one" },
          ],
          ["POST", "/fs", { name: "one", url: sftpUrl("/data"), properties: sftp() }, 400, "DuplicatedName"],
          [
            "POST",
            "/fs",
            { name: "two", url: sftpUrl("/data/"), properties: { ...sftp(), extra: "kept" } },
            201,
          ],
          ["POST", "/fs", { name: "three", url: `s3://${bucket}`, properties: s3() }, 201],
          ["POST", "/fs", { name: "local", url: "local://mnt/data" }, 201],
          ["POST", "/fs", { name: "cfs", url: "cfs://cfs.example/data" }, 201],
          ["GET", "/fs/one", none, 200, { type: "sftp", serverAddress: address, subPath: `${folder}/data` }],
          ["GET", "/fs/two", none, 200, { subPath: `${folder}/data/`, properties: { extra: "kept" } }],
          [
            "GET",
            "/fs/three",
            none,
            200,
            { type: "s3", serverAddress: endpoint, subPath: "/", properties: { bucket, region: "" } },
          ],
          [
            "GET",
            "/fs/local",
            none,
            200,
            { type: "local", serverAddress: "", subPath: "/mnt/data", properties: null },
          ],
          ["GET", "/fs/cfs", none, 200, { type: "cfs", serverAddress: "cfs.example", subPath: "/data" }],
        ]);
        const secretOf = async (fs: string, name: string) =>
          ((await root.get(`/fs/${fs}`)).body as { properties: Record<string, string> }).properties[name];
        const cipher = await secretOf("one", "password");
        expect(cipher).toMatch(/^([0-9a-f]{32})+$/);
        expect(await secretOf("two", "password")).toBe(cipher);
        expect(await secretOf("three", "accessKey")).toBe(bench.storage.s3.accessKey);
        await expectRoot(
          ["one", "two", "three", "local", "cfs"].map((fs) => ["DELETE", `/fs/${fs}`, none, 200, null]),
        );
      });

      it("belong to a user, and root may act for another", async () => {
        const url = "local://mnt/data";
        await expectRoot([
          ["POST", "/fs", { name: "hers", url, username: "alice01" }, 201, { fsID: "fs-alice01-hers" }],
          ["POST", "/fs", { name: "ghosts", url, username: "ghost1" }, 201, { fsID: "fs-ghost1-ghosts" }],
          ["GET", "/fs/hers", none, 404, "RecordNotFound"],
          ["GET", "/fs/hers?username=alice01", none, 200, { username: "alice01" }],
          ["POST", "/fs", { name: "roots", url }, 201],
        ]);
        await expectAnswers(alice, [
          ["GET", "/fs/hers", none, 200],
          ["GET", "/fs/roots?username=root", none, 404, "RecordNotFound"],
          ["POST", "/fs", { name: "no", url, username: "root" }, 400, "AuthIllegalUser"],
          ["DELETE", "/fs/hers", none, 200, null],
        ]);
        await expectRoot([
          ["DELETE", "/fs/ghosts?username=ghost1", none, 200, null],
          ["DELETE", "/fs/roots", none, 200, null],
        ]);
      });

      it("are listed after the second of their creation, the latest first", async () => {
        const url = "local://mnt/data";
        await expectRoot([
          ["POST", "/fs", { name: "first", url }, 201],
          [
            "GET",
            "/fs?fsName=none",
            none,
            200,
            { marker: "", truncated: false, nextMarker: "", fsList: null },
          ],
        ]);
        await eventually(
          () => root.get("/fs?username=root"),
          ({ fsList }) => Array.isArray(fsList) && (fsList[0] as { name: string }).name === "first",
        );
        await expectRoot([
          ["GET", "/fs?maxKeys=1001", none, 400, "InvalidURI"],
          ["DELETE", "/fs/first", none, 200, null],
        ]);
      });

      it("can't be deleted while any cluster does not answer", async () => {
        await expectRoot([
          ["POST", "/cluster", cluster("dead", { credential: bench.deadCredential }), 200],
          ["POST", "/queue", queue("onDead".toLowerCase(), { clusterName: "dead" }), 500, "InternalError"],
          ["POST", "/fs", { name: "stuck", url: "local://mnt/x" }, 201],
          ["DELETE", "/fs/stuck", none, 500, ""],
          ["PUT", "/cluster/dead", { status: "offline" }, 200],
          ["DELETE", "/fs/stuck", none, 500, ""],
          ["GET", "/cluster/resource?clusterNames=dead", none, 500, ""],
          ["DELETE", "/cluster/dead", none, 200, null],
          ["DELETE", "/fs/stuck", none, 200, null],
        ]);
      });
    });

    describe("links and caches", () => {
      const link = (fsPath: string, more: object = {}) => ({
        fsName: "parent",
        fsPath,
        url: sftpUrl("/linked"),
        properties: sftp(),
        ...more,
      });

      beforeAll(async () => {
        await expectRoot([["POST", "/fs", { name: "parent", url: sftpUrl(), properties: sftp() }, 201]]);
        await bench.putFile("root/parent", "/full/file", "x");
        await bench.putFile("root/parent", "/linked/file", "x");
      });

      it("links are checked, read by their path, and deleted", async () => {
        const query = "/link/parent?fsPath=%2Fplace";
        await expectRoot([
          ["POST", "/link", link("/place"), 201, null],
          ["POST", "/link", link("/place"), 400, "InvalidLinkURL"],
          ["POST", "/link", link("/place/inner"), 400, "InvalidLinkURL"],
          ["POST", "/link", link("/nodir/inner"), 500, "FuseClientError"],
          ["POST", "/link", link("/full"), 400, "LinkPathMustBeEmpty"],
          [
            "POST",
            "/link",
            link("/x", { url: "local://mnt/data", properties: none }),
            400,
            "InvalidLinkProperties",
          ],
          ["POST", "/link", link("/x", { url: "mock://a/b" }), 400, "InvalidLinkURL"],
          [
            "POST",
            "/link",
            link("/x", { properties: { ...sftp(), password: "wrong" } }),
            400,
            "ConnectivityFailed",
          ],
          ["POST", "/link", link("/x", { fsName: "none" }), 500, "LinkModelError"],
          ["GET", query, none, 200, { linkList: [{ fsPath: "/place", type: "sftp", username: "root" }] }],
          ["GET", "/link/parent?fsPath=%2Fother", none, 500, ""],
          ["GET", "/link/none", none, 404, "RecordNotFound"],
          ["DELETE", query, none, 200, null],
          ["DELETE", query, none, 500, "LinkModelError"],
        ]);
        const again = await root.delete(query);
        expect(again.message).toContain("not created fspath");
      });

      it("any user may delete a link", async () => {
        await expectRoot([["POST", "/link", link("/hers"), 201, null]]);
        await expectAnswers(alice, [
          ["DELETE", "/link/parent?fsPath=%2Fhers&username=root", none, 200, null],
        ]);
      });

      it("a cache configuration has no second, but for one that does not count", () =>
        expectRoot([
          [
            "POST",
            "/fsCache",
            { fsName: "parent", cacheDir: "/var/cache", metaDriver: "disk", quota: 5 },
            201,
            null,
          ],
          ["POST", "/fsCache", { fsName: "parent", cacheDir: "/other", metaDriver: "mem" }, 201, null],
          ["GET", "/fsCache/parent", none, 200, { cacheDir: "/var/cache", quota: 5, username: "root" }],
          ["POST", "/fsCache", { fsName: "parent", metaDriver: "nutsdb" }, 400, "InvalidArguments"],
          ["POST", "/fsCache", { fsName: "parent", metaDriver: "disk" }, 400, "InvalidArguments"],
          ["POST", "/fsCache", { fsName: "parent", cacheDir: "rel" }, 400, "InvalidArguments"],
          ["POST", "/fsCache", { fsName: "parent", blockSize: -1 }, 400, "InvalidArguments"],
          ["POST", "/fsCache", { fsName: "parent", resource: { cpuLimit: "3" } }, 400, "InvalidArguments"],
          [
            "POST",
            "/fsCache",
            { fsName: "parent", resource: { memoryLimit: "9Gi" } },
            400,
            "InvalidArguments",
          ],
          ["POST", "/fsCache", { fsName: "none" }, 404, "RecordNotFound"],
          ["DELETE", "/fsCache/parent", none, 200, null],
          ["DELETE", "/fsCache/parent", none, 404, "RecordNotFound"],
          ["GET", "/fsCache/parent", none, 404, "RecordNotFound"],
        ]));

      it("links go with their file system", () =>
        expectRoot([
          ["POST", "/link", link("/gone"), 201, null],
          ["DELETE", "/fs/parent", none, 200, null],
          ["GET", "/link/parent?fsPath=%2Fgone", none, 404, "RecordNotFound"],
        ]));
    });

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
        const made = await root.post("/pipeline", { ...yamlRaw(yaml), desc: "first" });
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
        await expectAnswers(alice, [
          ["GET", `/pipeline/${id}`, none, 403, "AccessDenied"],
          ["DELETE", `/pipeline/${id}`, none, 403, "AccessDenied"],
        ]);
        await expectRoot([
          ["DELETE", `/pipeline/${id}`, none, 200, null],
          ["GET", `/pipeline/${id}`, none, 404, "PipelineNotFound"],
        ]);
      });
    });

    describe("schedules", () => {
      let pipelineID = "";
      const schedule = (scheduleName: string, more: object = {}) => ({
        name: scheduleName,
        pipelineID,
        pipelineVersionID: "1",
        crontab: "0 0 1 1 *",
        ...more,
      });

      beforeAll(async () => {
        const made = await root.post("/pipeline", { yamlRaw: base64(pipelineYaml("scheduled")) });
        pipelineID = (made.body as { pipelineID: string }).pipelineID;
      });

      it("are checked when they are created", () =>
        expectRoot([
          ["POST", "/schedule", schedule("bad-name"), 400, "InvalidNamePattern"],
          ["POST", "/schedule", schedule("s"), 400, "InvalidNamePattern"],
          ["POST", "/schedule", schedule("sch", { crontab: "x" }), 400, "InvalidArguments"],
          ["POST", "/schedule", schedule("sch", { crontab: "61 * * * *" }), 400, "InvalidArguments"],
          ["POST", "/schedule", schedule("sch", { pipelineID: "ppl-009999" }), 404, "PipelineNotFound"],
          ["POST", "/schedule", schedule("sch", { pipelineVersionID: "99" }), 404, "PipelineNotFound"],
          [
            "POST",
            "/schedule",
            schedule("sch", { startTime: "2020-01-01 00:00:00" }),
            400,
            "InvalidArguments",
          ],
          [
            "POST",
            "/schedule",
            schedule("sch", { startTime: "2099-01-01 00-00-00" }),
            400,
            "InvalidArguments",
          ],
          [
            "POST",
            "/schedule",
            schedule("sch", { startTime: "2099-01-01 00:00:00", endTime: "2098-01-01 00:00:00" }),
            400,
            "InvalidArguments",
          ],
          [
            "POST",
            "/schedule",
            schedule("sch", { crontab: "TZ=Nowhere 0 8 * * *" }),
            400,
            "InvalidArguments",
          ],
          ["POST", "/schedule", schedule("sch", { crontab: "TZ=UTC 0 8 * *" }), 400, "InvalidArguments"],
          ["POST", "/schedule", schedule("sch", { concurrency: -1 }), 400, "InvalidArguments"],
          ["POST", "/schedule", schedule("sch", { concurrencyPolicy: "zzz" }), 400, "InvalidArguments"],
          ["POST", "/schedule", schedule("sch", { expireInterval: -1 }), 400, "InvalidArguments"],
          ["GET", "/schedule/schedule-009999", none, 404, "ScheduleNotFound"],
          ["PUT", "/schedule/schedule-009999", none, 404, "ScheduleNotFound"],
          ["DELETE", "/schedule/schedule-009999", none, 404, "ScheduleNotFound"],
        ]));

      it("are stopped before they are deleted, and hold their pipeline", async () => {
        const options = { concurrency: 2, concurrencyPolicy: "skip", expireInterval: 60, catchup: false };
        const times = { startTime: "2099-01-01 00:00:00", endTime: "2099-02-01 00:00:00" };
        const given = schedule("nightly", { crontab: "@every 1h", ...options, ...times, desc: "d" });
        const made = await root.post("/schedule", given);
        expect(made.status).toBe(201);
        const { scheduleID: id } = made.body as { scheduleID: string };
        expect(id).toMatch(/^schedule-\d{6}$/);
        await expectRoot([
          ["POST", "/schedule", given, 400, "DuplicatedName"],
          [
            "GET",
            `/schedule/${id}`,
            none,
            200,
            {
              name: "nightly",
              options,
              ...times,
              desc: "d",
              nextRunTime: "2099-01-01 01:00:00",
              status: "running",
            },
          ],
          [
            "GET",
            "/schedule?nameFilter=nightly&statusFilter=running",
            none,
            200,
            { scheduleList: [{ scheduleID: id }] },
          ],
          ["DELETE", `/pipeline/${pipelineID}`, none, 403, "ActionNotAllowed"],
          ["DELETE", `/schedule/${id}`, none, 403, "ActionNotAllowed"],
          ["PUT", `/schedule/${id}`, none, 200, null],
          ["PUT", `/schedule/${id}`, none, 403, "ActionNotAllowed"],
          ["GET", `/schedule/${id}`, none, 200, { status: "terminated" }],
          ["POST", "/schedule", given, 400, "DuplicatedName"],
          ["DELETE", `/schedule/${id}`, none, 200, null],
          ["GET", `/schedule/${id}`, none, 404, "ScheduleNotFound"],
        ]);
      });

      it("have defaults", async () => {
        const made = await root.post("/schedule", schedule("defaults"));
        const { scheduleID: id } = made.body as { scheduleID: string };
        const { body } = await root.get(`/schedule/${id}`);
        expect(body).toMatchObject({
          options: { catchup: true, expireInterval: 0, concurrency: 0, concurrencyPolicy: "suspend" },
          startTime: "",
          endTime: "",
          fsConfig: { username: "" },
          runs: { isTruncated: false, runList: [] },
        });
        await expectAnswers(alice, [["GET", `/schedule/${id}`, none, 403, "AccessDenied"]]);
        await expectRoot([
          ["PUT", `/schedule/${id}`, none, 200, null],
          ["DELETE", `/schedule/${id}`, none, 200, null],
        ]);
      });

      it.each([
        ["CRON_TZ=Asia/Shanghai 30 8 * * *", "2099-01-01 00:30:00"],
        ["TZ=Asia/Tokyo  @daily", "2099-01-01 15:00:00"],
        ["0\t8 * *\t*", "2099-01-01 08:00:00"],
      ])("run in the zone that stands before the times: %j", async (crontab, nextRunTime) => {
        const startTime = "2099-01-01 00:00:00";
        const made = await root.post("/schedule", schedule("zoned", { crontab, startTime }));
        const { scheduleID: id } = made.body as { scheduleID: string };
        await expectRoot([
          ["GET", `/schedule/${id}`, none, 200, { crontab, nextRunTime }],
          ["PUT", `/schedule/${id}`, none, 200, null],
          ["DELETE", `/schedule/${id}`, none, 200, null],
        ]);
      });

      it("hold the file systems that their pipelines name", async () => {
        const yaml = `${pipelineYaml("withfs")}fs_options:\n  main_fs: {name: main}\n`;
        await expectRoot([
          ["POST", "/pipeline", { yamlRaw: base64(yaml) }, 400, "InvalidArguments"],
          ["POST", "/fs", { name: "main", url: "local://mnt/data" }, 201],
        ]);
        const made = await root.post("/pipeline", { yamlRaw: base64(yaml) });
        const { pipelineID: withFs } = made.body as { pipelineID: string };
        const scheduled = await root.post("/schedule", schedule("holding", { pipelineID: withFs }));
        const { scheduleID: id } = scheduled.body as { scheduleID: string };
        await expectRoot([
          ["DELETE", "/fs/main", none, 403, "ActionNotAllowed"],
          ["POST", "/fsCache", { fsName: "main", metaDriver: "mem" }, 403, "ActionNotAllowed"],
          ["PUT", `/schedule/${id}`, none, 200, null],
          ["DELETE", "/fs/main", none, 200, null],
          ["DELETE", `/schedule/${id}`, none, 200, null],
          ["DELETE", `/pipeline/${withFs}`, none, 200, null],
        ]);
      });

      it("start runs, and end with their end time", async () => {
        const end = new Date(Date.now() + 3_600_000).toISOString().slice(0, 19).replace("T", " ");
        const made = await root.post(
          "/schedule",
          schedule("often", { crontab: "@every 1s", endTime: end, concurrency: 1 }),
        );
        const { scheduleID: id } = made.body as { scheduleID: string };
        const body = await eventually(
          () => root.get(`/schedule/${id}`),
          ({ runs }) => (runs as { runList: unknown[] }).runList.length > 0,
        );
        // A stop that meets a firing gets lost: the scheduler writes back the status that it had read.
        await eventually(
          async () => {
            await root.put(`/schedule/${id}`);
            return root.get(`/schedule/${id}`);
          },
          ({ status }) => status === "terminated",
        );
        const [run] = (body.runs as { runList: Record<string, unknown>[] }).runList;
        expect(run).toMatchObject({ name: "often", scheduleID: id, source: `${pipelineID}-1` });
        await expectRoot([
          ["DELETE", `/schedule/${id}`, none, 200, null],
          ["GET", `/run/${String(run?.runID)}`, none, 200, { scheduleID: id }],
        ]);
      });
    });

    describe("runs", () => {
      it("are checked when they are created", () => {
        const runYamlRaw = base64(pipelineYaml("run_one"));
        return expectRoot([
          ["POST", "/run", {}, 400, "InvalidArguments"],
          ["POST", "/run", { runYamlRaw: "zz!" }, 400, "MalformedYaml"],
          ["POST", "/run", { runYamlRaw: base64("a: [") }, 400, "InvalidPipeline"],
          ["POST", "/run", { runYamlRaw, name: "9bad" }, 400, "InvalidNamePattern"],
          ["POST", "/run", { runYamlRaw, parameters: { "nope.msg": "x" } }, 400, "InvalidPipeline"],
          ["POST", "/run", { runYamlRaw, parameters: { "main.nope": "x" } }, 400, "InvalidPipeline"],
          ["POST", "/run", { runYamlRaw, disabled: "nope" }, 400, "InvalidPipeline"],
          ["POST", "/run", { pipelineID: "ppl-009999" }, 404, "PipelineNotFound"],
          ["POST", "/run", { fsName: "none" }, 400, "ReadYamlFileFailed"],
          ["GET", "/run/run-009999", none, 404, "RunNotFound"],
          ["DELETE", "/run/run-009999", none, 404, "RunNotFound"],
          ["PUT", "/run/run-009999?action=stop", {}, 404, "RunNotFound"],
          ["GET", "/log/run/run-009999", none, 404, "RunNotFound"],
          ["GET", "/runCache/cch-009999", none, 404, "RunCacheNotFound"],
          ["GET", "/artifact", none, 200, { artifactEventList: [] }],
        ]);
      });

      it("succeed, fail, are stopped and are tried again", async () => {
        await bench.followJobs();
        root = await login("root", bench.rootPassword);
        const create = async (body: object) => {
          const made = await root.post("/run", body);
          expect(made.status).toBe(201);
          return (made.body as { runID: string }).runID;
        };
        const final = (id: string) =>
          eventually(
            () => root.get(`/run/${id}`),
            ({ status }) => ["succeeded", "failed", "terminated"].includes(String(status)),
          );
        const yaml = (command: string) => ({ runYamlRaw: base64(pipelineYaml("run_one", command)) });

        const good = await create({
          ...yaml("echo {{msg}}"),
          name: "good",
          parameters: { "main.msg": "yo" },
        });
        expect(good).toMatch(/^run-\d{6}$/);
        await expectRoot([
          ["DELETE", `/run/${good}`, none, 403, "ActionNotAllowed"],
          ["PUT", `/run/${good}?action=retry`, none, 403, "ActionNotAllowed"],
          ["PUT", `/run/${good}?action=zzz`, {}, 400, "InvalidArguments"],
        ]);
        await eventually(
          () => root.get("/job?queue=runs"),
          ({ jobList }) => (jobList as { id: string }[]).some(({ id }) => id.includes(good)),
        );
        await expectRoot([
          ["DELETE", "/queue/runs", none, 400, "QueueIsInUse"],
          ["DELETE", "/cluster/main", none, 400, "QueueIsInUse"],
        ]);
        const done = await final(good);
        expect(done).toMatchObject({
          status: "succeeded",
          name: "good",
          runMsg: "Run successfully",
          fsName: "",
        });
        const { runtime } = done as { runtime: { main: object[] } };
        expect(runtime.main).toMatchObject([{ stepName: "main", command: "echo yo", status: "succeeded" }]);

        const bad = await create(yaml("exit 3"));
        expect(await final(bad)).toMatchObject({ status: "failed" });

        const stopped = await create(yaml("sleep 60"));
        await expectRoot([["PUT", `/run/${stopped}?action=stop`, { stopForce: false }, 200, null]]);
        expect(await final(stopped)).toMatchObject({ status: "terminated" });
        await expectRoot([
          ["PUT", `/run/${stopped}?action=stop`, {}, 403, "ActionNotAllowed"],
          ["GET", `/run?nameFilter=good&statusFilter=succeeded`, none, 200, { runList: [{ runID: good }] }],
        ]);
        const retried = await root.put(`/run/${bad}?action=retry`);
        expect(retried.status).toBe(200);
        const { runID } = retried.body as { runID: string };
        expect(runID).not.toBe(bad);
        await final(runID);
        await expectAnswers(alice, [["GET", `/run/${good}`, none, 403, "AccessDenied"]]);
        await expectRoot(
          [good, bad, stopped, runID].map((id): Row => [
            "DELETE",
            `/run/${id}`,
            { checkCache: false },
            200,
            null,
          ]),
        );
      });
    });

    describe("jobs", () => {
      const job = (more: object = {}) => ({
        name: "job1",
        schedulingPolicy: { queue: "runs" },
        flavour: { name: "flavour1" },
        image: "nginx:1.7.9",
        command: "sleep 1",
        env: { A: "b" },
        labels: { l: "v" },
        ...more,
      });

      it("are checked when they are created", () =>
        expectRoot([
          ["POST", "/job/single", job({ image: "" }), 400, "JobCreateFailed"],
          ["POST", "/job/single", job({ schedulingPolicy: { queue: "none" } }), 400, "JobCreateFailed"],
          [
            "POST",
            "/job/single",
            job({ schedulingPolicy: { queue: "runs", priority: "zzz" } }),
            400,
            "JobCreateFailed",
          ],
          ["POST", "/job/single", job({ flavour: { name: "none" } }), 400, "JobCreateFailed"],
          [
            "POST",
            "/job/single",
            job({ flavour: { name: "customFlavour", cpu: "100", mem: "1Gi" } }),
            400,
            "JobCreateFailed",
          ],
          ["POST", "/job/single", job({ id: "Bad_ID" }), 400, "JobCreateFailed"],
          ["GET", "/job/job-none", none, 404, "JobNotFound"],
          ["DELETE", "/job/job-none", none, 404, "JobNotFound"],
          ["GET", "/statistics/job/job-none", none, 404, "JobNotFound"],
        ]));

      it("have an id of the caller's choice, run and end", async () => {
        await expectRoot([
          ["POST", "/job/single", job({ id: "my-own-id", command: "sleep 20" }), 200, { id: "my-own-id" }],
          ["POST", "/job/single", job({ id: "my-own-id" }), 400, "JobCreateFailed"],
          ["DELETE", "/job/my-own-id", none, 403, "ActionNotAllowed"],
          ["PUT", "/job/my-own-id?action=zzz", {}, 403, "ActionNotAllowed"],
        ]);
        const ended = await eventually(
          () => root.get("/job/my-own-id"),
          ({ status }) => ["succeeded", "failed", "terminated"].includes(String(status)),
        );
        expect(ended).toMatchObject({
          name: "job1",
          status: "succeeded",
          schedulingPolicy: { queue: "runs", priority: "NORMAL" },
        });
        await expectRoot([
          ["PUT", "/job/my-own-id?action=stop", none, 500, ""],
          ["GET", "/job?queue=none", none, 400, "QueueNameNotFound"],
          ["GET", "/job?labels=x", none, 400, "InvalidURI"],
          ["DELETE", "/job/my-own-id", none, 200, null],
          ["GET", "/job/my-own-id", none, 404, "JobNotFound"],
        ]);
      });
    });

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
          const { body } = await root.get(`/flavour?maxKeys=2${marker && `&marker=${marker}`}`);
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
  });
}
