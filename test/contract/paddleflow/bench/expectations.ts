import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import type { Result, Session } from "./client";

/** Method, path, body, status, and the code of an error or the members of the answer. */
export type Row = readonly [
  method: string,
  path: string,
  body: unknown,
  status: number,
  answer?: string | object | null,
];

/** Sends the requests in order; each answer must be as its row says. A text is a code, null an empty answer. */
export async function expectAnswers(session: Session, rows: readonly Row[]): Promise<void> {
  for (const [method, path, body, status, answer] of rows) {
    const result = await session.call(method, path, body);
    const { code, message } = result;
    const what = `${method} ${path} ${JSON.stringify(body) ?? ""} → ${code ?? ""} ${message ?? ""}`;
    expect(result.status, what).toBe(status);
    if (typeof answer === "string") expect(code, what).toBe(answer);
    else if (answer === null) expect(result.body, what).toBeNull();
    else if (answer !== undefined) expect(result.body, what).toMatchObject(answer);
  }
}

const LONGEST = 60_000;

/** Asks again and again until the answer is as wanted. */
export async function eventually(
  ask: () => Promise<Result>,
  wanted: (body: Record<string, unknown>) => boolean,
  timeout = LONGEST,
): Promise<Record<string, unknown>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const result = await ask();
    const body = (result.body ?? {}) as Record<string, unknown>;
    if (wanted(body)) return body;
    if (Date.now() > deadline) throw new Error(`not in ${timeout} ms: ${JSON.stringify(body)}`);
    await delay(50);
  }
}

/** A YAML text as the server takes it. */
export function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

export function pipelineYaml(name: string, command = "echo hi", queue = "runs"): string {
  return `name: ${name}
docker_env: nginx:1.7.9
entry_points:
  main:
    command: "${command}"
    parameters:
      msg: "hi"
    env:
      PF_JOB_QUEUE_NAME: ${queue}
      PF_JOB_FLAVOUR: flavour1
      PF_JOB_TYPE: single
parallelism: 1
`;
}
