import type { Checkpoint } from "../core/lifecycle";

export function readCheckpoint(urn: string, organization?: string): Promise<Checkpoint> {
  return Promise.reject(new Error(`${urn} ${String(organization)}`));
}
