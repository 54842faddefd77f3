import { z } from "zod";

import type { Mark } from "../../core/identity";
import { exactlyOneOf } from "../../core/schema/rules";
import { field, type Rule } from "../../core/schema/field";
import type { PaddleFlowClient, Wire } from "./client";
import { FS_NAME, namingOwner, ownerOf, userName } from "./owner";
import { nonEmpty } from "./wire";
import { yamlKey } from "../../core/schema/yaml";
import { pipelineYaml, takeMark, withMark } from "./yaml";

const DEFAULT_PATH = "./run.yaml";

/** A description that has at most so many bytes, and what is said of it. */
export function descriptionOf(maxBytes: number) {
  const desc = z
    .string()
    .refine((text) => Buffer.byteLength(text) <= maxBytes, `must have at most ${maxBytes} bytes`);
  return { desc, doc: `The description, at most ${maxBytes} bytes.` };
}

export const { desc, doc: DESC_DOC } = descriptionOf(256);

/** Where a pipeline's text comes from. */
export const sourceFields = {
  yaml: field(
    pipelineYaml.optional(),
    "The pipeline in YAML, with `name` and `entry_points`. Comments, quotes and the order of keys have no meaning. The " +
      "provider adds a comment at its end, by which it finds again what an interrupted run has created.",
    { document: "yaml", key: yamlKey },
  ),
  fsName: field(
    z.string().regex(FS_NAME, "must be the name of a file system").optional(),
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
  check: ({ fsName, yamlPath }) =>
    yamlPath !== undefined && fsName === undefined
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
export function encodeSource(client: PaddleFlowClient, source: Source, mark: Mark | undefined): Wire {
  const { yaml, fsName, yamlPath, username } = source;
  const owner = namingOwner(client, ownerOf(client, username));
  if (yaml === undefined) return { fsName, ...(yamlPath !== undefined && { yamlPath }), ...owner };
  return { yamlRaw: base64(mark === undefined ? yaml : withMark(yaml, mark)), ...owner };
}

/** The source of a version as the inputs have it, with the mark in its text. */
export function decodeSource(version: Wire): { inputs: Source; mark: Mark | undefined } {
  const { text, mark } = takeMark(nonEmpty(version.pipelineYaml) ?? "");
  const fsName = nonEmpty(version.fsName);
  if (fsName === undefined) return { inputs: { yaml: text }, mark };
  return { inputs: { fsName, yamlPath: nonEmpty(version.yamlPath) }, mark };
}

/** Whether a version holds what a request has sent. */
export function isFrom(version: Wire, { yamlRaw, fsName, yamlPath = DEFAULT_PATH }: Wire): boolean {
  if (yamlRaw !== undefined) return base64(nonEmpty(version.pipelineYaml) ?? "") === yamlRaw;
  return version.fsName === fsName && version.yamlPath === yamlPath;
}

export function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
