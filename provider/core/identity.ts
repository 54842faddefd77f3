import { createHash, randomBytes } from "node:crypto";

import { sorted } from "./schema/values";
import type { AutoName } from "./schema/field";

/** The digits of the identity's hash with which a generated name ends. */
const NAME_DIGITS = 7;
/** The further digits of a name that stands beside the one of the object that it replaces. */
const BESIDE_DIGITS = 4;
/** Together with the hyphen 41 characters: the shortest place that a platform has for a mark takes 43. */
const WHO_DIGITS = 24;
const WHICH_BYTES = 8;

/** Prefix for names that must start with a letter. */
const LETTER = "r";

/** What an object carries to show who made it. */
export interface Mark {
  /** The resource: a hash of its identity. */
  readonly who: string;
  /** The call of create: random. */
  readonly which: string;
  /** Both, as they are written on the object: `who-which`. */
  readonly text: string;
}

const MARK = /^([0-9a-f]{24})-([0-9a-f]{16})$/;

/** The mark that a text is, or undefined where it is none. */
export function parseMark(text: unknown): Mark | undefined {
  const [, who, which] = typeof text === "string" ? (MARK.exec(text) ?? []) : [];
  return who === undefined || which === undefined ? undefined : { who, which, text: `${who}-${which}` };
}

/** Who a resource is, the same in every run. */
export class Identity {
  /** The resource's URN. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The resource's name in the program. */
  get name(): string {
    return this.text.slice(this.text.lastIndexOf("::") + 2).replace(/^:/, "");
  }

  /** The part of a mark that all objects of this resource share. */
  get who(): string {
    return hash(this.text).slice(0, WHO_DIGITS);
  }

  /** A mark for one call of create. */
  newMark(): Mark {
    const { who } = this;
    const which = randomBytes(WHICH_BYTES).toString("hex");
    return { who, which, text: `${who}-${which}` };
  }

  /**
   * The resource's name, with what the platform does not take replaced, and seven hex digits of its hash; four more
   * where it must differ from the name of the object that it replaces, whose id is then given.
   */
  autoName(form: AutoName, replaced?: string): string {
    const { maxLength, separator = "-", lowerCase = false, letterFirst = false } = form;
    const beside = replaced === undefined ? "" : hash(`${this.text}\n${replaced}`).slice(0, BESIDE_DIGITS);
    const suffix = `${separator}${this.who.slice(0, NAME_DIGITS)}${beside}`;
    const others = separator === "-" && !lowerCase ? /[^A-Za-z0-9_-]/g : /[^A-Za-z0-9]/g;
    const plain = this.name.replace(others, separator);
    const name = lowerCase ? plain.toLowerCase() : plain;
    const prefix = letterFirst && !/^[A-Za-z]/.test(name) ? LETTER : "";
    return (prefix + name).slice(0, maxLength - suffix.length) + suffix;
  }

  /** Whether a name is one that `autoName` makes for this resource. */
  hasMade(name: unknown, form: AutoName): boolean {
    if (typeof name !== "string") return false;
    if (name === this.autoName(form)) return true;
    // Beside another object: the last digits are of an id that is not known any more.
    const sample = this.autoName(form, "");
    const stem = sample.slice(0, -BESIDE_DIGITS);
    return (
      name.length === sample.length && name.startsWith(stem) && /^[0-9a-f]+$/.test(name.slice(stem.length))
    );
  }
}

/** Whether a name ends as those do that `autoName` makes for the resource of this part of a mark. */
export function isMadeFor(who: string, name: string): boolean {
  const end = `[^0-9A-Za-z]${who.slice(0, NAME_DIGITS)}([0-9a-f]{${BESIDE_DIGITS}})?$`;
  return new RegExp(end).test(name);
}

/** An idempotency token of at most 64 characters, for one call of create. */
export function tokenOf(mark: Mark, inputs: unknown): string {
  return hash(JSON.stringify([mark.text, sorted(inputs)])).slice(0, 64);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
