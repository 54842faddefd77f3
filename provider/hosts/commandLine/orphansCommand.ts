import type { ExitCode } from "./exitCodes";
export interface OrphansOptions {
  readonly stack?: readonly string[];
  readonly delete?: boolean;
  readonly also?: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
}
export function runOrphans(_options: OrphansOptions): Promise<ExitCode> {
  return Promise.resolve(0);
}
