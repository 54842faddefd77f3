import { describe, expect, it } from "vitest";

import { completionsOf, type Values } from "../../../../../provider/hosts/commandLine/completion/completions";
import { batchflow } from "../../../../../provider/hosts/commandLine/program";

const KNOWN = {
  stacks: ["dev", "prod"],
  connections: ["tencent", "tencent-prod"],
  resourceTypes: ["tencent:ComputeEnv", "tencent:Job", "otc:Image"],
  workTypes: ["tencent:Job"],
};
const values: Values = (source) => Promise.resolve(KNOWN[source]);

async function offered(line: string): Promise<string[]> {
  return (await completionsOf(batchflow(), line.split(" "), values)).map(({ value }) => value);
}

const COMMANDS = ["import", "logs", "recover", "orphans", "review", "emulator", "completion", "help"];

describe("a command line is completed", () => {
  it.each([
    ["nothing yet: the commands", "", COMMANDS],
    ["the beginning of a command", "re", ["recover", "review"]],
    ["an option of the whole", "--v", ["--version"]],
    ["the types of resources", "import tencent:", ["tencent:ComputeEnv", "tencent:Job"]],
    ["another type behind an object", "import otc:Image a=b te", ["tencent:ComputeEnv", "tencent:Job"]],
    ["no object", "import tencent:ComputeEnv nodes=", []],
    ["the types of work", "logs ", ["tencent:Job"]],
    ["no id", "logs tencent:Job ", []],
    ["options", "logs tencent:Job job-1 --t", ["--timeline", "--tail"]],
    ["choices of an option", "logs --timeline ", ["svg", "mermaid"]],
    ["choices behind an equals sign", "review --format=m", ["--format=markdown"]],
    ["what stands behind an option and its value", "logs --format json ten", ["tencent:Job"]],
    ["stacks", "recover --stack p", ["prod"]],
    ["connections", "logs --connection ", ["tencent", "tencent-prod"]],
    ["a file", "review pre", [":files"]],
    ["a file of an option", "review --prices of", [":files"]],
    ["a free text: nothing", "review --title ", []],
    ["the value of an option that may lack it", "orphans --expect-none a", ["all"]],
    ["an option behind one that may lack its value", "orphans --expect-none --fo", ["--format"]],
    ["an option that may stand again", "orphans --stack dev --st", ["--stack"]],
    ["no option twice", "recover --yes --y", []],
    ["a shell", "completion ", ["bash", "zsh", "fish"]],
    ["an unknown command: nothing", "imprt ", []],
  ])("%s", async (_what, line, expected) => {
    expect(await offered(line)).toEqual(expected);
  });

  it("with the meaning of commands and options", async () => {
    const [one] = await completionsOf(batchflow(), ["recover", "--dry"], values);
    expect(one).toEqual({ value: "--dry-run", meaning: "only show what would be done" });
  });
});
