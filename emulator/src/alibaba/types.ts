/** How to reach the emulated service, and who may. */
export interface AlibabaAccess {
  endpoint: string;
  region: string;
  accessKeyId: string;
  accessKeySecret: string;
  /** A second pair, which is good only with its token. */
  temporary: { accessKeyId: string; accessKeySecret: string; securityToken: string };
}

/** What can be set. Most of it is what no document of version 2015-06-30 decides. */
export interface AlibabaSettings {
  /** Virtual seconds. */
  durations: {
    /** From the creation to Waiting; until then a job is in Init. */
    init: number;
    waiting: number;
    /** Of an instance whose arguments name no time. */
    running: number;
    stopping: number;
    /** How long a deleted job stays readable. */
    deleting: number;
  };
  quotas: { jobs: number; instancesPerJob: number };
  /** The account's number, which jobs show. */
  ownerId: number;
  /** The member of an error that holds its code. */
  errorField: "Code" | "ErrorCode";
  /** The member of a job that holds when it was submitted. */
  createTimeField: "CreateTime" | "CreationTime";
  /** Whether refusals use 403, 404 and 409 as the later edition does, or 400 alone. */
  statuses: "later" | "plain";
  /** The status with which a job's creation is answered. */
  createdStatus: number;
  /** The status of the answers that have no body. */
  emptyStatus: number;
  requestIdHeader: "request-id" | "x-acs-request-id";
  /** Whether the objects keyed by id also have a RequestId. */
  listsHaveRequestId: boolean;
  required: { JobTag: boolean; Priority: boolean; Timeout: boolean };
  /** Whether names keep to the alphabet and lengths of the later edition. */
  nameRules: boolean;
  /** Whether a second job of one name is refused. */
  uniqueNames: boolean;
  /** Whether a task's image has to be one of those that are listed. */
  imagesChecked: boolean;
  /** What a task's ProgramType may be. */
  programTypes: string[];
  /** Whether the key of Dependencies runs before the tasks that it lists, or after them. */
  dependencies: "keyFirst" | "keyLast";
  /** Whether the description shows the defaults of members that were not sent. */
  fillsDefaults: boolean;
  /** Whether the description shows a changed priority. */
  descriptionFollowsPriority: boolean;
  /** Whether the description's tasks have the members that the vendor's clients drop. */
  extraTaskMembers: boolean;
  /** Whether a request has to carry a nonce. */
  nonceRequired: boolean;
  refusesUsedNonces: boolean;
  /** False: every request is refused as Forbidden. */
  userAllowed: boolean;
}

export interface TaskDescription {
  PackageUri: string;
  ProgramName: string;
  ProgramType: string;
  ProgramArguments?: string;
  ImageId: string;
  InstanceCount: number;
  Timeout?: number;
  EnvironmentVariables?: Record<string, string>;
  StdoutRedirectPath?: string;
  StderrRedirectPath?: string;
  ResourceDescription: { Cpu: number; Memory: number };
  OssMapping?: Record<string, string>;
  OssMappingLock?: boolean;
  OssMappingLocale?: string;
}

export interface JobDescription {
  JobName: string;
  JobTag?: string;
  Priority?: number;
  Description?: string;
  TaskDag: {
    TaskDescMap: Record<string, TaskDescription>;
    Dependencies?: Record<string, string[]>;
  };
}
