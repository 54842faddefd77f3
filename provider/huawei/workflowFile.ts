import { readYaml } from "../core/yaml";

/** Names that the service takes for the file of a workflow. */
export const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml$/;

/** What is wrong with a file, if anything. */
export function fileProblem(file: string): string | undefined {
  try {
    const content: unknown = readYaml(file);
    const isMapping = typeof content === "object" && content !== null && !Array.isArray(content);
    return isMapping ? undefined : "must be a YAML mapping";
  } catch (error) {
    const [first = ""] = (error as Error).message.split("\n");
    return `must be YAML: ${first.replace(/:$/, "")}`;
  }
}
