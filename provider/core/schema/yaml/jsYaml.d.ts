declare module "js-yaml" {
  export class Type {
    constructor(
      tag: string,
      options: { kind: "scalar"; resolve: () => boolean; construct: (text: string) => unknown },
    );
  }
  export class Schema {
    constructor(definition: { include: Schema[]; implicit: Type[] });
  }
  export const FAILSAFE_SCHEMA: Schema;
  /** All documents of a text. Throws a YAMLException, for equal keys too. */
  export function loadAll(text: string, each: undefined, options: { schema: Schema }): unknown[];
}
