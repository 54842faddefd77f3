import type * as JsYaml from "js-yaml";
import type * as Yaml from "yaml";

/** Loaded with the first text: most programs hold no YAML, and both are a third of what the provider loads. */
export const yaml = () => require("yaml") as typeof Yaml;
export const jsYaml = () => require("js-yaml") as typeof JsYaml;
