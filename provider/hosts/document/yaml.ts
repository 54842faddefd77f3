// Loaded when first used: most programs have no document as an object, and the library is as large as all of this SDK.
import { Document, isScalar, type Scalar, visit } from "yaml";

/** What readers of one edition or the other may take for something else than a text, or end a line at. */
const QUOTED = /^[^A-Za-z_/]|(?!\n)[\p{Cc}\u00A0\u2028\u2029\uFEFF\uFFF0-\uFFFF]|[\u{10000}-\u{10FFFF}]/u;
/** Of those, what cannot stand in a text as it is. JSON escapes what comes before. */
const ESCAPED = /[\u007F-\u00A0\u2028\u2029\uFEFF\uFFF0-\uFFFF]/g;

/** The YAML of an object: every text in it comes back as it was, from readers of both editions. */
export function yamlOf(value: object, property: string): string {
  const document = new Document(value, { compat: "yaml-1.1" });
  visit(document, {
    Scalar(_key, node) {
      if (isText(node) && /\p{Surrogate}/u.test(node.value)) {
        throw new TypeError(`${property} has half a character in a text, which no encoding can carry`);
      }
      if (isText(node) && QUOTED.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
  return text.replace(ESCAPED, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function isText(node: Scalar): node is Scalar<string> {
  return isScalar(node) && typeof node.value === "string";
}
