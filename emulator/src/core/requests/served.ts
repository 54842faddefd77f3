import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Fault } from "../faults/faults";
import type { JsonObject } from "../json";
import type { PlatformName } from "../platformNames";
import type { RateLimit } from "./rateLimit";
import type { RequestLog } from "./requestLog";

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
  /** Carries the action out, which may be long after the request came and when its client is gone. */
  handle(): Answer;
}

/** A request that is being served: its connection and its line in the log. */
export class Served {
  constructor(
    readonly exchange: Exchange,
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly log: RequestLog,
  ) {}

  get socket(): Socket {
    return this.request.raw.socket;
  }

  answer(answer: Answer, fault?: Fault): void {
    this.record(answer.code, fault);
    this.send(answer);
  }

  record(code: string, fault?: Fault): void {
    const { platform, action, signed, region, requestId, parameters, members } = this.exchange;
    this.log.add({
      platform,
      action,
      time: new Date().toISOString(),
      method: this.request.method,
      signed,
      region,
      requestId,
      code,
      ...(fault && { fault: fault.spec.kind }),
      parameters,
      members,
    });
  }

  send({ status, headers, body, closes }: Answer): void {
    const { raw } = this.reply;
    if (raw.destroyed) return;
    if (closes) {
      raw.destroy();
      return;
    }
    raw.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
    raw.end(body);
  }

  /** The headers, half of the body, and then the end of the connection. */
  sendHalf({ status, headers, body }: Answer): void {
    const { raw } = this.reply;
    const bytes = Buffer.from(body);
    const cut = (): void => void this.socket.destroy();
    if (raw.destroyed) return;
    if (bytes.length === 0) {
      // Only its head can be cut.
      this.socket.write(`HTTP/1.1 ${status} `, cut);
      return;
    }
    raw.writeHead(status, { ...headers, "content-length": bytes.length });
    raw.write(bytes.subarray(0, bytes.length / 2), cut);
  }
}
