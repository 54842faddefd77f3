import type { PlatformName } from "../platformNames";
import { Waiters } from "../waiters";
import { RateMeter } from "./rateLimit";
import type { RequestFilter, RequestRecord } from "./requestRecord";

const KEPT = 200_000;

/** What was asked of the platforms. Records carry ids and names, never a secret. */
export class RequestLog {
  private records: RequestRecord[] = [];
  private seq = 0;
  private readonly meter = new RateMeter();
  private readonly waiters = new Waiters();

  constructor(private readonly line: (text: string) => void) {}

  arrival(platform: PlatformName, action: string): void {
    this.meter.arrival(`${platform}/${action}`);
  }

  add(entry: Omit<RequestRecord, "seq">): RequestRecord {
    const record = { seq: ++this.seq, ...entry };
    this.records.push(record);
    if (this.records.length > KEPT) this.records.splice(0, KEPT / 10);
    const fault = record.fault === undefined ? "" : ` [${record.fault}]`;
    this.line(
      `${record.time} ${record.platform} ${record.action} ${record.signed} ${record.region} ${record.code}${fault} ${record.requestId}`,
    );
    this.waiters.notify();
    return record;
  }

  select(filter: RequestFilter = {}): RequestRecord[] {
    return this.records.filter(
      (record) =>
        (filter.platform === undefined || record.platform === filter.platform) &&
        (filter.action === undefined || record.action === filter.action) &&
        (filter.code === undefined || record.code === filter.code),
    );
  }

  counts(filter: RequestFilter = {}): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { action } of this.select(filter)) counts[action] = (counts[action] ?? 0) + 1;
    return counts;
  }

  maxRates(platform: PlatformName): Record<string, number> {
    return this.meter.max(`${platform}/`);
  }

  async wait(filter: RequestFilter, count: number, timeoutMs: number): Promise<RequestRecord[]> {
    if (!(await this.waiters.until(() => this.select(filter).length >= count, timeoutMs))) {
      throw new Error(`there have been ${this.select(filter).length} such requests, not ${count}`);
    }
    return this.select(filter);
  }

  clear(): void {
    this.records = [];
    this.meter.clear();
  }
}
