// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

/** How Alibaba Cloud BatchCompute is reached, and as whom. */
export interface AlibabaConnection {
  /** The AccessKey ID. Range: not empty. Secret: encrypted in state and left out of messages. */
  accessKeyId?: pulumi.Input<string> | undefined;
  /** The AccessKey secret. Range: not empty. Secret: encrypted in state and left out of messages. */
  accessKeySecret?: pulumi.Input<string> | undefined;
  /**
   * The STS token of temporary credentials. Range: not empty. Secret: encrypted in state and left out of
   * messages.
   */
  securityToken?: pulumi.Input<string> | undefined;
  /** The region to operate in, such as `cn-qingdao`. */
  region?: pulumi.Input<string> | undefined;
  /**
   * The service as a URL, a domain, which is used with https, or a region. Left out, it is
   * `https://batchcompute.REGION.aliyuncs.com`.
   */
  endpoint?: pulumi.Input<string> | undefined;
  /**
   * What requests are signed with: `full`, as the vendor's Python SDK does, with `Date`, a nonce, the
   * region and the key ID; or `minimal`, as its JavaScript SDK does, with `x-acs-date` alone. Neither is
   * documented for this version. Default: `"full"`.
   */
  signatureHeaders?: pulumi.Input<"full" | "minimal"> | undefined;
  /**
   * Which names of jobs and tasks are refused before a request: those that later editions of the API
   * refuse (letters, digits, `-` and `_`, no digit first; at most 64 bytes for a job, 32 for a task), or
   * none: the service decides. Default: `"later"`.
   */
  nameRules?: pulumi.Input<"later" | "off"> | undefined;
  /**
   * Seconds until a request whose answer is not complete is given up, and repeated where that is safe.
   * Range: more than 0, at most 600. Default: `30`.
   */
  requestTimeout?: pulumi.Input<number> | undefined;
  /**
   * Seconds for which a request that got no answer may still be carried out. A creation waits as long
   * before it is sent again, and so does a creation after a deletion without an answer. Range: at least
   * 0, at most 600. Default: `30`.
   */
  lateAnswers?: pulumi.Input<number> | undefined;
  /**
   * Whether an endpoint may be plain `http` beyond this machine, for a private network. Whoever is on
   * the way there can then read the credentials and all else, and change what is sent and answered; each
   * line of trouble names this key. Default: `false`.
   */
  allowHttp?: pulumi.Input<boolean> | undefined;
  /**
   * Whether a preview or update leaves out to prove the connection: one request that changes nothing,
   * once in each run. What the platform refuses for its credentials or its address then shows where an
   * object is made. Default: `false`.
   */
  skipCredentialsValidation?: pulumi.Input<boolean> | undefined;
}

/** How Huawei Cloud Gene Container Service, and Cromwell servers is reached, and as whom. */
export interface HuaweiConnection {
  /** The region, such as `cn-north-4`. Default: `"cn-north-4"`. */
  region?: pulumi.Input<string> | undefined;
  /** The id of the project. A key pair needs it. Range: not empty. */
  projectId?: pulumi.Input<string> | undefined;
  /** The name of the user, or of the account where there is none. Range: not empty. */
  username?: pulumi.Input<string> | undefined;
  /** The name of the account that the user belongs to. Range: not empty. */
  domainName?: pulumi.Input<string> | undefined;
  /**
   * The name of the project, for a login with a password without `projectId`. Left out, it is the
   * region's own project. Range: not empty.
   */
  projectName?: pulumi.Input<string> | undefined;
  /** The user's password. Range: not empty. Secret: encrypted in state and left out of messages. */
  password?: pulumi.Input<string> | undefined;
  /**
   * The id of the access key (AK). Range: not empty. Secret: encrypted in state and left out of
   * messages.
   */
  accessKey?: pulumi.Input<string> | undefined;
  /**
   * The access key (SK), with which requests are signed. Range: not empty. Secret: encrypted in state
   * and left out of messages.
   */
  secretKey?: pulumi.Input<string> | undefined;
  /**
   * The token of a temporary access key. Range: not empty. Secret: encrypted in state and left out of
   * messages.
   */
  securityToken?: pulumi.Input<string> | undefined;
  /**
   * A token that was fetched elsewhere. It is not renewed when it ends. Range: not empty. Secret:
   * encrypted in state and left out of messages.
   */
  token?: pulumi.Input<string> | undefined;
  /** The URL of the Gene Container Service. Left out, it is `https://gcs.REGION.myhuaweicloud.com`. */
  endpoint?: pulumi.Input<string> | undefined;
  /** The URL of the identity service. Left out, it is `https://iam.REGION.myhuaweicloud.com`. */
  iamEndpoint?: pulumi.Input<string> | undefined;
  /**
   * How a key pair signs the upload of a workflow: `unsigned` leaves out the body, as the vendor's SDK
   * does; `hashed` signs the exact bytes, where the gateway asks for that. Default: `"unsigned"`.
   */
  multipartSignature?: pulumi.Input<"unsigned" | "hashed"> | undefined;
  /** The URL of a Cromwell server, without `/api`. Only what runs on Cromwell needs it. */
  cromwellEndpoint?: pulumi.Input<string> | undefined;
  /**
   * A bearer token for the proxy before the Cromwell server. Range: not empty. Secret: encrypted in
   * state and left out of messages.
   */
  cromwellToken?: pulumi.Input<string> | undefined;
  /** The user name for basic authentication before the Cromwell server. Range: not empty. */
  cromwellUsername?: pulumi.Input<string> | undefined;
  /**
   * The password that belongs to `cromwellUsername`. Range: not empty. Secret: encrypted in state and
   * left out of messages.
   */
  cromwellPassword?: pulumi.Input<string> | undefined;
  /**
   * Seconds until a request whose answer is not complete is given up, and repeated where that is safe.
   * Range: more than 0, at most 600. Default: `30`.
   */
  requestTimeout?: pulumi.Input<number> | undefined;
  /**
   * Seconds for which a request that got no answer may still be carried out. A creation waits as long
   * before it is sent again, and so does a creation after a deletion without an answer. Range: at least
   * 0, at most 600. Default: `30`.
   */
  lateAnswers?: pulumi.Input<number> | undefined;
  /**
   * Whether an endpoint may be plain `http` beyond this machine, for a private network. Whoever is on
   * the way there can then read the credentials and all else, and change what is sent and answered; each
   * line of trouble names this key. Default: `false`.
   */
  allowHttp?: pulumi.Input<boolean> | undefined;
  /**
   * Whether a preview or update leaves out to prove the connection: one request that changes nothing,
   * once in each run. What the platform refuses for its credentials or its address then shows where an
   * object is made. Default: `false`.
   */
  skipCredentialsValidation?: pulumi.Input<boolean> | undefined;
  /**
   * The schedule of requests to the Gene Container Service: the documented 600 reading and 300 other
   * calls a minute of each user, `off`, or calls a minute as `read` and `other`. Where the platform
   * refuses by rate, requests are sent more slowly, whatever this says. Default: `"documented"`.
   */
  rateLimits?:
    | pulumi.Input<
        | "documented"
        | "off"
        | {
            /** Range: more than 0. */
            read?: pulumi.Input<number> | undefined;
            /** Range: more than 0. */
            other?: pulumi.Input<number> | undefined;
          }
      >
    | undefined;
}

/** How Open Telekom Cloud IMS is reached, and as whom. */
export interface OtcConnection {
  /** The region, such as `eu-de` or `eu-nl`. Default: `"eu-de"`. */
  region?: pulumi.Input<string> | undefined;
  /** The id of the project. A key pair and a token that was fetched elsewhere need it. Range: not empty. */
  projectId?: pulumi.Input<string> | undefined;
  /** The name of the user. Range: not empty. */
  username?: pulumi.Input<string> | undefined;
  /**
   * The name of the domain that the user belongs to, such as `OTC-EU-DE-00000000001000000000`. Range:
   * not empty.
   */
  domainName?: pulumi.Input<string> | undefined;
  /**
   * The name of the project, for a login with a password without `projectId`. Left out, it is the
   * region's own project. Range: not empty.
   */
  projectName?: pulumi.Input<string> | undefined;
  /** The user's password. Range: not empty. Secret: encrypted in state and left out of messages. */
  password?: pulumi.Input<string> | undefined;
  /**
   * The id of the access key (AK). Range: not empty. Secret: encrypted in state and left out of
   * messages.
   */
  accessKey?: pulumi.Input<string> | undefined;
  /**
   * The access key (SK), with which requests are signed. Range: not empty. Secret: encrypted in state
   * and left out of messages.
   */
  secretKey?: pulumi.Input<string> | undefined;
  /**
   * The token of a temporary access key. Range: not empty. Secret: encrypted in state and left out of
   * messages.
   */
  securityToken?: pulumi.Input<string> | undefined;
  /**
   * A token that was fetched elsewhere. It is not renewed when it ends. Range: not empty. Secret:
   * encrypted in state and left out of messages.
   */
  token?: pulumi.Input<string> | undefined;
  /**
   * How a key pair signs: `scoped`, as the cloud's own SDK does, with a key that is derived for the day;
   * or `unscoped`, as the SDKs of Huawei Cloud do, whose form this cloud may not accept. Default:
   * `"scoped"`.
   */
  signatureForm?: pulumi.Input<"scoped" | "unscoped"> | undefined;
  /** The URL of the Image Management Service. Left out, it is `https://ims.REGION.otc.t-systems.com`. */
  endpoint?: pulumi.Input<string> | undefined;
  /** The URL of the identity service. Left out, it is `https://iam.REGION.otc.t-systems.com/v3`. */
  iamEndpoint?: pulumi.Input<string> | undefined;
  /**
   * Seconds until a request whose answer is not complete is given up, and repeated where that is safe.
   * Range: more than 0, at most 600. Default: `30`.
   */
  requestTimeout?: pulumi.Input<number> | undefined;
  /**
   * Seconds for which a request that got no answer may still be carried out. A creation waits as long
   * before it is sent again, and so does a creation after a deletion without an answer. Range: at least
   * 0, at most 600. Default: `30`.
   */
  lateAnswers?: pulumi.Input<number> | undefined;
  /**
   * Whether an endpoint may be plain `http` beyond this machine, for a private network. Whoever is on
   * the way there can then read the credentials and all else, and change what is sent and answered; each
   * line of trouble names this key. Default: `false`.
   */
  allowHttp?: pulumi.Input<boolean> | undefined;
  /**
   * Whether a preview or update leaves out to prove the connection: one request that changes nothing,
   * once in each run. What the platform refuses for its credentials or its address then shows where an
   * object is made. Default: `false`.
   */
  skipCredentialsValidation?: pulumi.Input<boolean> | undefined;
}

/** How PaddleFlow is reached, and as whom. */
export interface PaddleflowConnection {
  /**
   * The server's URL, such as `https://paddleflow.example.com:8999`. The server itself speaks http: give
   * it a proxy with a certificate, or a tunnel that ends on this machine (`http://localhost:8999`); or
   * set `allowHttp`.
   */
  endpoint?: pulumi.Input<string> | undefined;
  /**
   * The user that operations are done as. Users, grants, queues and clusters are for `root` only. Range:
   * not empty.
   */
  username?: pulumi.Input<string> | undefined;
  /** The user's password. Range: not empty. Secret: encrypted in state and left out of messages. */
  password?: pulumi.Input<string> | undefined;
  /**
   * Seconds until a request whose answer is not complete is given up, and repeated where that is safe.
   * Range: more than 0, at most 600. Default: `60`.
   */
  requestTimeout?: pulumi.Input<number> | undefined;
  /**
   * Seconds for which a request that got no answer may still be carried out. A creation waits as long
   * before it is sent again, and so does a creation after a deletion without an answer. Range: at least
   * 0, at most 600. Default: `30`.
   */
  lateAnswers?: pulumi.Input<number> | undefined;
  /**
   * Whether an endpoint may be plain `http` beyond this machine, for a private network. Whoever is on
   * the way there can then read the credentials and all else, and change what is sent and answered; each
   * line of trouble names this key. Default: `false`.
   */
  allowHttp?: pulumi.Input<boolean> | undefined;
  /**
   * Whether a preview or update leaves out to prove the connection: one request that changes nothing,
   * once in each run. What the platform refuses for its credentials or its address then shows where an
   * object is made. Default: `false`.
   */
  skipCredentialsValidation?: pulumi.Input<boolean> | undefined;
}

/** How Tencent Cloud Batch is reached, and as whom. */
export interface TencentConnection {
  /** The id of the API key. Range: not empty. Secret: encrypted in state and left out of messages. */
  secretId?: pulumi.Input<string> | undefined;
  /** The API key. Range: not empty. Secret: encrypted in state and left out of messages. */
  secretKey?: pulumi.Input<string> | undefined;
  /**
   * The token of temporary credentials. Range: not empty. Secret: encrypted in state and left out of
   * messages.
   */
  token?: pulumi.Input<string> | undefined;
  /** The region to operate in, such as `ap-guangzhou`. */
  region?: pulumi.Input<string> | undefined;
  /**
   * Where requests go: `global` is the domain that leads to the nearest server, except for financial
   * regions, which always have their own; `regional` is the region's own domain; or a URL. Default:
   * `"global"`.
   */
  endpoint?: pulumi.Input<string> | undefined;
  /**
   * How requests are signed. The HMAC methods are those of signature version 1. Left out, it is
   * `TC3-HMAC-SHA256`, and with the edition `2018`, whose document knows version 1 only, `HmacSHA256`.
   */
  signatureMethod?: pulumi.Input<"TC3-HMAC-SHA256" | "HmacSHA1" | "HmacSHA256"> | undefined;
  /** The HTTP method of signature version 1. TC3-HMAC-SHA256 always uses POST. Default: `"POST"`. */
  method?: pulumi.Input<"POST" | "GET"> | undefined;
  /**
   * The API that the service offers: today's, or that of 2018, in which an environment's node count is
   * all that changes in place, and which has no tags. Default: `"current"`.
   */
  edition?: pulumi.Input<"2018" | "current"> | undefined;
  /**
   * Seconds until a request whose answer is not complete is given up, and repeated where that is safe.
   * Range: more than 0, at most 600. Default: `30`.
   */
  requestTimeout?: pulumi.Input<number> | undefined;
  /**
   * Seconds for which a request that got no answer may still be carried out. A creation waits as long
   * before it is sent again, and so does a creation after a deletion without an answer. Range: at least
   * 0, at most 600. Default: `30`.
   */
  lateAnswers?: pulumi.Input<number> | undefined;
  /**
   * Whether an endpoint may be plain `http` beyond this machine, for a private network. Whoever is on
   * the way there can then read the credentials and all else, and change what is sent and answered; each
   * line of trouble names this key. Default: `false`.
   */
  allowHttp?: pulumi.Input<boolean> | undefined;
  /**
   * Whether a preview or update leaves out to prove the connection: one request that changes nothing,
   * once in each run. What the platform refuses for its credentials or its address then shows where an
   * object is made. Default: `false`.
   */
  skipCredentialsValidation?: pulumi.Input<boolean> | undefined;
  /**
   * The schedule of requests: the documented rate of each action, `off`, or requests per second by
   * action, which replace the documented ones of the actions that are named. Where the platform refuses
   * by rate, requests are sent more slowly, whatever this says. Default: `"documented"`.
   */
  rateLimits?: pulumi.Input<"documented" | "off" | Record<string, pulumi.Input<number>>> | undefined;
}

/** Arguments of Provider. */
export interface ProviderArgs {
  /** The connection to Alibaba Cloud BatchCompute, for resources that name none. */
  alibaba?: pulumi.Input<AlibabaConnection> | undefined;
  /**
   * The connection to Huawei Cloud Gene Container Service, and Cromwell servers, for resources that name
   * none.
   */
  huawei?: pulumi.Input<HuaweiConnection> | undefined;
  /** The connection to Open Telekom Cloud IMS, for resources that name none. */
  otc?: pulumi.Input<OtcConnection> | undefined;
  /** The connection to PaddleFlow, for resources that name none. */
  paddleflow?: pulumi.Input<PaddleflowConnection> | undefined;
  /** The connection to Tencent Cloud Batch, for resources that name none. */
  tencent?: pulumi.Input<TencentConnection> | undefined;
  /** Further connections by their names, which resources give as `connection`. */
  connections?:
    | pulumi.Input<
        Record<
          string,
          pulumi.Input<
            AlibabaConnection | HuaweiConnection | OtcConnection | PaddleflowConnection | TencentConnection
          >
        >
      >
    | undefined;
}
