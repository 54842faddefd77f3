import { z } from "zod";

// What is read of the CLI's JSON. Members that later releases add are passed over.
const texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);
const bag = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true);
const text = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === "" ? undefined : value));
const dependencies = z
  .record(z.string(), texts)
  .nullish()
  .transform((value) => value ?? {});
const limits = z.looseObject({ create: z.number(), update: z.number(), delete: z.number() }).partial();

const state = z.looseObject({
  type: z.string(),
  custom: flag,
  id: text,
  inputs: bag,
  outputs: bag,
  dependencies: texts,
  propertyDependencies: dependencies,
  provider: text,
  protect: flag,
  external: flag,
  retainOnDelete: flag,
  delete: flag,
  initErrors: texts,
  importID: text,
  customTimeouts: limits.nullish().transform((value) => value ?? {}),
});

/** A resource before or after a step. */
export type State = z.output<typeof state>;

const step = z.looseObject({
  op: z.string(),
  urn: z.string(),
  oldState: state.nullish().transform((value) => value ?? undefined),
  newState: state.nullish().transform((value) => value ?? undefined),
  replaceReasons: texts,
  detailedDiff: z
    .record(z.string(), z.looseObject({ kind: z.string() }))
    .nullish()
    .transform((value) => value ?? {}),
});

/** One thing that the engine would do with a resource. */
export type Step = z.output<typeof step>;

const digest = z.looseObject({
  steps: z.array(step).nullish(),
  diagnostics: z
    .array(z.looseObject({ urn: text, message: text, severity: text }))
    .nullish()
    .transform((value) => value ?? []),
});

/** A message of the engine, a provider or the program. */
export type Diagnostic = z.output<typeof digest>["diagnostics"][number];

const goal = z.looseObject({
  type: z.string(),
  custom: flag,
  inputDiff: z.looseObject({ adds: bag, updates: bag, deletes: texts }),
  dependencies: texts,
  propertyDependencies: dependencies,
  provider: text,
  protect: flag,
  customTimeouts: limits.nullish().transform((value) => value ?? {}),
  id: text,
});

const plan = z.looseObject({
  resourcePlans: z.record(
    z.string(),
    z.looseObject({
      goal: goal.nullish().transform((value) => value ?? undefined),
      steps: texts,
      state: bag,
    }),
  ),
});

/** What a plan says of one resource. */
export type Planned = z.output<typeof plan>["resourcePlans"][string];

/** What a file of the CLI says. */
export type Document =
  | {
      readonly kind: "preview";
      readonly steps: readonly Step[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: "plan"; readonly resources: Readonly<Record<string, Planned>> };

const EXPECTED =
  "the JSON of `pulumi preview --json` or `pulumi refresh --preview-only --json`, or a plan of `--save-plan`";

/** Reads what the CLI has written into `name`. Throws where no review can be made of it; the error quotes nothing of it. */
export function readDocument(written: string, name = "this"): Document {
  const content = parsed(written, name);
  const planned = plan.safeParse(content);
  if (planned.success) return { kind: "plan", resources: planned.data.resourcePlans };
  const read = digest.safeParse(content);
  if (!read.success) throw new Error(`${name} is not ${EXPECTED}`);
  const { steps, diagnostics } = read.data;
  if (!steps && diagnostics.length === 0 && !hasSummary(content))
    throw new Error(`${name} is not ${EXPECTED}`);
  return { kind: "preview", steps: steps ?? [], diagnostics };
}

function parsed(written: string, name: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    // The parser's message quotes the text, which may hold what nobody is to see.
    throw new Error(
      written.trim() === "" ? `${name} is empty: it takes ${EXPECTED}` : `${name} is not ${EXPECTED}`,
    );
  }
}

/** A preview that found nothing at all to do, or failed at once, says how long it took. */
function hasSummary(content: unknown): boolean {
  return z.looseObject({ duration: z.number() }).safeParse(content).success;
}
