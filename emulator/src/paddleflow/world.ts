import { randomUUID } from "node:crypto";
import { PlatformWorld } from "../core/platform/world";
import type { Row } from "./records/row";
import { emptyState, type PaddleFlowState } from "./records/state";
import { isSince } from "./settings";
import type { PaddleFlowSettings, ServerVersion } from "./types";
import { hashPassword } from "./user/passwords";

/** All rows, and the steps that lie ahead of them in virtual time. */
export class World extends PlatformWorld<PaddleFlowState, PaddleFlowSettings> {
  protected nextStep(): number {
    return this.next("steps");
  }

  since(version: ServerVersion): boolean {
    return isSince(this.settings.version, version);
  }

  /** What every new row has. Numbers of a table are never used twice. */
  row(table: string): Row {
    const now = this.now();
    return { pk: this.next(table), createdAt: now, updatedAt: now };
  }

  touch(row: Row): void {
    row.updatedAt = this.now();
  }

  private next(counter: string): number {
    return (this.state.counters[counter] = (this.state.counters[counter] ?? 0) + 1);
  }

  /** A new database has root and three flavours. */
  protected firstState(): PaddleFlowState {
    this.state = emptyState();
    const { users, flavours } = this.state;
    users.push({ ...this.row("users"), name: "root", hash: hashPassword("paddleflow") });
    for (const [name, cpu, mem, gpu] of [
      ["flavour1", "1", "1Gi", ""],
      ["flavour2", "4", "8Gi", "1"],
      ["flavour3", "4", "8Gi", "2"],
    ] as const) {
      const scalarResources: Record<string, string> = gpu === "" ? {} : { "nvidia.com/gpu": gpu };
      flavours.push({
        ...this.row("flavours"),
        id: randomUUID(),
        name,
        cpu,
        mem,
        scalarResources,
        clusterId: "",
      });
    }
    return this.state;
  }
}
