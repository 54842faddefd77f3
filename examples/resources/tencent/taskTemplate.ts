import * as pulumi from "@pulumi/pulumi";
import { tencent } from "pulumi-batchflow";

// ## A stored task
// A command with the machine that it needs, kept on the platform. Every change is made in place, but for the tags.
const thumbnails = new tencent.TaskTemplate("thumbnails", {
  taskTemplateDescription: "Makes thumbnails of a folder of images",
  taskTemplateInfo: {
    taskName: "thumbnails",
    application: { deliveryForm: "LOCAL", command: "mogrify -resize 200x200 /data/*.jpg" },
    computeEnv: { envData: { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" } },
    timeout: 1_800,
  },
});

export const thumbnailsId = thumbnails.id;

// ## One task as a template and in a job
// The API has no job that names a template: the program gives both the same description. The task runs a package from a
// bucket, which is fetched with a key pair of its own.
const keys = new pulumi.Config();

const render: tencent.TaskArgs = {
  taskName: "rendering",
  taskInstanceNum: 2,
  application: {
    deliveryForm: "PACKAGE",
    packagePath: "cos://film-1250000000.cos.ap-guangzhou.myqcloud.com/render/max.tar.gz",
    command: "3dsmaxcmd Demo.max -outputName:/tmp/render/image.jpg",
  },
  computeEnv: { envData: { instanceType: "S1.LARGE8", imageId: "img-bd78fy2t" } },
  outputMappings: [
    {
      sourcePath: "/tmp/render/",
      destinationPath: "cos://film-1250000000.cos.ap-guangzhou.myqcloud.com/frames/",
    },
  ],
  authentications: [
    {
      scene: "COS",
      secretId: keys.requireSecret("cosSecretId"),
      secretKey: keys.requireSecret("cosSecretKey"),
    },
  ],
};

new tencent.TaskTemplate("rendering", {
  taskTemplateName: "rendering",
  taskTemplateInfo: render,
  tags: { team: "film" },
});
new tencent.Job("rendering", { placement: { zone: "ap-guangzhou-3" }, tasks: [render] });
