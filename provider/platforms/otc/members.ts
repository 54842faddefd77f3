import { NotFoundError } from "../../core/errors";
import type { OtcClient } from "./client";
import { isAbsence } from "./errors";
import { type Submission, viewImage } from "./images";
import type { Wire } from "./wire";

const PATH = "/v1/cloudimages/members";

interface Shares {
  readonly imageIds: readonly string[];
  readonly projectIds: readonly string[];
}

export function addMembers({ imageIds, projectIds }: Shares): Submission {
  const body = { images: imageIds, projects: projectIds };
  return { action: "addImageMembers", method: "POST", path: PATH, body };
}

export function deleteMembers({ imageIds, projectIds }: Shares): Submission {
  const body = { images: imageIds, projects: projectIds };
  return { action: "deleteImageMembers", method: "DELETE", path: PATH, body };
}

export function answerShare(
  imageIds: readonly string[],
  projectId: string,
  status: "accepted" | "rejected",
  vaultId: string | undefined,
): Submission {
  const vault = vaultId === undefined ? {} : { vault_id: vaultId };
  const body = { images: imageIds, project_id: projectId, status, ...vault };
  return { action: "updateImageMembers", method: "PUT", path: PATH, body };
}

/** The share of an image with a project, or undefined where there is none. */
export async function viewMember(
  client: OtcClient,
  imageId: string,
  projectId: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const path = `/v2/images/${encodeURIComponent(imageId)}/members`;
  try {
    const { members } = await client.call(
      { action: "listImageMembers", method: "GET", path },
      { signal, idempotent: true },
    );
    const rows = Array.isArray(members) ? (members as Wire[]) : [];
    return rows.find((row) => row.member_id === projectId);
  } catch (error) {
    // An answer of the gateway before the service does not prove that there is no image.
    if (error instanceof NotFoundError) return undefined;
    if (isAbsence(error) && (await viewImage(client, imageId, signal)) === undefined) return undefined;
    throw error;
  }
}
