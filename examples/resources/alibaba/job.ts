import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-batchflow";

// ## One program
// The archive in OSS holds the program. It runs in the first image for Linux that the account can use; `pulumi preview`
// fails where there is none.
const linux = alibaba.getImagesOutput({ platform: "Linux" }).apply(([first]) => {
  if (first === undefined) throw new Error("the account can use no image for Linux");
  return first.imageId;
});

const primes = new alibaba.Job("primes", {
  description: "Counts the primes below a million",
  taskDag: {
    taskDescMap: {
      Count: {
        packageUri: "oss://primes/worker.tar.gz",
        programName: "count.py",
        programType: "python",
        programArguments: "--below 1000000",
        imageId: linux,
        instanceCount: 1,
        stdoutRedirectPath: "oss://primes/logs/",
        stderrRedirectPath: "oss://primes/logs/",
      },
    },
  },
});

export const primesId = primes.id;

// ## A graph of tasks that runs again with each release
// Ten instances search, then one sums up. `pulumi up` waits for the end. Where the job has failed, the next `pulumi
// up` starts it again, and finished instances do not run again. Another release is another job.
const release = new pulumi.Config().get("release") ?? "1";

const task = (programName: string, instanceCount: number): alibaba.TaskDescriptionArgs => ({
  packageUri: `oss://search/releases/${release}.tar.gz`,
  programName,
  programType: "python",
  imageId: "img-000000000001",
  instanceCount,
  timeout: 3_600,
  resourceDescription: { cpu: 1_600, memory: 8_000 },
});

new alibaba.Job(
  "search",
  {
    taskDag: {
      taskDescMap: { Search: task("search.py", 10), Sum: task("sum.py", 1) },
      dependencies: { Search: ["Sum"] },
    },
    triggers: [release],
    waitFor: "finished",
  },
  { customTimeouts: { create: "4h" } },
);

// ## Mounted storage, a secret, and a priority that may change
// A folder of OSS is mounted over NFS. The environment variable is a secret, so that it is encrypted in the state.
// With `stopToChangePriority` a new priority stops the job and starts it again.
new alibaba.Job("index", {
  priority: new pulumi.Config().getNumber("priority") ?? 100,
  stopToChangePriority: true,
  taskDag: {
    taskDescMap: {
      Index: {
        packageUri: "oss://search/indexer.tar.gz",
        programName: "index.py",
        programType: "python",
        imageId: "img-000000000001",
        instanceCount: 4,
        environmentVariables: { DATABASE_PASSWORD: new pulumi.Config().requireSecret("databasePassword") },
        ossMapping: { "oss://search/documents/": "/home/documents/" },
        ossMappingLock: true,
      },
    },
  },
});
