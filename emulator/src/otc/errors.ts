import { Refusal } from "../core/requests/refusal";

/** Which service says no: each has an envelope of its own. */
export type Envelope = "ims" | "gateway" | "identity";

/** A refusal with its code. Messages never repeat a value that may be secret. */
export class ApiError extends Refusal {
  constructor(
    readonly code: string,
    message?: string,
    readonly status = statusOf(code),
    readonly envelope: Envelope = "ims",
  ) {
    super(message ?? MESSAGES[code] ?? `The request was refused: ${code}.`);
  }
}

/** The request is not what the operation takes. */
export const malformed = (message: string): ApiError => new ApiError("IMG.0001", message);

export const unauthenticated = (message: string): ApiError =>
  new ApiError("APIGW.0301", `Incorrect IAM authentication information: ${message}`, 401, "gateway");

function statusOf(code: string): number {
  if (/^\d{3}$/.test(code)) return Number(code);
  return code === INTERNAL ? 500 : 400;
}

export const INTERNAL = "IMG.0099";

const MESSAGES: Record<string, string> = {
  "400": "The request is not well-formed.",
  "401": "The username or password is wrong.",
  "403": "You do not have the rights to perform the operation.",
  "404": "No image was found.",
  "IMG.0001": "Request error.",
  "IMG.0002": "The image name contains more than 128 characters.",
  "IMG.0003": "The image name format is invalid.",
  "IMG.0004": "The description contains more than 1024 characters.",
  "IMG.0005": "The ECS does not exist.",
  "IMG.0007": "The request body is empty.",
  "IMG.0008": "The ECS cannot be used to create images because it is not in stopped state.",
  "IMG.0009": "The image name already exists.",
  "IMG.0010": "The ECS cannot be used to create an image because it has in-progress tasks.",
  "IMG.0013": "The image name is not specified.",
  "IMG.0014": "An exception occurred when the task was executed.",
  "IMG.0015": "The number of private images has reached the maximum allowed.",
  "IMG.0024": "The imagetype is invalid.",
  "IMG.0027": "The image does not exist.",
  "IMG.0028": "The image is protected.",
  "IMG.0030": "The project does not match the token.",
  "IMG.0047": "The operation is not allowed on a public image.",
  "IMG.0054": "The description is invalid.",
  "IMG.0055": "The disk size is invalid.",
  "IMG.0056": "The OS version is invalid.",
  "IMG.0057": "The image file is empty, not found, or in an unsupported format.",
  "IMG.0058": "The bucket does not exist or is not in this region.",
  "IMG.0059": "The image file is too large.",
  "IMG.0060": "Too many jobs: the request is under flow control.",
  "IMG.0086": "The image does not exist.",
  "IMG.0087": "The token is invalid.",
  "IMG.0090": "The image being created cannot be deleted.",
  "IMG.0092": "The image can only be deleted by the owner.",
  "IMG.0099": "An internal error has occurred.",
  "IMG.0115": "The tag is invalid.",
  "IMG.0116": "The number of tags has reached the maximum allowed.",
};

export function messageOf(code: string): string {
  return MESSAGES[code] ?? code;
}
