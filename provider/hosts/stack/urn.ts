/** What a URN, `urn:pulumi:STACK::PROJECT::TYPE::NAME`, says. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  readonly name: string;
}

const URN = /^urn:pulumi:([^:]+)::([^:]+)::(?:(?!::).)+::(.*)$/s;

export function parseUrn(urn: string): UrnParts | undefined {
  const [, stack, project, name] = URN.exec(urn) ?? [];
  if (stack === undefined || project === undefined || name === undefined) return undefined;
  return { stack, project, name };
}

/** The resource's name in the program; the URN itself where it is none. */
export function nameOf(urn: string): string {
  return parseUrn(urn)?.name ?? urn;
}

/** The engine's type of the resource, without those of its parents; empty where the URN is none. */
export function typeOf(urn: string): string {
  const [, chain = ""] = /^urn:pulumi:[^:]+::[^:]+::((?:(?!::).)+)::/s.exec(urn) ?? [];
  return chain.slice(chain.lastIndexOf("$") + 1);
}
