import { isObject } from "../../core/json";
import { goText, isInteger } from "./goText";
import {
  flag,
  listAt,
  mapAt,
  requireKeys,
  text,
  texts,
  withoutNull,
  WorkflowError,
  type Yaml,
} from "./workflowYaml";

export interface Mount {
  name: string;
  mountPath: string;
  subPath: string;
  readOnly: boolean;
}

export interface FsOptions {
  mainFs: Mount;
  extraFs: Mount[];
}

export interface CacheOptions {
  enable: boolean;
  maxExpiredTime: string;
  fsScope: { name: string; path: string }[];
}

/** Files by their names: where they come from, and which there will be. */
export interface Artifacts {
  input: Record<string, string>;
  output: Record<string, string>;
}

export function readMount(value: unknown, notMap: string): Mount {
  if (!isObject(value)) throw new WorkflowError(notMap);
  requireKeys(
    value,
    ["name", "mount_path", "sub_path", "read_only", "id"],
    "[main_fs] or each mount info in [extra_fs]",
  );
  const part = (key: string): string => text(value, key, `[${key}] should be string type`);
  return {
    name: part("name"),
    mountPath: part("mount_path"),
    subPath: part("sub_path"),
    readOnly: flag(value, "read_only", "[read_only] should be bool type"),
  };
}

export function readFsOptions(source: Yaml): FsOptions {
  const options = mapAt(
    source,
    "fs_options",
    "[fs_options] of workflow should be map[string]interface{} type",
  );
  if (options === undefined) return { mainFs: readMount({}, ""), extraFs: [] };
  requireKeys(options, ["main_fs", "extra_fs"], "[fs_options]");
  const { main_fs: main = {} } = options;
  const extra = listAt(options, "extra_fs", "[fs_options.extra_fs] should be list type");
  return {
    mainFs: readMount(main, "[fs_options.main_fs] should be map type"),
    extraFs: extra.map((item) =>
      readMount(item, "each mount info in [fs_options.extra_fs] should be map type"),
    ),
  };
}

/** A cache; what it leaves out is that of the `around`. */
export function readCache(value: unknown, around: CacheOptions): CacheOptions {
  if (value === undefined) return around;
  if (!isObject(value)) throw new WorkflowError("[cache] of workflow should be map[string]interface{} type");
  const given = withoutNull(value);
  requireKeys(given, ["enable", "max_expired_time", "fs_scope"], "[cache]");
  const time = given.max_expired_time ?? around.maxExpiredTime;
  if (typeof time !== "string" && !isInteger(time)) {
    throw new WorkflowError("[cache.max_expired_time] should be string/int64 type");
  }
  const maxExpiredTime = goText(time) || "-1";
  if (!/^[-+]?\d+$/.test(maxExpiredTime)) {
    throw new WorkflowError(`MaxExpiredTime[${maxExpiredTime}] of cache not correct`);
  }
  const scope = listAt(given, "fs_scope", "[cache.fs_scope] should be list type").map((item) => {
    if (!isObject(item)) throw new WorkflowError("each info in [fs_scope] should be map type");
    requireKeys(item, ["name", "path", "id"], "[fs_scope]");
    return {
      name: text(item, "name", "[name] should be string type"),
      path: text(item, "path", "[path] should be string type"),
    };
  });
  return {
    enable:
      given.enable === undefined
        ? around.enable
        : flag(given, "enable", "[cache.enable] should be bool type"),
    maxExpiredTime,
    fsScope: [...scope, ...around.fsScope],
  };
}

export function readArtifacts(component: Yaml, kind: "step" | "dag"): Artifacts {
  const given = mapAt(component, "artifacts", `[artifacts] in ${kind} should be map type`);
  if (given === undefined) return { input: {}, output: {} };
  requireKeys(given, ["input", "output"], `[artifacts] of ${kind}`);
  const { input = {}, output = {} } = given;
  return {
    input: texts(input, `[artifacts.input] in ${kind} should be map[string]string type`),
    output:
      kind === "dag"
        ? texts(output, "[artifacts.output] in dag should be map[string]string type")
        : readOutput(output),
  };
}

/** What a step writes has names only: a list, or a map of empty texts. */
function readOutput(output: unknown): Record<string, string> {
  if (Array.isArray(output)) {
    const names = Object.fromEntries((output as unknown[]).map((name, index) => [index, name]));
    const complaint = "[artifacts.output] in step should be list of string type";
    return Object.fromEntries(Object.values(texts(names, complaint)).map((name) => [name, ""]));
  }
  const complaint = '[artifact.output] should be map type with empty string("") value or list type';
  const named = texts(output, complaint);
  if (Object.values(named).some((path) => path !== "")) throw new WorkflowError(complaint);
  return named;
}
