import { NotFoundError } from "../../../core/errors";
import { itemsIn } from "../../../core/rest/paging";
import type { Wire } from "../../../core/schema/wire";
import { type OtcClient, path } from "../api/client";
import { isAbsence } from "../api/errors";
import { getImage } from "../image/calls";
import type { Submission } from "../imageJob/calls";

const PATH = "/v1/cloudimages/members";

interface Shares {
  readonly imageIds: readonly string[];
  readonly projectIds?: readonly string[] | undefined;
  /** Accounts. */
  readonly domainIds?: readonly string[] | undefined;
  /** Organizations, by their URNs. */
  readonly organizations?: readonly string[] | undefined;
}

function bodyOf({ imageIds, projectIds, domainIds, organizations }: Shares): Wire {
  return { images: imageIds, projects: projectIds, domains: domainIds, organizations };
}

/** The call that shares images with others. */
export function addMembers(shares: Shares): Submission {
  return { action: "addImageMembers", method: "POST", path: PATH, json: bodyOf(shares) };
}

/** The call that ends the sharing of images with others. */
export function deleteMembers(shares: Shares): Submission {
  return { action: "deleteImageMembers", method: "DELETE", path: PATH, json: bodyOf(shares) };
}

/** The call by which a project accepts or rejects images that others share with it. */
export function updateMembers(
  imageIds: readonly string[],
  projectId: string,
  status: "accepted" | "rejected",
  vaultId: string | undefined,
): Submission {
  const vault = vaultId === undefined ? {} : { vault_id: vaultId };
  const json = { images: imageIds, project_id: projectId, status, ...vault };
  return { action: "updateImageMembers", method: "PUT", path: PATH, json };
}

/** The share of an image with a project, or undefined where there is none. */
export async function getMember(
  client: OtcClient,
  imageId: string,
  projectId: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const target = path`/v2/images/${imageId}/members`;
  const call = { action: "listImageMembers", method: "GET", path: target, signal, idempotent: true } as const;
  try {
    const members = itemsIn(await client.call(call), "members");
    return members.find((member) => member.member_id === projectId);
  } catch (error) {
    // An answer of the gateway before the service does not prove that there is no image.
    if (error instanceof NotFoundError) return undefined;
    if (isAbsence(error) && (await getImage(client, imageId, signal)) === undefined) return undefined;
    throw error;
  }
}
