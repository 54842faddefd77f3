import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A secret as it is, and as JSON, addresses, forms and Base64 have it. */
export function formsOf(secret: string): string[] {
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    // As Go writes JSON, and as a part of a text that is JSON again.
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ "": secret }).toString().slice(1),
    // What of its Base64 stays the same wherever in a longer text it stands.
    ...[0, 1, 2].map((shift) => {
      const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]).toString("base64");
      return text.slice(shift === 0 ? 0 : 4, -4);
    }),
  ];
  return [...new Set(forms)].filter((form) => form.length >= 6);
}

/** All texts in the files of a folder, by their paths; links and what is another's (the CLI's own plugins) left out. */
export function textsIn(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isDirectory() && name !== "plugins" && name !== "node_modules") {
      for (const [inner, text] of textsIn(path)) texts.set(inner, text);
    } else if (stat.isFile()) texts.set(path, readFileSync(path, "utf8"));
  }
  return texts;
}

/** Where secrets stand in clear: the secret's name, the text's name, and what stands around it. */
export function leaks(
  secrets: Readonly<Record<string, string>>,
  texts: Iterable<readonly [name: string, text: string]>,
): string[] {
  const forms = Object.entries(secrets).map(([name, secret]) => [name, formsOf(secret)] as const);
  return [...texts].flatMap(([where, text]) =>
    forms.flatMap(([name, all]) => {
      const at = all.map((form) => text.indexOf(form)).find((index) => index >= 0);
      return at === undefined ? [] : [`${name} in ${where}: …${text.slice(Math.max(0, at - 150), at + 60)}…`];
    }),
  );
}
