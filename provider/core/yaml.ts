import { parse } from "yaml";

import { sorted } from "./compare";

/** Reads a YAML text. Tags that the edition does not know are read over: what they mean is for the platform to say. */
export function readYaml(text: string, version: "1.1" | "1.2" = "1.2"): unknown {
  return parse(text, { version, logLevel: "error" });
}

/**
 * One key for all texts that hold the same: comments, the order of keys and quotes have no meaning. Both editions of YAML
 * must agree, because platforms read numbers and truth values partly as the older one does. A text that is no YAML is
 * itself, but for the ends of its lines.
 */
export function yamlKey(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.stringify([sorted(readYaml(text, "1.1")), sorted(readYaml(text, "1.2"))]);
  } catch {
    return text
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n")
      .trimEnd();
  }
}
