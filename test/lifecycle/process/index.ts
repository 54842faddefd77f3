import { DynamicProcess } from "./dynamic";
import { PluginProcess } from "./plugin";
import type { HostName, ProcessOptions, ProviderProcess } from "./provider";

export { InitialisationError, type Properties, UNKNOWN } from "./protocol";
export * from "./provider";
export { DynamicProcess, PluginProcess };

/** Starts a process for one resource type with the stack's configuration, such as `batchflow:tencent`. */
export function startProcess(
  host: HostName,
  type: string,
  config: Readonly<Record<string, unknown>>,
  options: ProcessOptions = {},
): Promise<ProviderProcess> {
  return host === "plugin"
    ? PluginProcess.start(type, config, options)
    : DynamicProcess.start(type, config, options);
}
