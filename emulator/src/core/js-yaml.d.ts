declare module "js-yaml" {
  /** Throws a YAMLException with a `reason` and a `mark`. */
  export function safeLoad(text: string): unknown;
}
