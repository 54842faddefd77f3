/** What a command has written, in order. */
export interface Written {
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

const ECHO = /\becho\s+("[^"]*"|'[^']*'|[^\n;&|>"']*)\s*(>&2)?\s*(?=[\n;&|]|$)/g;

/** What the `echo TEXT` of a command write, those with `>&2` to stderr; `$NAME` is a variable of the environment. */
export function writtenBy(command: string, environment: Readonly<Record<string, string>> = {}): Written[] {
  return [...command.matchAll(ECHO)].map(([, word = "", redirected]) => ({
    stream: redirected === undefined ? "stdout" : "stderr",
    text: `${filled(word.trim(), environment)}\n`,
  }));
}

/** All that was written to one stream, or to both as they come. */
export function textOf(written: readonly Written[], stream?: Written["stream"]): string {
  const chosen = stream === undefined ? written : written.filter((one) => one.stream === stream);
  return chosen.map(({ text }) => text).join("");
}

function filled(word: string, environment: Readonly<Record<string, string>>): string {
  const text = /^["']/.test(word) ? word.slice(1, -1) : word;
  if (word.startsWith("'")) return text;
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? "";
    return Object.hasOwn(environment, name) ? (environment[name] ?? "") : "";
  });
}
