import { relative } from "node:path";
import type { MarkdownOptions } from "vitepress";

import { linkTarget, root } from "./repository.mjs";

type MarkdownIt = Parameters<NonNullable<MarkdownOptions["config"]>>[0];

/** Reads the sources as GitHub does: their links lead from where they lie, and two braces are two braces. */
export function asOnGitHub(markdown: MarkdownIt): void {
  markdown.core.ruler.push("as on GitHub", ({ tokens, env }) => {
    const { path, realPath = path } = env as { readonly path: string; readonly realPath?: string };
    const source = relative(root, realPath).replaceAll("\\", "/");
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (href !== null) token.attrSet("href", linkTarget(source, href));
      if (token.type === "code_inline") token.attrSet("v-pre", "");
    }
  });
}
