import { parse } from "yaml";

/** Names that the service takes for the file of a workflow. */
export const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml$/;

/**
 * One text for all spellings of a file that say the same. Which edition of YAML the service reads is not documented:
 * files are the same only where they are in both.
 */
export function contentKey(file: unknown): unknown {
  if (typeof file !== "string") return file;
  const text = file;
  try {
    return JSON.stringify([parse(text, { version: "1.1" }), parse(text, { version: "1.2" })]);
  } catch {
    return text
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n")
      .trimEnd();
  }
}

/** What is wrong with a file, if anything. */
export function fileProblem(file: string): string | undefined {
  try {
    const content: unknown = parse(file);
    const isMapping = typeof content === "object" && content !== null && !Array.isArray(content);
    return isMapping ? undefined : "must be a YAML mapping";
  } catch (error) {
    const [first = ""] = (error as Error).message.split("\n");
    return `must be YAML: ${first.replace(/:$/, "")}`;
  }
}
