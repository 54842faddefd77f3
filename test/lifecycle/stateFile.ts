import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A stack's state, which a stand-in for the Pulumi CLI shows to the provider process that has `env`. */
export class StateFile {
  readonly env: NodeJS.ProcessEnv;
  readonly #folder = mkdtempSync(join(tmpdir(), "batchflow-state-"));

  constructor() {
    const bin = join(this.#folder, "bin");
    mkdirSync(bin);
    const state = join(this.#folder, "state.json");
    writeFileSync(join(bin, "pulumi"), `#!/bin/sh\nexec cat '${state}'\n`);
    chmodSync(join(bin, "pulumi"), 0o755);
    this.env = { PATH: [bin, process.env.PATH ?? ""].join(delimiter) };
    this.write();
  }

  /** What the engine has written: its resources, and the URNs of creations that no run has resolved. */
  write(resources: readonly { urn: string; id: string }[] = [], creating: readonly string[] = []): void {
    const pending = creating.map((urn) => ({ type: "creating", resource: resourceOf(urn) }));
    const deployment = {
      resources: resources.map(({ urn, id }) => ({ ...resourceOf(urn), id })),
      pending_operations: pending,
    };
    writeFileSync(join(this.#folder, "state.json"), JSON.stringify({ version: 3, deployment }));
  }

  /** A run that was killed has left a creation unresolved, and the present one has begun its own. */
  interrupted(urn: string): void {
    this.write([], [urn, urn]);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function resourceOf(urn: string): { urn: string; type: string; custom: boolean } {
  return { urn, type: urn.split("::")[2] ?? "", custom: true };
}
