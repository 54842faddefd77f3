import type { JsonObject } from "../../core/json";
import type { ApiRequest } from "../requests/request";
import { fail } from "./errors";
import { partsOf } from "./submission";
import { readWdl } from "./wdl";

const DECLARATION = /^\s*([A-Z]\w*(?:\[[^\]]*\])?)(\?)?\s+(\w+)\s*(?:=\s*(.+))?$/gm;

/** What a workflow declares. It is valid where there is a workflow in it; types are told as they are written. */
export function describe(request: ApiRequest, fileOf: (url: string) => string | undefined): JsonObject {
  const parts = new Map(partsOf(request).map(({ name, content }) => [name, content.toString("utf8")]));
  const url = parts.get("workflowUrl");
  const source = parts.get("workflowSource") ?? (url === undefined ? undefined : fileOf(url));
  if (source === undefined) throw fail("Either workflow source or url has to be supplied");
  const wdl = readWdl(source, {});
  const errors = wdl ? [] : ["ERROR: Namespace contains no workflow"];
  return {
    valid: wdl !== undefined,
    errors,
    validWorkflow: wdl !== undefined,
    name: wdl?.name ?? "",
    inputs: wdl ? inputsOf(source) : [],
    outputs: Object.keys(wdl?.outputs ?? {}).map((name) => ({
      name,
      typeDisplayName: "String",
      valueType: { typeName: "String" },
    })),
    images: [],
    submittedDescriptorType: {
      descriptorType: "WDL",
      descriptorTypeVersion: /^version\s+(\S+)/m.exec(source)?.[1] ?? "draft-2",
    },
    importedDescriptorTypes: [],
    meta: {},
    parameterMeta: {},
    isRunnableWorkflow: wdl !== undefined,
  };
}

/** The declarations of the first block of inputs. */
function inputsOf(source: string): JsonObject[] {
  const block = /\binput\s*\{([^}]*)\}/.exec(source)?.[1] ?? "";
  return [...block.matchAll(DECLARATION)].map(([, type = "", mark, name = "", value]) => ({
    name,
    typeDisplayName: type + (mark ?? ""),
    valueType: { typeName: type },
    optional: mark !== undefined || value !== undefined,
    default: value ?? null,
  }));
}
