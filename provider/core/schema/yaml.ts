import { parse, parseDocument, Scalar, visit } from "yaml";

import { sorted } from "./values";

/** Reads a YAML text. Tags that the edition does not know are read over: what they mean is for the platform to say. */
export function readYaml(text: string, version: "1.1" | "1.2" = "1.2"): unknown {
  return parse(text, { version, logLevel: "error" });
}

/**
 * The content of a text, with its numbers as they are written: what reads `4.10` as a text does not see 4.1 in it, and
 * JavaScript takes neighbours among large numbers for the same.
 */
function contentOf(text: string, version: "1.1" | "1.2"): unknown {
  const document = parseDocument(text, { version, logLevel: "error", intAsBigInt: true });
  for (const error of document.errors) throw error;
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === "bigint") return new Scalar(`\0${node.value}`);
      if (typeof node.value === "number") return new Scalar(`\0${node.source ?? node.value}`);
      return undefined;
    },
  });
  return sorted(document.toJS());
}

/**
 * One key for all texts that hold the same: comments, the order of keys and quotes have no meaning. Both editions of YAML
 * must agree, because platforms read numbers and truth values partly as the older one does. A text that is no YAML is
 * itself, but for the ends of its lines.
 */
export function yamlKey(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.stringify([contentOf(text, "1.1"), contentOf(text, "1.2")]);
  } catch {
    return text
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n")
      .trimEnd();
  }
}
