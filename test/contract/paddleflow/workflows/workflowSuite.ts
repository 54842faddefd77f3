import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bench } from "../bench/bench";
import { base64, eventually } from "../bench/expectations";
import { ServerUnderTest } from "../suite/serverUnderTest";

/** What the real server v0.14.6 answered to texts and values; a code is "" where it took them. */
interface Recorded {
  readonly workflows: readonly {
    readonly what: string;
    readonly text: string;
    readonly pipeline: string;
    readonly run: string;
  }[];
  /** A parameter as a workflow declares it, a value that comes with the run, and what the step saw. */
  readonly parameters: readonly {
    readonly declared: string;
    readonly value?: unknown;
    readonly code?: string;
    readonly seen?: string;
    readonly shown?: string;
  }[];
  readonly env: readonly { readonly written: string; readonly seen: string }[];
}

const fixture = join(__dirname, "../../../fixtures/paddleflow.workflows.json");
export const recorded = JSON.parse(readFileSync(fixture, "utf8")) as Recorded;

/** No queue has this name: a run that begins fails at once, and shows what its step would have been. */
const workflow = (declared: string, env = "") => `name: p1
docker_env: nginx:1.7.9
entry_points:
  main:
    command: "{{msg}}"
    parameters: {msg: ${declared}}
    env: {${env}PF_JOB_QUEUE_NAME: nowhere, PF_JOB_FLAVOUR: flavour1, PF_JOB_TYPE: single}
`;

interface Step {
  readonly command: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** What a server takes of workflows and values, and what steps see: for the emulated one and the real one. */
export function workflowSuite(name: string, start: () => Promise<Bench>): void {
  describe(name, () => {
    const server = new ServerUnderTest();

    beforeAll(async () => {
      await server.open(start);
      const fs = { name: "data", url: server.sftpUrl(), properties: server.sftp() };
      await server.expectRoot([["POST", "/fs", fs, 201]]);
    });
    afterAll(() => server.close());

    const codeOf = async (path: string, body: object): Promise<string> => {
      const { status, code = "?" } = await server.root.post(path, body);
      return status === 201 ? "" : code;
    };

    /** The first step of a run, or the code of its refusal. */
    const stepOf = async (text: string, more: object = {}): Promise<Step | string> => {
      const made = await server.root.post("/run", { runYamlRaw: base64(text), name: "probe", ...more });
      if (made.status !== 201) return made.code ?? "?";
      const { runID } = made.body as { runID: string };
      const run = await eventually(
        () => server.root.get(`/run/${runID}`),
        ({ runtime }) => Object.keys(runtime ?? {}).length > 0,
      );
      return JSON.parse(
        JSON.stringify((run as { runtime: { main: Step[] } }).runtime.main[0]).replaceAll(runID, "RUN_ID"),
      ) as Step;
    };

    it("takes and refuses workflows as it was recorded", async () => {
      const different: string[] = [];
      for (const { what, text, ...expected } of recorded.workflows) {
        const raw = base64(text);
        const pipeline = await codeOf("/pipeline", { yamlRaw: raw });
        const run = await codeOf("/run", { runYamlRaw: raw });
        if (pipeline !== expected.pipeline || run !== expected.run) {
          different.push(`${what}: ${JSON.stringify({ pipeline, run })}, not ${JSON.stringify(expected)}`);
        }
      }
      expect(different).toEqual([]);
    });

    it("hands parameters to steps as it was recorded", async () => {
      const different: string[] = [];
      for (const { declared, code, seen, shown, ...given } of recorded.parameters) {
        const step = await stepOf(
          workflow(declared),
          "value" in given ? { parameters: { msg: given.value } } : {},
        );
        const found =
          typeof step === "string" ? { code: step } : { seen: step.command, shown: step.parameters.msg };
        const expected = code === undefined ? { seen, shown } : { code };
        if (JSON.stringify(found) !== JSON.stringify(expected)) {
          const what = `${declared} ${JSON.stringify(given)}`;
          different.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
        }
      }
      expect(different).toEqual([]);
    });

    it("writes numbers into the environment as it was recorded", async () => {
      for (const { written, seen } of recorded.env) {
        const step = await stepOf(workflow("hi", `A: ${written}, `));
        expect([written, typeof step === "string" ? step : step.env.A]).toEqual([written, seen]);
      }
    });
  });
}
