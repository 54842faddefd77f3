import { isRecord } from "../../../core/schema/values";
import { yamlText } from "../../../core/schema/yaml";

/** Names that the service takes for the file of a workflow. */
export const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml$/;

/** What is wrong with a file, if anything. */
export function fileProblem(file: string): string | undefined {
  const { outline, several, problem } = yamlText(file);
  if (problem !== undefined) return `must be YAML: ${problem}`;
  if (several) return "must be one YAML document, without others after it";
  if (isRecord(outline)) return undefined;
  const isPath = typeof outline === "string" && /\.ya?ml$/i.test(outline);
  return `must be a YAML mapping${isPath ? "; give a path as `new pulumi.asset.FileAsset(path)`" : ""}`;
}
