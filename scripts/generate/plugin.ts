import type { Platform } from "../../provider/core/connection";
import type { ResourceDefinition } from "../../provider/core/definition";
import { type ObjectShape, shapeOf } from "../../provider/core/schema/shape";
import { pluginType } from "../../provider/hosts/token";
import type { PlatformDefinitions } from "../../provider/registry";
import { pascal, splitType } from "./names";
import { downloadUrl, type PackageJson } from "./schema/package";
import { sentence } from "./sentences";
import { docComment, Types } from "./types";

/** The entry point over the plugin's types: the files' paths and texts. */
export function pluginFiles(
  platforms: readonly PlatformDefinitions[],
  { repository }: PackageJson,
): (readonly [path: string, text: string])[] {
  return [
    ...platforms.map(({ platform: { name }, resources }): [string, string] => [
      `sdk/plugin/${name}.ts`,
      classesFile(name, [...resources.values()]),
    ]),
    ["sdk/plugin/connections.ts", connectionsFile(platforms.map(({ platform }) => platform))],
    ["sdk/plugin/package.ts", packageFile(repository)],
    ["sdk/plugin/index.ts", indexFile(platforms)],
  ];
}

/** A platform's exports, with the plugin's classes in place of the dynamic ones. */
function classesFile(platform: string, resources: readonly ResourceDefinition[]): string {
  const classes = resources.map(({ type, doc }) => {
    const { name } = splitType(type);
    return `${docComment(sentence(doc), "A resource of the plugin.")}
export class ${name} extends dynamic.${name} {
  /** The engine's type, by which policies know the class. */
  static override readonly __pulumiType: string = "${pluginType(type)}";

  /** An existing object, read by its id. It does not become the stack's own. */
  static override get(name: string, id: pulumi.Input<pulumi.ID>, options?: ResourceOptions & { connection?: string }): ${name} {
    return new ${name}(name, ...existing<dynamic.${name}Args>(id, options));
  }

  /** Whether an object is a ${name} of the plugin, also of another loaded copy of this package. */
  static override isInstance(object: unknown): object is ${name} {
    return Resource.isOfType(object, ${name}.__pulumiType);
  }
}`;
  });
  return `import type * as pulumi from "@pulumi/pulumi";

import * as dynamic from "../${platform}";
import { existing, Resource, type ResourceOptions } from "../resource";

export * from "../${platform}";

${classes.join("\n\n")}
`;
}

/** The settings of connections, as an explicit provider takes them. None is required: the environment may have it. */
function connectionsFile(platforms: readonly Platform[]): string {
  const all = platforms.map(({ name, title, schema }) => {
    const types = new Types();
    const { fields, ...shape } = shapeOf(schema) as ObjectShape;
    const optional = [...fields].map(([key, field]) => [key, { ...field, optional: true }] as const);
    const doc = `How ${title} is reached, and as whom.`;
    const own = types.interface({ ...shape, fields: new Map(optional) }, "input", settingsOf(name), { doc });
    return [types.text, own].filter((text) => text !== "").join("\n\n");
  });
  const members = platforms.map(
    ({ name, title }) =>
      `${docComment(`The connection to ${title}, for resources that name none.`)}\n${name}?: pulumi.Input<${settingsOf(name)}> | undefined;`,
  );
  const any = platforms.map(({ name }) => settingsOf(name)).join(" | ");
  return `import type * as pulumi from "@pulumi/pulumi";

${all.join("\n\n")}

/** Arguments of Provider. */
export interface ProviderArgs {
${members.join("\n")}
/** Further connections by their names, which resources give as \`connection\`. */
connections?: pulumi.Input<Record<string, pulumi.Input<${any}>>> | undefined;
}
`;
}

function settingsOf(platform: string): string {
  return `${pascal(platform)}Connection`;
}

/** Where the engine finds the plugin, as each registration tells it. */
function packageFile(repository: PackageJson["repository"]): string {
  return `import { RELEASE } from "../../provider/core/release";

/** Which plugin serves a resource, and where the engine gets it from. */
export const PLUGIN = { version: RELEASE, pluginDownloadURL: "${downloadUrl(repository)}" } as const;
`;
}

function indexFile(platforms: readonly PlatformDefinitions[]): string {
  const lines = platforms.map(({ platform: { name } }) => `export * as ${name} from "./${name}";`);
  return [
    'export * from "../common";',
    'export * from "./connections";',
    'export * from "./provider";',
    ...lines,
    "",
  ].join("\n");
}
