import { Refusal } from "../core/requests/refusal";

/** A refusal that its service describes in a body of its own. */
export abstract class ServiceError extends Refusal {
  abstract readonly status: number;
  /** For the log. */
  abstract readonly code: string;
  abstract body(requestId: string): object;
}

/** Of the API gateway, by its published codes. */
const GATEWAY: Record<string, [status: number, message: string]> = {
  "APIGW.0101": [404, "The API does not exist or has not been published in the environment"],
  "APIGW.0201": [504, "Backend timeout"],
  "APIGW.0301": [401, "Incorrect IAM authentication information"],
  "APIGW.0307": [401, "The token must be updated"],
  "APIGW.0308": [429, "The throttling threshold has been reached"],
};

/**
 * Codes of the service. The published table ends with 4003028: those from 40039 and 40439 on stand for the codes of
 * workflows, executions and tools, which are not published.
 */
const MESSAGES = {
  "GCS.4003001": "Bad request, environment id is invalidate.",
  "GCS.4043001": "Environment does not exist.",
  "GCS.4003007": "Bad request, limit or offset is invalidate.",
  "GCS.4003008": "Bad request, query is invalidate.",
  "GCS.4003011": "Bad request, environment already exists.",
  "GCS.4003015": "Bad request, body is invalidate.",
  "GCS.4003019": "Bad request, cluster id is invalidate.",
  "GCS.4003020": "Bad request, cluster does not exist.",
  "GCS.4003021": "Bad request, cluster is unavailable.",
  "GCS.4003022": "Bad request, pvc name is missing.",
  "GCS.4003024": "Bad request, pvc does not exist.",
  "GCS.4003025": "Bad request, cluster id is not given.",
  "GCS.4003026": "Bad request, environment is being deleted.",
  "GENE.5008012": "Server internal error, please contact the administrator.",
  "GCS.4003900": "Bad request, workflow does not exist.",
  "GCS.4043900": "Workflow does not exist.",
  "GCS.4003901": "Bad request, workflow is invalidate.",
  "GCS.4003902": "Bad request, workflow is in use.",
  "GCS.4003910": "Bad request, execution does not exist.",
  "GCS.4043910": "Execution does not exist.",
  "GCS.4003911": "Bad request, execution is invalidate.",
  "GCS.4003912": "Bad request, execution is not in a state for this action.",
  "GCS.4003920": "Bad request, tool does not exist.",
  "GCS.4043920": "Tool does not exist.",
  "GCS.4003921": "Bad request, tool is invalidate.",
} as const;

export type GcsCode = keyof typeof MESSAGES;

/** Of the Gene Container Service, or of the gateway before it. */
export class GcsError extends ServiceError {
  readonly status: number;

  /** `detail` is added to the message of the code. */
  constructor(
    readonly code: GcsCode | `APIGW.${string}`,
    detail?: string,
  ) {
    const [status, message] = GATEWAY[code] ?? [statusIn(code), MESSAGES[code as GcsCode] ?? code];
    super(detail === undefined ? message : `${message.replace(/\.$/, "")}: ${detail}`);
    this.status = status;
  }

  body(requestId: string): object {
    const common = { error_msg: this.message, error_code: this.code };
    return this.code.startsWith("APIGW.") ? { ...common, request_id: requestId } : { ...common, extend: "" };
  }
}

/** The seven digits of a code begin with the HTTP status. */
function statusIn(code: string): number {
  return Number(/\.([45]\d\d)\d{4}$/.exec(code)?.[1] ?? 500);
}

/** Of the Identity and Access Management. */
export class IamError extends ServiceError {
  readonly code: string;

  constructor(
    readonly status: number,
    private readonly title: string,
    message: string,
  ) {
    super(message);
    this.code = `${status} ${title}`;
  }

  body(): object {
    return { error: { code: this.status, message: this.message, title: this.title } };
  }
}

/** Of the Cromwell server: `fail` where the request is wrong, `error` where the server failed. */
export class CromwellError extends ServiceError {
  readonly code: string;

  constructor(
    readonly status: number,
    private readonly kind: "fail" | "error",
    message: string,
  ) {
    super(message);
    this.code = `${status} ${kind}`;
  }

  body(): object {
    return { status: this.kind, message: this.message };
  }
}
