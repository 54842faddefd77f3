import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

const config = new pulumi.Config();

// The content of the file is what counts: as long as it stays the same there is no change.
const variants = new huawei.Workflow("variants", {
  vendor: "genomics",
  description: config.get("description") ?? "Finds the variants of a sample",
  file: new pulumi.asset.FileAsset("variants.yaml"),
  fileName: "variants.yaml",
});

// One run for each sample; a new release runs all of them again.
const samples = ["NA12878", "NA12891"];
const executions = samples.map(
  (sample) =>
    new huawei.Execution(sample.toLowerCase(), {
      workflowId: variants.id,
      target: "cci",
      namespace: config.get("namespace") ?? "genomics",
      sfsPvcName: config.get("volume") ?? "cce-sfs-genomics",
      inputsJson: { sample },
      priority: config.getNumber("priority") ?? 10,
      timeout: 720,
      jobRetryCount: 2,
      triggers: [config.get("release") ?? "1"],
    }),
);

// The same analysis in WDL, on a Cromwell server.
const hello = new huawei.CromwellExecution("hello", {
  workflowSource: `version 1.0
workflow hello {
  input { String name }
  call greet { input: name = name }
}
task greet {
  input { String name }
  command { echo "Hello \${name}" }
  output { String greeting = read_string(stdout()) }
}
`,
  workflowInputs: { "hello.name": samples[0] },
  labels: { team: "genomics" },
});

export const workflowId = variants.id;
export const executionIds = executions.map(({ id }) => id);
export const cromwellId = hello.id;
