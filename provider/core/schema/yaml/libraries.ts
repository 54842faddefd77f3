import { createRequire } from "node:module";

import type * as JsYaml from "js-yaml";
import type * as Yaml from "yaml";

const load = createRequire(__filename);

/** Loaded with the first text: most programs hold no YAML, and both are a third of what the provider loads. */
export const yaml = () => load("yaml") as typeof Yaml;
export const jsYaml = () => load("js-yaml") as typeof JsYaml;
