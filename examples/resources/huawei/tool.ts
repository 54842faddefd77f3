import * as pulumi from "@pulumi/pulumi";
import { huawei } from "pulumi-batchflow";

// ## An image with what it needs
// Workflows name it as `gatk:4.4.0`. A job whose workflow does not say otherwise gets its cores and memory. The
// version, the image and the amounts change in place.
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
// A resource for each version keeps the old one for the workflows that still name it; name and version together must
// be free. `newCategory` is a category of your own.
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
