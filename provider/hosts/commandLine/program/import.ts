import { Option } from "commander";

import type { ImportOptions } from "../import/importCommand";
import { argumentFrom, connection, format, optionFrom, stack, type Tool } from "./tool";

export function addImport(program: Tool): void {
  program
    .command("import")
    .description("Write the file with which `pulumi import --file` takes existing objects into the stack")
    .addArgument(
      argumentFrom(
        "resourceTypes",
        "<types and objects...>",
        "a resource's type, such as tencent:ComputeEnv, and then its objects, each as NAME=ID: the resource's name in the program, and the object's id on the platform; then the next type",
      ),
    )
    .addOption(
      new Option(
        "--list",
        "list the objects of the types, or of all types of platforms, and the resources that have or have made them",
      ),
    )
    .addOption(
      optionFrom(
        "files",
        "--file <file>",
        "the file to write; entries for other resources in it stay (default: batchflow-import.json)",
      ).conflicts("list"),
    )
    .addOption(connection())
    .addOption(stack())
    .addOption(format())
    .shows(
      [
        {
          purpose: "What is there: ids, names, and whether a stack of the project has it",
          line: "npx batchflow import tencent:ComputeEnv --list",
        },
        {
          purpose: "Take two environments and a template into the stack",
          line: "npx batchflow import tencent:ComputeEnv nodes=env-3dhmblr3 spare=env-lcpcej85 tencent:TaskTemplate render=task-0a1b2c3d",
        },
        {
          purpose: "The engine then reads the file; the program declares the same resources",
          line: "pulumi import --file batchflow-import.json --generate-code=false",
        },
      ],
      {
        0: "the file is written, or the objects are listed",
        1: "an error: nothing was written; with --list, also where objects of one type cannot be listed",
      },
    )
    .action(async (words: readonly string[], options: ImportOptions) => {
      const { runImport } = await import("../import/importCommand.js");
      process.exitCode = await runImport(words, options);
    });
}
