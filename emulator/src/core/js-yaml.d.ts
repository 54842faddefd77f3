declare module "js-yaml" {
  /** Throws a YAMLException with a `reason` and a `mark`. */
  export function safeLoad(text: string): unknown;

  export interface TypeOptions {
    kind: "scalar" | "sequence" | "mapping";
    resolve?: (data: unknown) => boolean;
    construct?: (data: unknown) => unknown;
  }
  /** What nodes with a tag are, or plain ones without. */
  export class Type {
    constructor(tag: string, options: TypeOptions);
  }
  export class Schema {
    constructor(definition: { include?: Schema[]; implicit?: Type[]; explicit?: Type[] });
  }
  export const FAILSAFE_SCHEMA: Schema;
  /** With `json` the last of several equal keys counts. */
  export function load(text: string, options: { schema: Schema; json?: boolean }): unknown;
}
