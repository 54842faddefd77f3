import { accessSync, constants, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SAVE_AFTER_MS = 100;

/** Keeps named JSON documents in a folder; without a folder it keeps nothing. */
export class Store {
  private readonly pending = new Map<string, () => unknown>();
  private timer: NodeJS.Timeout | undefined;

  /** `failed` is told in one line what cannot be written; it stays to be written with the next change. */
  constructor(
    private readonly folder: string | undefined,
    private readonly failed: (line: string) => void,
  ) {
    if (folder === undefined) return;
    this.orCannotKeep(folder, () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    });
  }

  load(name: string): unknown {
    if (this.folder === undefined) return undefined;
    const file = join(this.folder, `${name}.json`);
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw new Error(`${file} is not what an emulator has kept: ${messageOf(error)}`);
    }
  }

  /** Writes soon; what is written is what `document` returns then. */
  save(name: string, document: () => unknown): void {
    if (this.folder === undefined) return;
    this.pending.set(name, document);
    this.timer ??= setTimeout(() => {
      try {
        this.flush();
      } catch (error) {
        this.failed(messageOf(error));
      }
    }, SAVE_AFTER_MS).unref();
  }

  /** Writes at once. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { folder } = this;
    if (folder === undefined) return;
    this.orCannotKeep(folder, () => {
      for (const [name, document] of this.pending) {
        const path = join(folder, `${name}.json`);
        writeFileSync(`${path}.new`, JSON.stringify(document()), { mode: 0o600 });
        renameSync(`${path}.new`, path);
        this.pending.delete(name);
      }
    });
  }

  private orCannotKeep(folder: string, write: () => void): void {
    try {
      write();
    } catch (error) {
      throw new Error(`nothing can be kept in the folder ${folder}: ${messageOf(error)}`);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
