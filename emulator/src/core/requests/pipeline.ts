import type { FastifyReply, FastifyRequest } from "fastify";
import type { Faults } from "../faults/faults";
import type { LateActions } from "../time/lateActions";
import type { RateLimiter } from "./rateLimit";
import type { RequestLog } from "./requestLog";
import { type Answer, type Exchange, Served } from "./served";
import { strikeAfter, strikeHoldBefore, strikeInstead, strikeLate } from "./strikes";

export type { Answer, Exchange } from "./served";

/** What every request of every platform passes: authentication, rate limit, faults, the action, the log. */
export class Pipeline {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly faults: Faults,
    private readonly late: LateActions,
    private readonly log: RequestLog,
    private readonly limited: () => boolean,
  ) {}

  async serve(exchange: Exchange, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack();
    this.log.arrival(exchange.platform, exchange.action);
    const served = new Served(exchange, request, reply, this.log);
    const refused = exchange.refuse() ?? this.throttle(exchange);
    if (refused) return served.answer(refused);

    const fault = this.faults.pick(exchange);
    if (fault?.stage === "instead") return strikeInstead(fault, served);
    if (fault?.spec.kind === "late") return strikeLate(fault, served, this.late);
    if (fault?.spec.kind === "holdBefore") return strikeHoldBefore(fault, served, this.late);

    const answer = exchange.handle();
    if (fault && answer.code === "Success") return strikeAfter(fault, served, answer);
    served.answer(answer);
  }

  private throttle(exchange: Exchange): Answer | undefined {
    const { platform, action, rateLimit } = exchange;
    if (rateLimit === undefined || !this.limited()) return undefined;
    const { key, limit, seconds } =
      typeof rateLimit === "number" ? { key: action, limit: rateLimit, seconds: 1 } : rateLimit;
    const admitted = this.limiter.admit(`${platform}/${key}`, limit, seconds * 1000);
    return admitted ? undefined : exchange.throttled();
  }
}
