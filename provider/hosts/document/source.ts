import { isRecord } from "../../core/schema/values";

/** One file: at a path, at an address, or its text. What names none of them is empty. */
export interface Asset {
  readonly kind: "asset";
  readonly path: string | undefined;
  readonly uri: string | undefined;
  readonly text: string | undefined;
}

/** Several files: a folder or an archive file at a path, an archive at an address, or assets and archives by name. */
export interface Archive {
  readonly kind: "archive";
  readonly path: string | undefined;
  readonly uri: string | undefined;
  readonly assets: Readonly<Record<string, Source | undefined>> | undefined;
}

/**
 * What a program may name in place of a content. Relative paths are relative to the working directory, which is the same
 * for a program and for the providers that the engine starts for it.
 */
export type Source = Asset | Archive;

/** What reading documents needs of a host. */
export interface DocumentHost {
  /** Whether a value is an asset or an archive, in the form in which the host gets them. */
  readonly kindOf: (value: unknown) => Source["kind"] | undefined;
  /** Shows that something is left out of what is read. */
  readonly warn: (line: string) => void;
}

/** What an asset or archive says; undefined for any other value. Its members have the same names in all forms. */
export function sourceOf(value: unknown, host: DocumentHost): Source | undefined {
  const kind = host.kindOf(value);
  if (kind === undefined || !isRecord(value)) return undefined;
  const [path, uri] = [textOf(value.path), textOf(value.uri)];
  if (kind === "asset") return { kind, path, uri, text: textOf(value.text) };
  if (!isRecord(value.assets)) return { kind, path, uri, assets: undefined };
  const assets = Object.entries(value.assets).map(([name, item]) => [name, sourceOf(item, host)] as const);
  return { kind, path, uri, assets: Object.fromEntries(assets) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
