import type { Properties } from "./protocol";

/** A stack's configuration, such as `batchflow:tencent`. */
export type Config = Readonly<Record<string, unknown>>;

/** As texts. A connection's settings differ from those of other runs in a time that no test notices. */
export function configTexts(config: Config, run: number): Record<string, string> {
  const texts = Object.entries(config).map(([key, value]) => [
    key,
    typeof value === "string" ? value : JSON.stringify(distinct(value, run)),
  ]);
  return Object.fromEntries(texts) as Record<string, string>;
}

function distinct(value: unknown, run: number): unknown {
  const seconds: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "requestTimeout") : undefined;
  return typeof seconds === "number"
    ? { ...(value as Properties), requestTimeout: seconds + run / 1e6 }
    : value;
}
