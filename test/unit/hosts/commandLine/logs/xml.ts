/** An element of an XML document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** The characters directly in it. */
  text: string;
}

const TOKEN = /<\/([\w:]+)\s*>|<([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads an XML document without declarations, comments and processing instructions; throws where it is not well-formed. */
export function parseXml(document: string): Element {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(document)) {
    throw new Error("a character that XML does not have");
  }
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let token = TOKEN.exec(document); token !== null; token = TOKEN.exec(document)) {
    end = TOKEN.lastIndex;
    const [, closed, opened, attributes = "", empty, text] = token;
    const current = open.at(-1) ?? top;
    if (closed !== undefined) {
      if (open.length < 2 || current.name !== closed) throw new Error(`</${closed}> closes ${current.name}`);
      open.pop();
    } else if (opened !== undefined) {
      const named = [...attributes.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [
        name,
        decoded(value),
      ]);
      if (new Set(named.map(([name]) => name)).size < named.length)
        throw new Error(`${opened} has an attribute twice`);
      const element = {
        name: opened,
        attributes: Object.fromEntries(named) as Record<string, string>,
        children: [],
        text: "",
      };
      current.children.push(element);
      if (empty !== "/") open.push(element);
    } else current.text += decoded(text ?? "");
  }
  const [root, ...more] = top.children;
  if (
    end < document.length ||
    open.length > 1 ||
    root === undefined ||
    more.length > 0 ||
    top.text.trim() !== ""
  ) {
    throw new Error(`not well-formed at ${end}: ${document.slice(end, end + 40)}`);
  }
  return root;
}

/** An element and all within it. */
export function textsIn(element: Element): Element[] {
  return [element, ...element.children.flatMap(textsIn)];
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (found, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const character = ENTITIES[name ?? ""];
    if (character === undefined) throw new Error(`${found} is no reference`);
    return character;
  });
}
