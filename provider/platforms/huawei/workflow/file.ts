import { readYaml } from "../../../core/schema/yaml";

/** Names that the service takes for the file of a workflow. */
export const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml$/;

/** What is wrong with a file, if anything. */
export function fileProblem(file: string): string | undefined {
  try {
    const content: unknown = readYaml(file);
    if (typeof content === "object" && content !== null && !Array.isArray(content)) return undefined;
    const isPath = typeof content === "string" && /\.ya?ml$/i.test(content);
    return `must be a YAML mapping${isPath ? "; give a path as `new pulumi.asset.FileAsset(path)`" : ""}`;
  } catch (error) {
    const [first = ""] = (error as Error).message.split("\n");
    return `must be YAML: ${first.replace(/:$/, "")}`;
  }
}
