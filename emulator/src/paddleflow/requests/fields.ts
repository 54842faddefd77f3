/** A body that cannot be read; the message is like that of Go's decoder. */
export class DecodeError extends Error {}

type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };
export type JsonRecord = Record<string, JsonValue>;

/** A JSON object as Go reads one: names in any case, unknown ones ignored, null as absent, types strict. */
export class Fields {
  constructor(readonly raw: JsonRecord) {}

  static read(body: Buffer | undefined): Fields {
    const text = body?.toString("utf8") ?? "";
    let value: JsonValue;
    try {
      value = JSON.parse(text) as JsonValue;
    } catch {
      throw new DecodeError(complaint(text));
    }
    if (value === null) return new Fields({});
    if (!isRecord(value)) throw wrongType(value, "object");
    return new Fields(value);
  }

  has(name: string): boolean {
    return this.find(name) !== undefined;
  }

  text(name: string): string {
    const value = this.find(name) ?? "";
    if (typeof value !== "string") throw wrongType(value, name);
    return value;
  }

  int(name: string): number {
    const value = this.find(name) ?? 0;
    if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType(value, name);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.find(name);
    if (value !== undefined && typeof value !== "boolean") throw wrongType(value, name);
    return value;
  }

  strings(name: string): string[] | undefined {
    const value = this.find(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw wrongType(value, name);
    return value.map((item) => {
      if (typeof item !== "string") throw wrongType(item, name);
      return item;
    });
  }

  map(name: string): Record<string, string> | undefined {
    const value = this.find(name);
    if (value === undefined) return undefined;
    if (!isRecord(value)) throw wrongType(value, name);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        if (item !== null && typeof item !== "string") throw wrongType(item, `${name}.${key}`);
        return [key, item ?? ""];
      }),
    );
  }

  object(name: string): Fields | undefined {
    const value = this.find(name);
    if (value === undefined) return undefined;
    if (!isRecord(value)) throw wrongType(value, name);
    return new Fields(value);
  }

  objects(name: string): Fields[] | undefined {
    const value = this.find(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw wrongType(value, name);
    return value.map((item) => {
      if (!isRecord(item)) throw wrongType(item, name);
      return new Fields(item);
    });
  }

  any(name: string): JsonValue | undefined {
    return this.find(name);
  }

  private find(name: string): JsonValue | undefined {
    const lower = name.toLowerCase();
    const key = Object.hasOwn(this.raw, name)
      ? name
      : Object.keys(this.raw).find((candidate) => candidate.toLowerCase() === lower);
    return key === undefined ? undefined : (this.raw[key] ?? undefined);
  }
}

function isRecord(value: JsonValue): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongType(value: JsonValue, name: string): DecodeError {
  const kind = Array.isArray(value) ? "array" : typeof value;
  return new DecodeError(`json: cannot unmarshal ${kind} into Go struct field ${name}`);
}

function complaint(text: string): string {
  const ends = text.trim() === "" || /^\s*[{[]\s*$/.test(text);
  if (ends) return "unexpected end of JSON input";
  const bad = /^\s*\{\s*([^"\s}])/.exec(text)?.[1];
  return bad === undefined
    ? "invalid character in JSON input"
    : `invalid character '${bad}' looking for beginning of object key string`;
}
