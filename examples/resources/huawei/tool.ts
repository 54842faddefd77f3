import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

// ## An image with what it needs
// Workflows name it as `gatk:4.4.0`. Cores and memory hold for jobs that do not say otherwise. Another version changes
// the tool in place.
const gatk = new huawei.Tool("gatk", {
  name: "gatk",
  version: "4.4.0",
  image: "swr.cn-north-4.myhuaweicloud.com/genomics/gatk:4.4.0",
  description: "Genome Analysis Toolkit",
  category: "gatk",
  cpu: "4C",
  memory: "16G",
});

export const gatkName = pulumi.interpolate`${gatk.name}:${gatk.version}`;

// ## Two versions side by side
// Name and version together must be free: a resource for each version keeps the old one for workflows that still name it.
// `newCategory` is a category of your own.
for (const version of ["1.16", "1.17"]) {
  new huawei.Tool(`samtools-${version}`, {
    name: "samtools",
    version,
    image: `swr.cn-north-4.myhuaweicloud.com/genomics/samtools:${version}`,
    newCategory: "alignment",
    command: "samtools",
    instruction: "Reads and writes alignments in SAM, BAM and CRAM",
  });
}
