import * as pulumi from "@pulumi/pulumi";
import { alibaba } from "pulumi-batchflow";

const config = new pulumi.Config();
const bucket = config.get("bucket") ?? "primes";
// The image that the tasks run in: the first Linux one of the account.
const images = alibaba.getImagesOutput();
const imageId = images.apply((all) => all.find(({ platform }) => platform === "Linux")?.imageId ?? "");

function task(programName: string, instanceCount = 1): alibaba.TaskDescriptionArgs {
  return {
    packageUri: `oss://${bucket}/worker.tar.gz`,
    programName,
    programType: "python",
    imageId,
    instanceCount,
    timeout: 3_600,
    resourceDescription: { cpu: 800, memory: 2_000 },
    ossMapping: { [`oss://${bucket}/input/`]: "/home/input/" },
    stdoutRedirectPath: `oss://${bucket}/logs/`,
    stderrRedirectPath: `oss://${bucket}/logs/`,
  };
}

// Ranges are searched in parallel; their results are then counted.
const primes = new alibaba.Job("primes", {
  description: "Counts the primes below a million",
  priority: config.getNumber("priority") ?? 100,
  // A change of the priority may stop the job and start it again.
  stopToChangePriority: true,
  taskDag: {
    taskDescMap: { Search: task("search.py", 10), Count: task("count.py") },
    dependencies: { Search: ["Count"] },
  },
  triggers: [config.get("release") ?? "1"],
});

export const jobId = primes.id;
export const jobName = primes.jobName;
