import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

// ## A file of your own
// The definition is a file beside the program. A change of its content is made in place; another layout or comment is
// no change.
const variants = new huawei.Workflow("variants", {
  vendor: "genomics",
  description: "Finds the variants of a sample",
  file: new pulumi.asset.FileAsset("variants.yaml"),
});

export const variantsId = variants.id;

// ## A definition in the program
// The object may hold outputs: here the name and the version of a tool of the same program.
const bwa = new huawei.Tool("bwa-mem", {
  version: "0.7.17",
  image: "swr.cn-north-4.myhuaweicloud.com/genomics/bwa:0.7.17",
});

new huawei.Workflow("align", {
  file: {
    version: "genecontainer_0_1",
    inputs: { sample: { type: "string", default: "NA12878", description: "The sample" } },
    workflow: {
      align: {
        type: "GCS.Job",
        tool: pulumi.interpolate`${bwa.name}:${bwa.version}`,
        resources: { cpu: "8C", memory: "32G" },
        commands: ["bwa mem reference.fa ${sample}.fq > ${sample}.sam"],
      },
    },
  },
});

// ## A new workflow for each change
// The service refuses to change the file while executions use the workflow. With `fileChange: "replace"` a change
// makes a new workflow, and a new execution of each that names it.
const depth = new pulumi.Config().getNumber("depth") ?? 30;

const coverage = new huawei.Workflow("coverage", {
  fileChange: "replace",
  file: `version: genecontainer_0_1
workflow:
  coverage:
    type: GCS.Job
    tool: "samtools:1.17"
    commands:
      - samtools depth -d ${depth} sample.bam
`,
});

new huawei.Execution("coverage", {
  workflowId: coverage.id,
  namespace: "genomics",
  sfsPvcName: "cce-sfs-genomics",
});
