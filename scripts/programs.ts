import { readFileSync } from "node:fs";
import { join } from "node:path";

import { withRegion } from "./region";

/** The README with its first program in the other languages: the templates' own, which the tests run. */
export function withPrograms(readme: string, root: string): string {
  const text = (path: string) => readFileSync(join(root, "templates", path), "utf8").trimEnd();
  // What is above is for `pulumi new`.
  const [, program = ""] = text("yaml/Pulumi.yaml").split(/\n\n(?=config:\n)/);
  const programs = [
    folded("The same in YAML", "yaml", `name: render\nruntime: yaml\n\n${program}`),
    folded("The same in Python", "python", text("python/__main__.py")),
  ];
  return withRegion(readme, "the program in other languages", programs.join("\n\n"));
}

function folded(title: string, language: string, code: string): string {
  return `<details>\n<summary>${title}</summary>\n\n\`\`\`${language}\n${code}\n\`\`\`\n\n</details>`;
}
