import { type Result } from "../../../../contract/huawei/client";
import { emulator, session } from "../setup";

export interface Detail {
  execution: Record<string, unknown> & { status: string };
  object: { status: { actionName: string; objectStatus: { phase: string; reason: string } } };
  status: { finished_node_number: number; actual_node_status: Record<string, { status: string }> };
}

export const workflow = (commands: string, outputs = ""): Promise<string> =>
  session.create("/v1/workflows", {
    parts: {
      resource: '{"name":"wf"}',
      archive_content: {
        filename: "wf.yaml",
        content: `inputs: {code: {default: 3}}\nworkflow:\n  job-a: {commands: ["${commands}"]}\n${outputs}`,
      },
    },
  });

export const MEMBERS = { name: "ex", sfs_pvc_name: "pvc", namespace: "ns", target: "cci" };

export const post = async (commands: string, members: object = {}): Promise<Result> => {
  const json = { ...MEMBERS, workflow_id: await workflow(commands), ...members };
  return session.call("POST", "/v1/executions", { json });
};

export const execute = async (commands: string, members: object = {}): Promise<string> =>
  ((await post(commands, members)).body as { id: string }).id;

export const detail = async (id: string): Promise<Detail> =>
  (await session.get(`/v1/executions/${id}`)).body as Detail;

export const status = async (id: string): Promise<string> => (await detail(id)).execution.status;

export const operate = (id: string, json: object): Promise<Result> =>
  session.call("PUT", `/v1/executions/${id}`, { json });

export const advance = (seconds: number) => emulator.control.advance(seconds);
