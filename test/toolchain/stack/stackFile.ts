import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { Document, parseDocument } from "yaml";

/** A value of the stack's configuration; a secret is kept encrypted. */
export type ConfigSetting = string | number | boolean | { readonly secret: string };

const SALT_NAME = "encryptionsalt";

/** The salt of all stacks that this process makes: a key takes a quarter of a second. */
const SALT = randomBytes(8);

const keys = new Map<string, Promise<Buffer>>();

/** A stack's configuration, written into its file as the CLI does, which takes up to half a second for each value. */
export class StackFile {
  readonly #file: string;
  readonly #project: string;
  readonly #passphrase: string;

  constructor(file: string, project: string, passphrase: string) {
    this.#file = file;
    this.#project = project;
    this.#passphrase = passphrase;
  }

  /** Sets values by name, of the project unless it has a namespace. What follows a dot is a path into an object. */
  async set(values: Readonly<Record<string, ConfigSetting>>): Promise<void> {
    const contents = this.#read();
    if (!contents.has(SALT_NAME)) contents.set(SALT_NAME, await this.#newSalt());
    const key = await this.#keyOf(contents);
    for (const [name, value] of Object.entries(values)) {
      const [first, ...members] = name.split(".");
      const whole = name.includes(":") ? first : `${this.#project}:${first}`;
      const sealed = typeof value === "object" ? { secure: encrypted(key, value.secret) } : value;
      contents.setIn(["config", whole, ...members], sealed);
    }
    writeFileSync(this.#file, String(contents));
  }

  /** Values of the stack's state, with what is secret of them in clear. */
  async decrypted<T>(values: T): Promise<T> {
    const key = await this.#keyOf(this.#read());
    const open = (_name: string, value: unknown): unknown =>
      isSecret(value) ? (JSON.parse(opened(key, value.ciphertext), open) as unknown) : value;
    return JSON.parse(JSON.stringify(values), open) as T;
  }

  #read(): Document {
    return existsSync(this.#file) ? parseDocument(readFileSync(this.#file, "utf8")) : new Document({});
  }

  /** By which the CLI knows whether a passphrase is the stack's. */
  async #newSalt(): Promise<string> {
    return `v1:${SALT.toString("base64")}:${encrypted(await this.#key(SALT), "pulumi")}`;
  }

  #keyOf(contents: Document): Promise<Buffer> {
    const [, salt = ""] = String(contents.get(SALT_NAME)).split(":");
    return this.#key(Buffer.from(salt, "base64"));
  }

  #key(salt: Buffer): Promise<Buffer> {
    const of = `${salt.toString("base64")} ${this.#passphrase}`;
    const known = keys.get(of) ?? promisify(pbkdf2)(this.#passphrase, salt, 1_000_000, 32, "sha256");
    keys.set(of, known);
    return known;
  }
}

function encrypted(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
}

/** The member by which a value of a state tells that it is no plain one, and what it has where it is a secret. */
const SIGNATURE = { name: "4dabf18193072939515e22adb298388d", secret: "1b47061264138c4ac30d75fd1eb44270" };

function isSecret(value: unknown): value is { readonly ciphertext: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as Record<string, unknown>)[SIGNATURE.name] === SIGNATURE.secret
  );
}

function opened(key: Buffer, sealed: string): string {
  const [, nonce = "", text = ""] = sealed.split(":");
  const bytes = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
}
