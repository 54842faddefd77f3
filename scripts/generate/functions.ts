import { CALL_TIMEOUT_SECONDS, type FunctionDefinition } from "../../provider/core/functionDefinition";
import { pascal, splitType } from "./names";
import { sentence } from "./sentences";
import { docComment, type Types } from "./types";

/** The file of a platform's readers, in both forms. */
export function readersFile(definitions: readonly FunctionDefinition[], types: Types): string {
  return file(definitions, types, ["call", "callOutput"], (definition) => {
    const { name } = splitType(definition.type);
    const base = pascal(name);
    const result = resultOf(definition, types);
    const outputArgs = types.interface(definition.inputs, "input", `${base}OutputArgs`, {
      doc: `Arguments of ${name}Output`,
    });
    return `${promiseForm(definition, types, result)}

${outputArgs}

${docComment(`${sentence(definition.doc)} Takes and gives outputs.`)}
export function ${name}Output(args: ${base}OutputArgs${defaultArgs(definition)}, options?: ReaderOutputOptions): pulumi.Output<${result}> {
  return callOutput("${definition.type}", args, options);
}`;
  });
}

/** The file of a platform's functions that change something. */
export function functionsFile(definitions: readonly FunctionDefinition[], types: Types): string {
  return file(definitions, types, ["perform"], (definition) =>
    promiseForm(definition, types, resultOf(definition, types)),
  );
}

function promiseForm(definition: FunctionDefinition, types: Types, result: string): string {
  const { reader } = definition;
  const { name } = splitType(definition.type);
  const args = `${pascal(name)}Args`;
  const argsText = types.interface(definition.inputs, "plain", args, {
    doc: `Arguments of ${name}`,
    given: true,
  });
  return `${argsText}

${docComment(sentence(definition.doc), `API action: ${definition.action}. ${limitText(definition)}${reader ? "Credentials are left out of the result." : "A preview does not call it: there the answer is undefined."}`)}
export function ${name}(args: ${args}${defaultArgs(definition)}, options?: ReaderOptions): Promise<${reader ? result : `${result} | undefined`}> {
  return ${reader ? "call" : "perform"}("${definition.type}", args, options);
}`;
}

/** How long a call may last, where it is not the usual time. */
export function limitText({ timeoutSeconds }: FunctionDefinition): string {
  return timeoutSeconds === CALL_TIMEOUT_SECONDS
    ? ""
    : `Given up after ${timeoutSeconds / 60} minutes, unless \`timeoutSeconds\` says otherwise. `;
}

function defaultArgs({ inputs }: FunctionDefinition): string {
  return [...inputs.fields.values()].every(({ optional }) => optional) ? " = {}" : "";
}

function resultOf(definition: FunctionDefinition, types: Types): string {
  const { name } = splitType(definition.type);
  const { outputs } = definition;
  if (outputs.kind === "object" && outputs.marks.structure === undefined) {
    return types.structure(outputs, "plain", `${pascal(name)}Result`);
  }
  return types.typeOf(outputs, "plain");
}

function file(
  definitions: readonly FunctionDefinition[],
  types: Types,
  helpers: readonly string[],
  write: (definition: FunctionDefinition) => string,
): string {
  const body = definitions.map(write).join("\n\n");
  const used = types.names.filter((type) => new RegExp(`\\b${type}\\b`).test(body));
  const options = ["ReaderOptions", "ReaderOutputOptions"]
    .filter((name) => body.includes(`?: ${name})`))
    .map((name) => `type ${name}`);
  const needsPulumi = body.includes("pulumi.");
  return `${needsPulumi ? 'import type * as pulumi from "@pulumi/pulumi";\n\n' : ""}import { ${[...helpers, ...options].join(", ")} } from "../reader";
${used.length > 0 ? `import type { ${used.join(", ")} } from "./types";\n` : ""}
${body}
`;
}
