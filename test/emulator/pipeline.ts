import { setTimeout as delay } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Fault, Faults } from "./faults";
import type { RateLimit, RateLimiter } from "./rateLimit";
import type { RequestLog } from "./requestLog";
import type { JsonObject, PlatformName } from "./types";

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** For the log: "Success" or the platform's error code. */
  code: string;
  /** The connection closes instead, as where a server process panics. */
  closes?: true;
}

/** One request as its platform understood it, and what the platform would answer in each case. */
export interface Exchange {
  platform: PlatformName;
  action: string;
  signed: string;
  region: string;
  requestId: string;
  parameters: JsonObject;
  members: string[];
  /** A number is requests of this action per second; undefined when there is no limit. */
  rateLimit: number | RateLimit | undefined;
  /** Protocol and signature: the answer that refuses the request, if it must be refused. */
  refuse(): Answer | undefined;
  throttled(): Answer;
  failed(code: string): Answer;
  handle(): Answer;
}

/** What every request of every platform passes: authentication, rate limit, faults, the action, the log. */
export class Pipeline {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly faults: Faults,
    private readonly log: RequestLog,
    private readonly limited: () => boolean,
  ) {}

  async serve(exchange: Exchange, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack();
    const { platform, action } = exchange;
    this.log.arrival(platform, action);
    const refused = exchange.refuse() ?? this.throttle(exchange);
    if (refused) return this.answer(exchange, request, reply, refused);

    const fault = this.faults.pick(platform, action);
    if (fault && !fault.after) return this.strikeBefore(fault, exchange, request, reply);

    const answer = exchange.handle();
    if (fault && answer.code === "Success") return this.strikeAfter(fault, exchange, request, reply, answer);
    this.answer(exchange, request, reply, answer);
  }

  private throttle(exchange: Exchange): Answer | undefined {
    const { platform, action, rateLimit } = exchange;
    if (rateLimit === undefined || !this.limited()) return undefined;
    const { key, limit, seconds } =
      typeof rateLimit === "number" ? { key: action, limit: rateLimit, seconds: 1 } : rateLimit;
    const admitted = this.limiter.admit(`${platform}/${key}`, limit, seconds * 1000);
    return admitted ? undefined : exchange.throttled();
  }

  private strikeBefore(fault: Fault, exchange: Exchange, request: FastifyRequest, reply: FastifyReply): void {
    const { spec } = fault;
    if (spec.kind === "throttle") this.answer(exchange, request, reply, exchange.throttled(), fault);
    else if (spec.kind === "error") {
      this.answer(exchange, request, reply, exchange.failed(spec.code ?? "InternalError"), fault);
    } else if (spec.kind === "http") {
      const status = spec.status ?? 500;
      const headers: Record<string, string> = { "content-type": "text/html" };
      if (spec.retryAfter !== undefined) headers["retry-after"] = String(spec.retryAfter);
      const body = `<html><body>${status}</body></html>`;
      this.answer(exchange, request, reply, { status, headers, body, code: `HTTP ${status}` }, fault);
    } else {
      this.record(exchange, request, "(none)", fault);
      if (spec.kind === "reset") request.raw.socket.resetAndDestroy();
    }
    fault.hit();
  }

  private async strikeAfter(
    fault: Fault,
    exchange: Exchange,
    request: FastifyRequest,
    reply: FastifyReply,
    answer: Answer,
  ): Promise<void> {
    const { socket } = request.raw;
    this.record(exchange, request, answer.code, fault);
    if (fault.spec.kind === "lostAnswer") {
      socket.destroy();
      fault.hit();
    } else if (fault.spec.kind === "hold") {
      const held = fault.hold((gone) => socket.once("close", gone));
      fault.hit();
      await held;
      this.send(reply, answer);
    } else {
      fault.hit();
      await delay(fault.spec.delayMs ?? 1000, undefined, { ref: false });
      this.send(reply, answer);
    }
  }

  private answer(
    exchange: Exchange,
    request: FastifyRequest,
    reply: FastifyReply,
    answer: Answer,
    fault?: Fault,
  ): void {
    this.record(exchange, request, answer.code, fault);
    this.send(reply, answer);
  }

  private record(exchange: Exchange, request: FastifyRequest, code: string, fault?: Fault): void {
    const { platform, action, signed, region, requestId, parameters, members } = exchange;
    this.log.add({
      platform,
      action,
      time: new Date().toISOString(),
      method: request.method,
      signed,
      region,
      requestId,
      code,
      ...(fault && { fault: fault.spec.kind }),
      parameters,
      members,
    });
  }

  private send(reply: FastifyReply, { status, headers, body, closes }: Answer): void {
    if (reply.raw.destroyed) return;
    if (closes) {
      reply.raw.destroy();
      return;
    }
    reply.raw.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    reply.raw.end(body);
  }
}
