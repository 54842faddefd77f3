import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Bench } from "../../contract/paddleflow/bench/bench";
import { type ConfigSetting, createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { Api } from "./api";
import { PROGRAM } from "./program";

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly diffReasons?: readonly string[];
  readonly replaceReasons?: readonly string[];
}

/** One stack goes through its life on a server; each step starts from where the one before ended. */
export function describePaddleFlowLifecycle(where: string, startBench: () => Promise<Bench>): void {
  describe(`a stack with one of each resource on ${where}`, () => {
    let bench: Bench;
    let stack: TestStack;
    let api: Api;
    const secrets: string[] = ["Passw0rd-1", "Passw0rd-2"];
    const output = async (name: string) => String((await stack.outputs())[name]);
    /** What a preview shows, by the resource's name: the operation, and the reasons. */
    const shown = async (): Promise<Record<string, string>> => {
      const { stdout } = expectSuccess(await stack.preview("--json"));
      const { steps } = JSON.parse(stdout) as { steps: Step[] };
      const changes = steps.filter(({ op, urn }) => op !== "same" && !urn.includes("pulumi:pulumi:Stack"));
      return Object.fromEntries(
        changes
          .filter(({ op }) => ["create", "update", "replace", "delete"].includes(op))
          .map(({ urn, op, diffReasons = [], replaceReasons }) => [
            urn.split("::").at(-1) ?? "",
            [op, ...(op === "replace" ? (replaceReasons ?? diffReasons) : diffReasons)].join(" "),
          ]),
      );
    };
    const quiet = async () => expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));

    beforeAll(async () => {
      bench = await startBench();
      api = await Api.login(bench);
      const { sftp, s3 } = bench.storage;
      secrets.push(bench.credential, sftp.password, s3.secretKey);
      const secret = (text: string): ConfigSetting => ({ secret: text });
      stack = await createStack({
        program: { "index.js": PROGRAM },
        config: {
          "batchflow:paddleflow.endpoint": bench.endpoint,
          "batchflow:paddleflow.username": "root",
          "batchflow:paddleflow.password": secret(bench.rootPassword),
          credential: secret(bench.credential),
          password: secret("Passw0rd-1"),
          bucket: s3.bucket,
          s3Endpoint: s3.endpoint,
          s3AccessKey: secret(s3.accessKey),
          s3SecretKey: secret(s3.secretKey),
          codeUrl: `sftp://${sftp.address}${sftp.root}`,
          codeUser: sftp.user,
          codePassword: secret(sftp.password),
        },
      });
    });
    afterAll(async () => {
      await stack.dispose();
      await bench.close();
    });

    it("goes up, is quiet afterwards, and keeps secrets out of state and output", async () => {
      const { stdout, stderr } = expectSuccess(await stack.up());
      const queue = await api.call("GET", `/queue/${await output("queue")}`);
      expect(queue).toMatchObject({ status: "open", namespace: "default", maxResources: { cpu: "500m" } });
      expect(await api.accepts("dave1", "Passw0rd-1")).toBe(true);
      expect(await api.has("/link/code?fsPath=/linked")).toBe(true);
      expect(await api.list("/schedule", "scheduleList")).toMatchObject([
        { name: "nightly", status: "running" },
      ]);
      await quiet();
      expectSuccess(await stack.cli("refresh", "--preview-only", "--expect-no-changes"));
      for (const secret of secrets) {
        // The S3 stand-in's keys are short words, which occur by chance.
        if (secret.length < 8) continue;
        expect(stdout + stderr + stack.stateText()).not.toContain(secret);
      }
    });

    it("spelled otherwise, what means the same is no change", async () => {
      await stack.setConfig("cpu", "500m");
      await stack.setConfig("flavourCpu", "1000m");
      expect(await shown()).toEqual({});
    });

    it("changes in place what can be, and runs the new version on schedule", async () => {
      await stack.setConfig("description", "second");
      await stack.setConfig("cpu", "3");
      await stack.setConfig("flavourCpu", "2");
      await stack.setConfig("gpu", "2");
      await stack.setConfig("password", { secret: "Passw0rd-2" });
      expect(await shown()).toEqual({
        cluster: "update description",
        queue: "update maxResources",
        flavour: "update cpu scalarResources",
        user: "update password",
        pipeline: "update desc",
        // Which version it will be is not known before the update.
        schedule: "replace pipelineVersionId",
      });
      expectSuccess(await stack.up());
      expect(await api.call("GET", `/cluster/${await output("cluster")}`)).toMatchObject({
        description: "second",
      });
      expect(await api.call("GET", `/queue/${await output("queue")}`)).toMatchObject({
        maxResources: { cpu: "3" },
      });
      expect(await api.call("GET", "/flavour/big")).toMatchObject({
        cpu: "2",
        scalarResources: { "nvidia.com/gpu": "2" },
      });
      expect(await api.accepts("dave1", "Passw0rd-2")).toBe(true);
      expect(await api.call("GET", `/pipeline/${await output("pipeline")}`)).toMatchObject({
        pipeline: { desc: "second" },
      });
      expect(await api.list("/schedule", "scheduleList")).toMatchObject([
        { pipelineVersionID: "2", status: "running" },
      ]);
      await quiet();
    });

    it("replaces what cannot change, the dependent objects with it", async () => {
      const before = await api.list("/grant", "grantList");
      await stack.setConfig("gpu", "0");
      await stack.setConfig("namespace", "team");
      await stack.setConfig("bucketPath", "/other");
      await stack.setConfig("crontab", "0 4 1 1 *");
      expect(await shown()).toMatchObject({
        flavour: "replace scalarResources",
        queue: "replace namespace",
        data: "replace storage",
        link: "replace storage",
      });
      expectSuccess(await stack.up());
      expect(await api.call("GET", "/flavour/big")).not.toHaveProperty("scalarResources.nvidia.com/gpu");
      expect(await api.call("GET", `/queue/${await output("queue")}`)).toMatchObject({ namespace: "team" });
      expect(await api.call("GET", "/fs/data")).toMatchObject({ subPath: "/other" });
      expect(await api.call("GET", "/link/code?fsPath=/linked")).toMatchObject({
        linkList: [{ subPath: "/other" }],
      });
      expect(await api.list("/grant", "grantList")).toMatchObject([{ resourceID: before[0]?.resourceID }]);
      expect(await api.list("/schedule", "scheduleList")).toMatchObject([{ crontab: "0 4 1 1 *" }]);
      await quiet();
    });

    it("shows what changed behind its back, and repairs it", async () => {
      await api.call("PUT", "/flavour/big", { cpu: "7" });
      await api.call("PUT", `/queue/${await output("queue")}`, { maxResources: { cpu: "9" } });
      await api.call("PUT", `/cluster/${await output("cluster")}`, { description: "by hand" });
      expectSuccess(await stack.refresh());
      expect(await shown()).toEqual({
        flavour: "update cpu",
        queue: "update maxResources",
        cluster: "update description",
      });
      expectSuccess(await stack.up());
      expect(await api.call("GET", "/flavour/big")).toMatchObject({ cpu: "2" });
      expect(await api.call("GET", `/queue/${await output("queue")}`)).toMatchObject({
        maxResources: { cpu: "3" },
      });
      await quiet();
    });

    it("makes again what was deleted behind its back", async () => {
      const queue = await output("queue");
      const [schedule] = await api.list("/schedule", "scheduleList");
      const id = String(schedule?.scheduleID);
      await api.call("PUT", `/schedule/${id}`);
      await api.call("DELETE", `/schedule/${id}`);
      await api.call("DELETE", `/pipeline/${await output("pipeline")}`);
      await api.call("DELETE", "/link/code?fsPath=/linked");
      await api.call("DELETE", `/grant?username=dave1&resourceType=queue&resourceID=${queue}`);
      await api.call("DELETE", "/user/dave1");
      await api.call("DELETE", "/flavour/big");
      await api.call("DELETE", "/fs/data");
      expectSuccess(await stack.refresh());
      const creates = Object.values(await shown()).filter((text) => text.startsWith("create"));
      expect(creates).toHaveLength(7);
      expectSuccess(await stack.up());
      expect(await api.accepts("dave1", "Passw0rd-2")).toBe(true);
      expect(await api.list("/grant", "grantList")).toMatchObject([{ userName: "dave1", resourceID: queue }]);
      expect(await api.list("/schedule", "scheduleList")).toMatchObject([{ status: "running" }]);
      expect(await api.has("/link/code?fsPath=/linked")).toBe(true);
      await quiet();
    });

    it("is destroyed to nothing, twice", async () => {
      const [queue, cluster, pipeline] = [
        await output("queue"),
        await output("cluster"),
        await output("pipeline"),
      ];
      expectSuccess(await stack.destroy());
      expectSuccess(await stack.destroy());
      for (const path of ["/flavour/big", "/fs/data", "/fs/code", `/pipeline/${pipeline}`]) {
        expect(await api.has(path)).toBe(false);
      }
      expect(await api.has(`/queue/${queue}`)).toBe(false);
      expect(await api.has(`/cluster/${cluster}`)).toBe(false);
      expect(await api.list("/user", "userList")).toEqual([]);
      expect(await api.list("/grant", "grantList")).toEqual([]);
      expect(await api.list("/schedule", "scheduleList")).toEqual([]);
    });
  });
}
