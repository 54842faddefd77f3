import { createHash } from "node:crypto";

import { sorted } from "./compare";
import type { AutoName } from "./schema";

/** The digits of the mark with which a generated name ends. */
const NAME_DIGITS = 7;

/** What a name begins with that must begin with a letter, and would not. */
const LETTER = "r";

/**
 * Who a resource is, the same in every run: what create derives from it leads a later run to what an earlier one left
 * behind when its answer was lost.
 */
export class Identity {
  /** `project::stack::type::name`. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The resource's name in the program. */
  get name(): string {
    return this.text.slice(this.text.lastIndexOf("::") + 2).replace(/^:/, "");
  }

  /** A mark that tells this resource's objects from all others. */
  get mark(): string {
    return hash(this.text).slice(0, 32);
  }

  /** The resource's name, with what the platform does not take replaced, and seven hex digits of its hash. */
  autoName({ maxLength, separator = "-", lowerCase = false, letterFirst = false }: AutoName): string {
    const suffix = `${separator}${this.mark.slice(0, NAME_DIGITS)}`;
    const others = separator === "-" && !lowerCase ? /[^A-Za-z0-9_-]/g : /[^A-Za-z0-9]/g;
    const plain = this.name.replace(others, separator);
    const name = lowerCase ? plain.toLowerCase() : plain;
    const prefix = letterFirst && !/^[A-Za-z]/.test(name) ? LETTER : "";
    return (prefix + name).slice(0, maxLength - suffix.length) + suffix;
  }

  /** An idempotency token of at most 64 characters for a create with these inputs. */
  token(inputs: unknown, generation: number): string {
    return hash(JSON.stringify([this.text, sorted(inputs), generation])).slice(0, 64);
  }
}

/** Whether a name is the one that was made of the resource with this mark. */
export function isGenerated(name: string, mark: string): boolean {
  return name.endsWith(mark.slice(0, NAME_DIGITS));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
