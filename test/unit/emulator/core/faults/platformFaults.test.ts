import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { job, task, TestClient as AlibabaClient } from "../../../../contract/alibaba/client";
import { send as sendHuawei, Session as HuaweiSession } from "../../../../contract/huawei/client";
import { SERVER, Session as OtcSession } from "../../../../contract/otc/client";
import { Session as PaddleFlowSession } from "../../../../contract/paddleflow/bench/client";
import { startEmulator, type Emulator, type FaultKind, type PlatformName } from "pulumi-batchflow-emulator";
import { template, TestClient } from "../../tencent/client";

/** How an object of a platform is made and deleted: both tell the status, 0 where the connection closed. */
interface Case {
  platform: PlatformName;
  create: string;
  delete: string;
  make: () => Promise<number>;
  remove: (id: string) => Promise<number>;
  ids: () => string[];
}

let emulator: Emulator;
let paddleflow: PaddleFlowSession;
let huawei: HuaweiSession;
let otc: OtcSession;
let alibaba: AlibabaClient;
let tencent: TestClient;

beforeAll(async () => {
  // Tokens end before what is late is carried out: they are judged when a request comes.
  const paddleflow = { tokenExpirationHour: 1 };
  emulator = await startEmulator({ timeScale: 0, rateLimits: false, paddleflow });
});
afterAll(() => emulator.close());
beforeEach(async () => {
  const { platforms, control } = emulator;
  for (const platform of ["tencent", "paddleflow", "alibaba", "otc", "huawei"] as const)
    control.reset(platform);
  tencent = new TestClient(platforms.tencent);
  alibaba = new AlibabaClient(platforms.alibaba);
  huawei = await HuaweiSession.open(platforms.huawei);
  otc = await OtcSession.login(platforms.otc);
  const { endpoint, username, password } = platforms.paddleflow;
  paddleflow = await PaddleFlowSession.login(endpoint, username, password);
});

const tencentStatus = (action: string, input: object) =>
  tencent.call(action, input).then(
    ({ Error: error }) => (error ? 400 : 200),
    (error: Error) => Number(/HTTP (\d+)/.exec(error.message)?.[1] ?? 0),
  );
const cromwell = async (path: string, parts = {}) => {
  const { cromwellEndpoint } = emulator.platforms.huawei;
  return (await sendHuawei(cromwellEndpoint, "POST", `/api/workflows/v1${path}`, { parts })).status;
};
const workflow = { filename: "wf.yaml", content: "workflow: {a: {commands: [sleep 1]}}\n" };
const wdl = "version 1.0\nworkflow w {\n  call t\n}\ntask t {\n  command { sleep 500000 }\n}\n";

const cases: Record<string, Case> = {
  tencent: {
    platform: "tencent",
    create: "CreateTaskTemplate",
    delete: "DeleteTaskTemplates",
    make: () => tencentStatus("CreateTaskTemplate", template()),
    remove: (id) => tencentStatus("DeleteTaskTemplates", { TaskTemplateIds: [id] }),
    ids: () => emulator.control.state("tencent").taskTemplates.map(({ id }) => id),
  },
  paddleflow: {
    platform: "paddleflow",
    create: "createFlavour",
    delete: "deleteFlavour",
    make: async () => (await paddleflow.post("/flavour", { name: "f1", cpu: "1", mem: "1Gi" })).status,
    remove: async (id) => (await paddleflow.delete(`/flavour/${id}`)).status,
    ids: () => {
      const names = emulator.control.state("paddleflow").flavours.map(({ name }) => name);
      return names.filter((name) => !name.startsWith("flavour"));
    },
  },
  alibaba: {
    platform: "alibaba",
    create: "createJob",
    delete: "deleteJob",
    make: async () => {
      const { status } = await alibaba.send("POST", "/jobs", job({ Find: task() }));
      // It can be deleted only once it has come to an end.
      for (const { id } of emulator.control.state("alibaba").jobs) emulator.control.alibaba.finishJob(id);
      return status;
    },
    remove: async (id) => (await alibaba.send("DELETE", `/jobs/${id}`)).status,
    ids: () => emulator.control.state("alibaba").jobs.map(({ id }) => id),
  },
  otc: {
    platform: "otc",
    create: "createImage",
    delete: "deleteImage",
    make: async () => {
      const body = { name: "i1", instance_id: SERVER };
      return (await otc.send("POST", "/v2/cloudimages/action", body)).status;
    },
    remove: async (id) => (await otc.send("DELETE", `/v2/images/${id}`)).status,
    ids: () => {
      emulator.control.advance(200);
      const { images } = emulator.control.state("otc");
      return images.filter(({ attributes }) => attributes.name === "i1").map(({ id }) => id);
    },
  },
  "huawei, the Gene Container Service": {
    platform: "huawei",
    create: "createWorkflow",
    delete: "deleteWorkflow",
    make: async () => {
      const parts = { resource: JSON.stringify({ name: "wf" }), archive_content: workflow };
      return (await huawei.call("POST", "/v1/workflows", { parts })).status;
    },
    remove: async (id) => (await huawei.call("DELETE", `/v1/workflows/${id}`)).status,
    ids: () => {
      emulator.control.advance(200);
      return emulator.control.state("huawei").workflows.map(({ id }) => id);
    },
  },
  "huawei, Cromwell": {
    platform: "huawei",
    create: "cromwellSubmit",
    delete: "cromwellAbort",
    make: async () => {
      const status = await cromwell("", { workflowSource: wdl });
      emulator.control.advance(60);
      return status;
    },
    remove: (id) => cromwell(`/${id}/abort`),
    // The server deletes nothing.
    ids: () => {
      const ended = ["Aborting", "Aborted"];
      const { cromwell: rows } = emulator.control.state("huawei");
      return rows.filter(({ status }) => !ended.includes(status)).map(({ id }) => id);
    },
  },
};

describe.each(Object.entries(cases))(
  "%s",
  (_name, { platform, create, delete: remove_, make, remove, ids }) => {
    const inject = (action: string, kind: FaultKind, members = {}) =>
      emulator.control.injectFault({ platform, action, kind, ...members }).id;
    const made = async () => {
      expect(await make()).toBeLessThan(300);
      const [id = ""] = ids();
      return id;
    };
    // Longer than all that is advanced by the way.
    const LATE = { time: "virtual", delayMs: 10_000_000 } as const;
    const carryOut = () => void emulator.control.advance(10_000);

    it("creates late", async () => {
      const fault = inject(create, "late", LATE);
      expect(await make()).toBe(0);
      expect(ids()).toEqual([]);
      carryOut();
      expect(ids()).toHaveLength(1);
      carryOut();
      expect(ids()).toHaveLength(1);
      expect(await emulator.control.waitForOutcomes(fault)).toMatchObject({ outcomes: ["Success"] });
    });

    it("deletes late", async () => {
      const id = await made();
      const fault = inject(remove_, "late", { ...LATE, status: 503 });
      expect(await remove(id)).toBe(503);
      expect(ids()).toEqual([id]);
      carryOut();
      expect(ids()).toEqual([]);
      expect(await emulator.control.waitForOutcomes(fault)).toMatchObject({ outcomes: ["Success"] });
    });

    it("fails after it has created and deleted", async () => {
      inject(create, "failedAnswer", { status: 500 });
      expect(await make()).toBe(500);
      expect(ids()).toHaveLength(1);
      inject(remove_, "failedAnswer", { status: 503 });
      expect(await remove(ids()[0] ?? "")).toBe(503);
      expect(ids()).toEqual([]);
    });

    it("lets a deletion go that was held", async () => {
      const id = await made();
      const fault = inject(remove_, "holdBefore");
      const answer = remove(id);
      await emulator.control.waitForFault(fault);
      expect(ids()).toEqual([id]);
      emulator.control.clearFaults();
      expect(await answer).toBeLessThan(300);
      expect(ids()).toEqual([]);
    });
  },
);

describe("a truncated answer", () => {
  const receive = (method: string, path: string) => {
    const { hostname, port } = new URL(emulator.platforms.paddleflow.endpoint);
    const headers = { "x-pf-authorization": paddleflow.token };
    const options = { hostname, port, method, path: `/api/paddleflow/v1${path}`, headers, agent: false };
    return new Promise<{ promised: number; received: number; failed: boolean }>((resolve) => {
      const request = httpRequest(options, (response) => {
        let received = 0;
        response.on("data", (chunk: Buffer) => (received += chunk.length));
        response.on("error", () => undefined);
        response.on("close", () =>
          resolve({
            promised: Number(response.headers["content-length"]),
            received,
            failed: !response.complete,
          }),
        );
      });
      request.on("error", () => resolve({ promised: 0, received: 0, failed: true }));
      request.end();
    });
  };

  it("promises all of the body, and holds half of it", async () => {
    const whole = await receive("GET", "/flavour");
    expect(whole).toMatchObject({ promised: whole.received, failed: false });
    emulator.control.injectFault({ platform: "paddleflow", action: "*", kind: "truncatedAnswer" });
    const half = Math.floor(whole.promised / 2);
    expect(await receive("GET", "/flavour")).toEqual({
      promised: whole.promised,
      received: half,
      failed: true,
    });
  });

  it("ends within its head where there is no body", async () => {
    await paddleflow.post("/flavour", { name: "f1", cpu: "1", mem: "1Gi" });
    emulator.control.injectFault({
      platform: "paddleflow",
      action: "deleteFlavour",
      kind: "truncatedAnswer",
    });
    expect(await receive("DELETE", "/flavour/f1")).toEqual({ promised: 0, received: 0, failed: true });
    expect((await paddleflow.get("/flavour/f1")).status).toBe(404);
  });
});
