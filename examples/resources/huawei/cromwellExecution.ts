import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

// ## A workflow in the program
// The connection needs a `cromwellEndpoint` and nothing else. Inputs are named as Cromwell names them, with the workflow's
// name before them.
const hello = new huawei.CromwellExecution("hello", {
  workflowSource: `version 1.0
workflow hello {
  input { String name }
  call greet { input: name = name }
}
task greet {
  input { String name }
  command { echo "Hello ~{name}" }
  output { String greeting = read_string(stdout()) }
}
`,
  workflowInputs: { "hello.name": "NA12878" },
  labels: { team: "genomics" },
});

export const helloId = hello.id;

// ## A WDL file with its imports
// The folder `imports` is packed as a zip archive, whose content is compared file by file. `pulumi up` waits for the end
// and fails where a call fails, with its reason; another release runs the workflow again.
new huawei.CromwellExecution(
  "variants",
  {
    workflowSource: new pulumi.asset.FileAsset("variants.wdl"),
    workflowDependencies: new pulumi.asset.FileArchive("imports"),
    workflowInputs: { "variants.sample": "NA12878" },
    workflowOptions: { read_from_cache: false, default_runtime_attributes: { maxRetries: 2 } },
    triggers: [new pulumi.Config().get("release") ?? "1"],
    waitFor: "finished",
  },
  { customTimeouts: { create: "12h" } },
);

// ## From an address, on hold until it is released
// The server fetches the workflow itself. It begins when `hold` is set to false: a change in place.
new huawei.CromwellExecution("published", {
  workflowUrl: "https://workflows.example.com/genomics/joint-calling.wdl",
  workflowType: "WDL",
  workflowTypeVersion: "1.0",
  workflowInputs: { "jointCalling.cohort": "trio" },
  workflowOnHold: new pulumi.Config().getBoolean("hold") ?? true,
});
