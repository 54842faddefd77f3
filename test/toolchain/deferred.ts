import { join } from "node:path";

/** What Node is to require before all else, so that a process of @pulumi/pulumi starts in a third of the time. */
export const DEFERRED = join(__dirname, "deferred.cjs");

/** The same as a variable, for all processes of Node below one. */
export const deferring = { NODE_OPTIONS: `--require ${JSON.stringify(DEFERRED)}` };
