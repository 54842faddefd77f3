import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

// ## One run of a workflow
// The namespace of serverless containers exists already, and has a claim (PVC) of this name for shared storage.
const report = new huawei.Workflow("report", {
  file: `version: genecontainer_0_1
workflow:
  report:
    type: GCS.Job
    tool: "multiqc:1.14"
    commands:
      - multiqc /sfs/runs
`,
});

new huawei.Execution("report", {
  workflowId: report.id,
  namespace: "genomics",
  sfsPvcName: "cce-sfs-genomics",
});

// ## A run for each sample, again with each release
// `pulumi up` waits for the end of all of them, and fails with the reason where one fails. The execution of the
// highest priority starts first; the priority changes in place. Another release runs all samples again.
const settings = new pulumi.Config();

const calling = new huawei.Workflow("calling", { file: new pulumi.asset.FileAsset("variants.yaml") });

for (const sample of ["NA12878", "NA12891", "NA12892"]) {
  new huawei.Execution(
    sample.toLowerCase(),
    {
      workflowId: calling.id,
      namespace: "genomics",
      sfsPvcName: "cce-sfs-genomics",
      inputsJson: { sample },
      priority: settings.getNumber("priority") ?? 10,
      jobRetryCount: 2,
      label: { project: "trio" },
      triggers: [settings.get("release") ?? "1"],
      waitFor: "finished",
    },
    { customTimeouts: { create: "24h" } },
  );
}

// ## On a Kubernetes cluster, with a message at the end
// The cluster must be that of an environment: with `dependsOn` the environment is made before the execution and
// deleted after it. The e-mail address is a secret, so that it is encrypted in the state.
const clusterId = new pulumi.Config().require("nightlyClusterId");

const environment = new huawei.Environment("nightly", {
  source: "cce",
  clusterId,
  bucketName: "genomics-results",
});
const nightly = new huawei.Workflow("nightly", { file: new pulumi.asset.FileAsset("variants.yaml") });

new huawei.Execution(
  "nightly",
  {
    workflowId: nightly.id,
    target: "cce",
    clusterId,
    sfsPvcName: "cce-sfs-genomics",
    timeout: 1_440,
    email: [new pulumi.Config().requireSecret("operator")],
    events: ["exec_failed"],
    emailSubject: "The nightly analysis has failed",
    emailMessage: "{name} ({guid}) is {status}",
  },
  { dependsOn: environment },
);
