import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

// ## A workflow in the program
// A connection with `cromwellEndpoint` and nothing else is enough. The names of inputs begin with the name of the
// workflow.
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
// The folder `imports` is sent as a zip archive, and compared by its files. `pulumi up` waits for the end, and fails
// with the reason where a call fails. Another release runs the workflow again.
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
