/** An object as `pulumi import` and `get` name it. */
export interface ImportedId {
  readonly id: string;
  /** The connection with which it is read; absent where that is the platform's own. */
  readonly connection?: string;
}

/** `CONNECTION//ID`: no platform's id has two slashes in a row after its first part. */
const QUALIFIED = /^([^/]+)\/\/(.+)$/s;

/** An import is given nothing but an id, so that the id may name the connection too. */
export function importedId(text: string): ImportedId {
  const [, connection, id] = QUALIFIED.exec(text) ?? [];
  return connection === undefined || id === undefined ? { id: text } : { id, connection };
}
