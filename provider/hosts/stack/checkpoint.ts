import type { Checkpoint } from "../../core/lifecycle";
import { Coalesced } from "./coalesced";
import { findPulumi, type PulumiOrigin } from "./findPulumi";
import { PulumiCliError, runPulumi } from "./pulumiCli";
import { type ExportSummary, hasObject, parseSummary, urnsIn } from "./stackExport";
import { identityUrn } from "../token";
import { parseUrn, type UrnParts } from "./urn";

const readers = new Map<string, Coalesced<Checkpoint>>();
let origin: Promise<PulumiOrigin> | undefined;

/**
 * The checkpoint of the stack that a resource's URN names. Needs no passphrase, and no secret is read. With `null` for an
 * organization that is not known, the CLI finds the stack by its name in the project's folder.
 */
export async function readCheckpoint(
  identityUrn: string,
  organization: string | null = "organization",
): Promise<Checkpoint> {
  const urn = parseUrn(identityUrn);
  if (urn === undefined) throw new Error(`the stack's checkpoint cannot be read: ${identityUrn} is no URN`);
  const key = `${organization ?? ""}/${urn.project}/${urn.stack}`;
  let reader = readers.get(key);
  if (reader === undefined) readers.set(key, (reader = new Coalesced(() => readNow(urn, organization))));
  return reader.call();
}

async function readNow(urn: UrnParts, organization: string | null): Promise<Checkpoint> {
  origin ??= findPulumi();
  try {
    return toCheckpoint(await exportOf(urn, organization, await origin));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the checkpoint of stack ${urn.stack} cannot be read: ${reason}`, { cause: error });
  }
}

async function exportOf(
  urn: UrnParts,
  organization: string | null,
  pulumi: PulumiOrigin,
): Promise<ExportSummary> {
  const read = async (stack: string) =>
    parseSummary(await runPulumi(["stack", "export", "--stack", stack], pulumi));
  if (organization !== null) {
    try {
      return await read(`${organization}/${urn.project}/${urn.stack}`);
    } catch (error) {
      // A file backend of before projects: its stacks have bare names.
      if (!(error instanceof PulumiCliError) || error.reason !== "stackName") throw error;
    }
  }
  // One of another project may have this name.
  const found = await read(urn.stack);
  if (!isOf(urn, found)) throw new Error(`stack ${urn.stack} is not of project ${urn.project}`);
  return found;
}

function isOf(urn: UrnParts, { deployment }: ExportSummary): boolean {
  return urnsIn(deployment ?? {}).every((known) => parseUrn(known)?.project === urn.project);
}

function toCheckpoint({ deployment }: ExportSummary): Checkpoint {
  return {
    pending: (deployment?.pending_operations ?? []).map(({ resource, type }) => ({
      urn: identityUrn(resource.urn),
      type,
    })),
    resources: (deployment?.resources ?? [])
      .filter(hasObject)
      .flatMap(({ urn, id, external, retainOnDelete }) => {
        if (id === undefined || id === null || id === "") return [];
        const isRead = external === true && { external };
        return [{ urn: identityUrn(urn), id, ...isRead, ...(retainOnDelete === true && { retained: true }) }];
      }),
  };
}
