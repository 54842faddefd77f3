import { z } from "zod";

import type { Mark } from "../../../core/identity";
import { field, type Rule } from "../../../core/schema/field";
import { exactlyOneOf } from "../../../core/schema/rules";
import { yamlKey } from "../../../core/schema/yaml";
import type { PaddleFlowClient } from "../api/client";
import { fsName, namingOwner, ownerOf, userName } from "../api/owner";
import { nonEmpty, type Wire } from "../api/wire";
import { base64, pipelineYaml, takeMark, withMark } from "../api/workflow";

const DEFAULT_PATH = "./run.yaml";

/** Where a pipeline's text comes from. */
export const sourceFields = {
  yaml: field(
    pipelineYaml.optional(),
    "The pipeline in YAML, with `name` and `entry_points`. Comments, quotes and the order of keys have no meaning. The " +
      "provider adds a comment at its end, by which it finds again what an interrupted run has created.",
    { document: "yaml", key: yamlKey },
  ),
  fsName: field(
    fsName.optional(),
    "Instead of yaml: the file system that holds the pipeline's file. The server reads the file when the pipeline is made " +
      "or changed, and later changes of the file do not show.",
  ),
  yamlPath: field(z.string().min(1).optional(), "With fsName: the path of the file in the file system.", {
    platformDefault: DEFAULT_PATH,
  }),
  username: field(
    userName.optional(),
    "The user whose file systems fsName and the pipeline name; only `root` may name another than itself. The pipeline " +
      "belongs to the connection's user all the same.",
    { writeOnly: true, settingDefault: "username" },
  ),
};

const pathNeedsFileSystem: Rule = {
  check: ({ yamlPath, ...source }) =>
    yamlPath !== undefined && source.fsName === undefined
      ? [{ path: ["yamlPath"], reason: "needs fsName, the file system in which it is" }]
      : [],
};

export const sourceRules = [exactlyOneOf("yaml", "fsName"), pathNeedsFileSystem];

export interface Source {
  readonly yaml?: string | undefined;
  readonly fsName?: string | undefined;
  readonly yamlPath?: string | undefined;
  readonly username?: string | undefined;
}

/** The text or its place, as the server takes it. */
export async function encodeSource(
  client: PaddleFlowClient,
  source: Source,
  mark: Mark | undefined,
): Promise<Wire> {
  const { yaml, yamlPath, username } = source;
  const owner = namingOwner(client, ownerOf(client, username));
  if (yaml === undefined) return { fsName: source.fsName, yamlPath, ...owner };
  return { yamlRaw: base64(mark === undefined ? yaml : await withMark(yaml, mark)), ...owner };
}

/** The source of a version as the inputs have it, with the mark in its text. */
export function decodeSource(version: Wire): { inputs: Source; mark: Mark | undefined } {
  const { text, mark } = takeMark(nonEmpty(version.pipelineYaml) ?? "");
  const file = nonEmpty(version.fsName);
  if (file === undefined) return { inputs: { yaml: text }, mark };
  return { inputs: { fsName: file, yamlPath: nonEmpty(version.yamlPath) }, mark };
}

/** The mark in the text of a version. */
export function markOfVersion({ pipelineYaml: text }: Wire): Mark | undefined {
  return takeMark(nonEmpty(text) ?? "").mark;
}

/** Whether a version holds what a request has sent. */
export function isFrom(version: Wire, { yamlRaw, yamlPath = DEFAULT_PATH, ...source }: Wire): boolean {
  if (yamlRaw !== undefined) return base64(nonEmpty(version.pipelineYaml) ?? "") === yamlRaw;
  return version.fsName === source.fsName && version.yamlPath === yamlPath;
}
