import type * as Library from "@actions/expressions" with { "resolution-mode": "import" };

/** Values by the names of contexts: `github`, `env`, `steps`, …. */
export type Contexts = Readonly<Record<string, unknown>>;

export interface Functions {
  readonly failed: boolean;
  /** Whether files match these patterns of `hashFiles`. */
  readonly hasFiles: (patterns: readonly string[]) => boolean;
}

const STATUS = /\b(success|failure|cancelled|always)\(\)/;

/** Evaluates GitHub's expressions with GitHub's own library, in these contexts. */
export class Expressions {
  readonly #library: typeof Library;

  private constructor(library: typeof Library) {
    this.#library = library;
  }

  static async load(): Promise<Expressions> {
    return new Expressions(await import("@actions/expressions"));
  }

  /** A text with its `${{ … }}` replaced. */
  text(text: string, contexts: Contexts, functions: Functions): string {
    return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
      this.#evaluate(expression.trim(), contexts, functions),
    );
  }

  /** Whether an `if:` holds; without a function of the status it needs that nothing has failed. */
  holds(condition: string, contexts: Contexts, functions: Functions): boolean {
    const bare = condition.trim().replace(/^\$\{\{([^]*)\}\}$/, "$1");
    const whole = STATUS.test(bare) ? bare : `success() && (${bare})`;
    return this.#evaluate(`!(${whole})`, contexts, functions) === "false";
  }

  #evaluate(expression: string, contexts: Contexts, { failed, hasFiles }: Functions): string {
    const { Evaluator, Lexer, Parser, data } = this.#library;
    const status = (name: string, value: boolean) => ({
      name,
      minArgs: 0,
      maxArgs: 0,
      call: () => new data.BooleanData(value),
    });
    const functions = [
      status("success", !failed),
      status("failure", failed),
      status("cancelled", false),
      status("always", true),
      {
        name: "hashFiles",
        minArgs: 1,
        maxArgs: 9,
        // The hash itself is of no use to a test: it is a text where there are files, and empty where there are none.
        call: (...patterns: { coerceString(): string }[]) =>
          new data.StringData(hasFiles(patterns.map((one) => one.coerceString())) ? "hash" : ""),
      },
    ];
    const parser = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions);
    const values = JSON.parse(JSON.stringify(contexts), data.reviver) as InstanceType<typeof data.Dictionary>;
    const byName = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
    return new Evaluator(parser.parse(), values, byName).evaluate().coerceString();
  }
}
