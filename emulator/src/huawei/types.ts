/** What a client needs. The three endpoints are one listener, which tells the services apart by their paths. */
export interface HuaweiAccess {
  /** Of the Gene Container Service. */
  endpoint: string;
  iamEndpoint: string;
  cromwellEndpoint: string;
  region: string;
  projectId: string;
  projectName: string;
  username: string;
  password: string;
  /** The account's name. */
  domainName: string;
  accessKey: string;
  secretKey: string;
  /** Belongs to a temporary key pair only. */
  securityToken?: string;
  /** A key pair that is good only with its security token. */
  temporary: { accessKey: string; secretKey: string; securityToken: string };
}

/** Virtual seconds that each step takes. */
export interface HuaweiDurations {
  environmentCreating: number;
  environmentDeleting: number;
  /** How long a deleted workflow still shows. */
  workflowDeleting: number;
  executionPending: number;
  /** Of a command without `sleep N`. */
  jobRunning: number;
  executionCancelling: number;
  executionRetrying: number;
  executionDeleting: number;
  /** From a submission until Cromwell's poll picks the workflow up. */
  cromwellPickup: number;
  /** Of a command without `sleep N`. */
  cromwellCall: number;
  cromwellAborting: number;
  /** How long after its submission Cromwell's reads do not know a workflow, and show labels as they were. */
  cromwellSummary: number;
}

export interface HuaweiSettings {
  /** Virtual seconds for which a token is good. */
  tokenValidity: number;
  /** Whether the gateway takes UNSIGNED-PAYLOAD of multipart bodies. */
  acceptUnsignedPayload: boolean;
  /** How the Gene Container Service answers reads of what does not exist. */
  notFound: "404" | "400";
  /** Whether the read of one workflow has the member `workflow` around it. */
  workflowEnvelope: "wrapped" | "bare";
  /** Of the member `archive`. */
  archiveEncoding: "plain" | "base64";
  /** Which of the two members an execution has. */
  jobTypes: "job_type" | "jobs_type";
  /** What becomes of a vendor and description that an update of a workflow leaves out. */
  updateOmitted: "unchanged" | "default";
  /** Whose workflow counts as in use, so that its file cannot change: any execution's, or an unfinished one's. */
  workflowInUse: "executions" | "unfinished";
  /** Whether an execution can be deleted before it has ended. */
  deleteRunning: "allowed" | "refused";
  /** Of environments, executions and tools. */
  creationStatus: 200 | 201;
  /** A cancelled execution stays Cancelling until its dispatched jobs have ended. */
  cancelWaitsForJobs: boolean;
  /** The release of Cromwell: an earlier one lacks what came later. */
  cromwellRelease: number;
  /** How Cromwell answers the abort of a workflow that has ended: source and description differ. */
  abortOfEnded: 404 | 403;
  /** The most entries of a page of the Gene Container Service, whatever limit is asked for. */
  largestPage: number;
  /** How it answers an offset at which there is nothing any more. */
  offsetBehind: "empty" | "refused";
  /** Of the Gene Container Service: calls that each user has within the window of `seconds` real seconds. */
  rates: { reads: number; others: number; seconds: number };
  durations: HuaweiDurations;
}
