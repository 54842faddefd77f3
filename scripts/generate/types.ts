import type { ObjectShape, Shape } from "../../provider/core/schema/shape";
import { type Described, description, sentence } from "./sentences";

/**
 * How a type is written: `input` takes outputs and promises at every level, `plain` is what a reader takes or returns
 * and what an output holds.
 */
export type Form = "input" | "plain";

/** The types of what may be given as a file. */
export const DOCUMENT_TYPES = { text: "TextDocument", yaml: "YamlDocument", zip: "ZipDocument" } as const;

interface InterfaceOptions extends Described {
  readonly doc?: string | undefined;
  /** The member by which the variants of a union differ. */
  readonly discriminator?: string | undefined;
}

/** Collects the named structures of a platform and writes them as interfaces. */
export class Types {
  readonly #texts = new Map<string, string>();

  /** The TypeScript type of a shape. Structures that it names are collected. */
  typeOf(shape: Shape, form: Form): string {
    const { document } = shape.marks;
    if (document !== undefined && form === "input") return DOCUMENT_TYPES[document];
    switch (shape.kind) {
      case "scalar":
        if (shape.values) return shape.values.map((value) => JSON.stringify(value)).join(" | ");
        if (shape.options) return oneOf(shape.options.map((option) => this.typeOf(option, form)));
        return shape.type;
      case "array": {
        const element = input(this.typeOf(shape.element, form), form);
        return /[ |]/.test(element) && !element.endsWith(">") ? `(${element})[]` : `${element}[]`;
      }
      case "map":
        return `Record<string, ${input(this.typeOf(shape.element, form), form)}>`;
      case "union":
        return shape.variants
          .map((variant) => this.structure(variant, form, undefined, shape.discriminator))
          .join(" | ");
      case "object":
        return shape.marks.structure === undefined
          ? `{ ${this.#members(shape, form, {}).join("\n")} }`
          : this.structure(shape, form);
    }
  }

  /** Collects a structure under its own name, or under the given one. */
  structure(
    shape: ObjectShape,
    form: Form,
    name = this.#nameOf(shape, form),
    discriminator?: string,
  ): string {
    const known = this.#texts.get(name);
    // An entry is made before the members are written, for structures that contain themselves.
    if (known === undefined) this.#texts.set(name, "");
    const text = this.interface(shape, form, name, { discriminator });
    if (known !== undefined && known !== "" && members(known) !== members(text)) {
      throw new Error(`two structures are named ${name}:\n${known}\n${text}`);
    }
    if (known === undefined) this.#texts.set(name, text);
    return name;
  }

  /**
   * An interface with the members of a shape. A discriminator takes no outputs: by its plain value the compiler tells
   * which variant an object is, and so what is wrong in it.
   */
  interface(
    shape: ObjectShape,
    form: Form,
    name: string,
    { doc, ...options }: InterfaceOptions = {},
  ): string {
    const lines = this.#members(shape, form, options);
    return `${docComment(sentence(doc ?? shape.marks.doc ?? name))}\nexport interface ${name} {\n${lines.join("\n")}\n}`;
  }

  #members(
    shape: ObjectShape,
    form: Form,
    { change, discriminator, given = form === "input" }: InterfaceOptions,
  ): string[] {
    return [...shape.fields].map(([member, field]) => {
      const type = input(this.typeOf(field, form), member === discriminator ? "plain" : form);
      // Readers leave credentials out of what they answer.
      const absent = field.optional || (form === "plain" && field.marks.secret === true);
      const optional = absent ? "?" : "";
      const orUndefined = absent && type !== "unknown" ? " | undefined" : "";
      return `${comment(field, { change, given })}\n${member}${optional}: ${type}${orUndefined};`;
    });
  }

  /** All collected structures, by name. */
  get names(): string[] {
    return [...this.#texts.keys()].sort();
  }

  get text(): string {
    return this.names.map((name) => this.#texts.get(name) ?? "").join("\n\n");
  }

  #nameOf(shape: ObjectShape, form: Form): string {
    const { structure } = shape.marks;
    if (structure === undefined)
      throw new Error(`an object of ${[...shape.fields.keys()].join(", ")} has no name`);
    return form === "input" && !structure.endsWith("Args") ? `${structure}Args` : structure;
  }
}

/** A property's docstring. */
export function comment(shape: Shape, options: Described = {}): string {
  return docComment(description(shape, options));
}

const DOC_WIDTH = 100;

/** A text as a docstring, in lines that are read without scrolling. */
export function docComment(...paragraphs: string[]): string {
  const safe = paragraphs.map((paragraph) => paragraph.replaceAll("*/", "*\\/"));
  const lines = safe.flatMap((paragraph, index) => [...(index > 0 ? [""] : []), ...wrapped(paragraph)]);
  if (lines.length === 1) return `/** ${lines[0] ?? ""} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > DOC_WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function oneOf(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}

function input(type: string, form: Form): string {
  return form === "input" ? `pulumi.Input<${type}>` : type;
}

/** Without docstrings: a structure is described anew where it is used. */
function members(text: string): string {
  return text.replace(/\/\*\*[\s\S]*?\*\//g, "");
}
