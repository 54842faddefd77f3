import { createRequire } from "node:module";
import { join } from "node:path";

import type * as pulumi from "@pulumi/pulumi";

import { DYNAMIC_PACKAGE, PROVIDER_MODULE } from "../../provider/hosts/token";
import { refusal } from "../refusal";

const MISSING =
  "pulumi-batchflow must be in the node_modules of the program's folder, or of a folder above, where the engine's process for dynamic resources looks for it: run `npm install pulumi-batchflow` there; a bundler must leave the package out";

let isFound = false;

/** Fails where the engine's process would not find this package: that one says no more than "Cannot find module". */
export function requirePackage(): void {
  // What the engine's program sets for a program that it runs in its folder. An inline program runs anywhere.
  if (isFound || process.env.PULUMI_NODEJS_MONITOR === undefined) return;
  try {
    createRequire(join(process.cwd(), "program.js")).resolve(PROVIDER_MODULE);
  } catch {
    throw refusal(new Error(`${MISSING}; it is not found from ${process.cwd()}`));
  }
  isFound = true;
}

/** Whether a provider that the program has made serves a resource. Its process gets nothing of the stack's configuration. */
export function hasOwnProvider(
  type: string,
  { provider, parent }: Pick<pulumi.CustomResourceOptions, "parent" | "provider">,
): boolean {
  const own = `pulumi:providers:${DYNAMIC_PACKAGE}`;
  return [provider, parent?.getProvider(type)].some(
    (found) => found !== undefined && Reflect.get(found, "__pulumiType") === own,
  );
}
