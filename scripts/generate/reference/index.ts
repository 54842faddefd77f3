import type { ResourceDefinition } from "../../../provider/core/definition";
import type { FunctionDefinition } from "../../../provider/core/functionDefinition";
import { camel, splitType } from "../names";
import { COMPONENTS } from "../package";
import { componentIn, componentPage } from "./component";
import { platformPage } from "./platform";
import { resourcePage } from "./resource";

/** Reads a file of the repository that is not generated; undefined where there is none. */
export type Read = (path: string) => string | undefined;

/** The pages of a platform's reference: its own, and one for each resource and component. */
export function referencePages(
  platform: string,
  resources: readonly ResourceDefinition[],
  functions: readonly FunctionDefinition[],
  read: Read,
): Map<string, string> {
  const pathOf = (kind: string) => `docs/reference/${platform}/${kind}.md`;
  const examplesOf = (kind: string) => read(`examples/resources/${platform}/${kind}.ts`);
  const components = (COMPONENTS[platform] ?? []).map(
    (file) => [file, componentIn(read(`sdk/${platform}/${file}.ts`) ?? "", file)] as const,
  );
  return new Map([
    [
      pathOf("index"),
      platformPage(
        platform,
        resources,
        components.map(([, component]) => component),
        functions,
      ),
    ],
    ...resources.map((definition) => {
      const kind = camel(splitType(definition.type).name);
      return [pathOf(kind), resourcePage(definition, examplesOf(kind))] as const;
    }),
    ...components.map(
      ([kind, component]) => [pathOf(kind), componentPage(platform, component, examplesOf(kind))] as const,
    ),
  ]);
}
