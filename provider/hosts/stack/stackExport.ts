import { z } from "zod";

const properties = z.record(z.string(), z.unknown());
const urns = z.array(z.string()).nullish();

/** A resource in an exported state. Members that are not named here stay as they are. */
const stateResource = z.looseObject({
  urn: z.string(),
  type: z.string().nullish(),
  id: z.string().nullish(),
  delete: z.boolean().nullish(),
  pendingReplacement: z.boolean().nullish(),
  retainOnDelete: z.boolean().nullish(),
  inputs: properties.nullish(),
  outputs: properties.nullish(),
  parent: z.string().nullish(),
  provider: z.string().nullish(),
  dependencies: urns,
  propertyDependencies: z.record(z.string(), urns).nullish(),
  deletedWith: z.string().nullish(),
  replaceWith: urns,
  initErrors: z.array(z.string()).nullish(),
  additionalSecretOutputs: z.array(z.string()).nullish(),
  created: z.string().nullish(),
});

const pendingOperation = z.looseObject({ resource: stateResource, type: z.string() });

const deployment = z.looseObject({
  resources: z.array(stateResource).nullish(),
  pending_operations: z.array(pendingOperation).nullish(),
});

/** What `pulumi stack export` writes; the deployment of a stack without any update is null. */
const stackExport = z.looseObject({ deployment: deployment.nullish() });

export type StateResource = Readonly<z.infer<typeof stateResource>>;
export type PendingOperation = Readonly<z.infer<typeof pendingOperation>>;
export type Deployment = Readonly<z.infer<typeof deployment>>;
export type StackExport = Readonly<z.infer<typeof stackExport>>;

/** Only the members that say what exists: other releases of the CLI may write the rest differently. */
const summary = z.looseObject({
  deployment: z
    .looseObject({
      resources: z
        .array(
          z.looseObject({
            urn: z.string(),
            id: z.string().nullish(),
            external: z.boolean().nullish(),
            pendingReplacement: z.boolean().nullish(),
            retainOnDelete: z.boolean().nullish(),
          }),
        )
        .nullish(),
      pending_operations: z
        .array(z.looseObject({ resource: z.looseObject({ urn: z.string() }), type: z.string() }))
        .nullish(),
    })
    .nullish(),
});

/**
 * Whether a resource of a state still has its object. Where the old object of a replacement goes first, the resource stays
 * in the state without it until the new one is made.
 */
export function hasObject({
  pendingReplacement,
  retainOnDelete,
}: Pick<StateResource, "pendingReplacement" | "retainOnDelete">): boolean {
  return pendingReplacement !== true || retainOnDelete === true;
}

/** The URNs of all that a state has, and of what is under way in it. */
export function urnsIn({
  resources,
  pending_operations: pending,
}: NonNullable<ExportSummary["deployment"]>): string[] {
  return [...(resources ?? []), ...(pending ?? []).map(({ resource }) => resource)].map(({ urn }) => urn);
}

export type ExportSummary = z.infer<typeof summary>;

export function parseExport(text: string): StackExport {
  return parse(stackExport, text);
}

export function parseSummary(text: string): ExportSummary {
  return parse(summary, text);
}

/** Reads the output of `pulumi stack export`. The error quotes nothing of it. */
function parse<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error("`pulumi stack export` answered what is no state of a stack");
  }
}
