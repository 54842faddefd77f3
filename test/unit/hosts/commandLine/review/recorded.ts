import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Change, Preview } from "../../../../../provider/hosts/commandLine/review/change";
import { readDocument } from "../../../../../provider/hosts/commandLine/review/reading/documents";
import { previewOf } from "../../../../../provider/hosts/commandLine/review/reading/preview";

export const HOSTS = ["dynamic", "plugin"] as const;
export type HostForm = (typeof HOSTS)[number];

const FOLDER = join(__dirname, "../../../../fixtures/review");

/** What the CLI has said: recorded by `test/engine/review/record.ts`. */
export function recorded(host: HostForm, name: string): string {
  return readFileSync(join(FOLDER, host, `${name}.json`), "utf8");
}

export function previewIn(host: HostForm, name: string): Promise<Preview> {
  return previewOf(readDocument(recorded(host, name)));
}

/** What is done with each resource, by its name. */
export function verbsOf({ changes }: Preview): Record<string, string> {
  return Object.fromEntries(changes.map(({ name, verb }) => [name, verb]));
}

export function changeOf({ changes }: Preview, name: string): Change {
  const found = changes.find((change) => change.name === name);
  if (found === undefined) throw new Error(`${name} does not change`);
  return found;
}

/** A change of nothing, with what a test is about. */
export function change(members: Partial<Change> & Pick<Change, "name">): Change {
  return {
    urn: `urn:pulumi:dev::test::pulumi-nodejs:dynamic/batchflow/tencent:Job::${members.name}`,
    type: "tencent:Job",
    isOurs: true,
    verb: "update",
    properties: [],
    before: {},
    after: {},
    dependsOn: [],
    isProtected: false,
    isRetained: false,
    notes: [],
    timeoutSeconds: {},
    ...members,
  };
}

export function previewWith(...changes: readonly Change[]): Preview {
  return { changes, same: [], messages: [] };
}
