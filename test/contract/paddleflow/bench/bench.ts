import type { Storage } from "../../../toolchain/paddleflow/storage";

/** A PaddleFlow server to be tested, with an empty database, and the world that it reaches. */
export interface Bench {
  readonly endpoint: string;
  readonly rootPassword: string;
  /** Of a Kubernetes cluster that answers. */
  readonly credential: string;
  /** Of one that does not. */
  readonly deadCredential: string;
  readonly storage: Storage;
  /** Has the server follow the jobs of all clusters that have a queue by now. */
  followJobs(): Promise<void>;
  removeKubernetesQueue(name: string): Promise<void>;
  /** Puts a file below the SFTP root; `fileSystem` (`user/name`) is the one that has this root. */
  putFile(fileSystem: string, path: string, content: string): Promise<void>;
  close(): Promise<void>;
}
