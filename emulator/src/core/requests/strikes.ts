import { setTimeout as delay } from "node:timers/promises";
import type { FaultSpec } from "../faults/faultSpec";
import type { Fault } from "../faults/faults";
import type { LateActions } from "../time/lateActions";
import type { Answer, Served } from "./served";

const NO_ANSWER = "(none)";
const DROPPED = "(dropped)";
const NORMAL_DELAY_MS = 1000;

/** A fault in place of the action. */
export function strikeInstead(fault: Fault, served: Served): void {
  const { spec } = fault;
  const { exchange } = served;
  if (spec.kind === "throttle") served.answer(exchange.throttled(), fault);
  else if (spec.kind === "error") served.answer(exchange.failed(spec.code ?? "InternalError"), fault);
  else if (spec.kind === "http") served.answer(failure(spec, served), fault);
  else {
    served.record(NO_ANSWER, fault);
    if (spec.kind === "reset") served.socket.resetAndDestroy();
  }
  fault.hit();
}

/** The client has its answer, or none, at once; the action comes later. */
export function strikeLate(fault: Fault, served: Served, late: LateActions): void {
  const { spec } = fault;
  if (spec.code === undefined && spec.status === undefined) {
    served.record(NO_ANSWER, fault);
    served.socket.destroy();
  } else served.answer(failure(spec, served), fault);
  fault.hit();
  carryOutLate(fault, served, late, NORMAL_DELAY_MS);
}

/** The action waits. Carries it out when it is let go; what happens when the client goes away, the fault says. */
export async function strikeHoldBefore(fault: Fault, served: Served, late: LateActions): Promise<void> {
  const held = fault.hold(served.socket);
  fault.hit();
  const end = await held;
  if (end === "released") {
    const answer = served.exchange.handle();
    served.answer(answer, fault);
    fault.outcome(answer.code);
    return;
  }
  served.record(NO_ANSWER, fault);
  if (end === "gone" && fault.spec.then === "carryOut") {
    carryOutLate(fault, served, late, 0);
    return;
  }
  served.socket.destroy();
  fault.outcome(DROPPED);
}

/** A fault after the action: the answer is not what comes to the client, or not in time. */
export async function strikeAfter(fault: Fault, served: Served, answer: Answer): Promise<void> {
  const { spec } = fault;
  if (spec.kind === "failedAnswer") {
    served.answer(failure(spec, served), fault);
    fault.hit();
    return;
  }
  served.record(answer.code, fault);
  if (spec.kind === "hold") {
    const held = fault.hold(served.socket);
    fault.hit();
    await held;
    served.send(answer);
    return;
  }
  if (spec.kind === "lostAnswer") served.socket.destroy();
  if (spec.kind === "truncatedAnswer") served.sendHalf(answer);
  fault.hit();
  if (spec.kind === "slow") {
    await delay(spec.delayMs ?? NORMAL_DELAY_MS, undefined, { ref: false });
    served.send(answer);
  }
}

function carryOutLate(fault: Fault, { exchange }: Served, late: LateActions, normalMs: number): void {
  const { delayMs = normalMs, time = "real" } = fault.spec;
  late.schedule(
    exchange.platform,
    { milliseconds: delayMs, time },
    {
      carryOut: () => fault.outcome(exchange.handle().code),
      cancelled: () => fault.outcome(DROPPED),
    },
  );
}

/** The platform's error where the fault names a code, else what a gateway before it says. */
function failure({ code, status = 500, retryAfter }: FaultSpec, { exchange }: Served): Answer {
  if (code !== undefined) return exchange.failed(code);
  const headers: Record<string, string> = { "content-type": "text/html" };
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  return { status, headers, body: `<html><body>${status}</body></html>`, code: `HTTP ${status}` };
}
