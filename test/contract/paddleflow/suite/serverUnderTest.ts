import type { Bench } from "../bench/bench";
import { Session } from "../bench/client";
import { expectAnswers, type Row } from "../bench/expectations";

/** The password of all users but root. */
export const password = "secret1";
/** No body in a row of requests. */
export const none = undefined;

/** The server that a suite is run against, its users root and alice, and bodies of requests that fit it. */
export class ServerUnderTest {
  bench!: Bench;
  root!: Session;
  alice!: Session;

  /** Also makes what the tests use in common: the user alice01, the cluster "main" and the queue "runs". */
  async open(start: () => Promise<Bench>): Promise<void> {
    this.bench = await start();
    this.root = await this.login("root", this.bench.rootPassword);
    await this.expectRoot([
      ["POST", "/user", { username: "alice01", password }, 200, { username: "alice01" }],
      ["POST", "/cluster", this.cluster("main"), 200, { clusterName: "main", status: "online" }],
      ["POST", "/queue", this.queue("runs"), 200, { name: "runs" }],
    ]);
    this.alice = await this.login("alice01");
  }

  async close(): Promise<void> {
    // Not there where the start has failed.
    await (this.bench as Bench | undefined)?.close();
  }

  readonly login = (user: string, word = password): Promise<Session> =>
    Session.login(this.bench.endpoint, user, word);

  readonly expectRoot = (rows: readonly Row[]): Promise<void> => expectAnswers(this.root, rows);

  readonly cluster = (clusterName: string, more: object = {}) => ({
    clusterName,
    endpoint: "http://127.0.0.1:6443",
    clusterType: "Kubernetes",
    version: "v1.18",
    credential: this.bench.credential,
    ...more,
  });

  readonly queue = (queueName: string, more: object = {}) => ({
    name: queueName,
    namespace: "default",
    clusterName: "main",
    quotaType: "volcanoCapabilityQuota",
    maxResources: { cpu: "10", mem: "20Gi" },
    ...more,
  });

  readonly s3 = () => {
    const { endpoint, accessKey, secretKey } = this.bench.storage.s3;
    return { endpoint, accessKey, secretKey, s3ForcePathStyle: "true", insecureSkipVerify: "true" };
  };

  readonly sftp = () => {
    const { user, password: secret } = this.bench.storage.sftp;
    return { user, password: secret };
  };

  readonly sftpUrl = (path = "") => {
    const { address, root } = this.bench.storage.sftp;
    return `sftp://${address}${root}${path}`;
  };
}
