"use strict";
// What every program declares: `count` is written anew before each round.
exports.count = require("./count.json");
const changed = new Set(require("./changed.json"));

const isMixed = require("./mixed.json");

/** Every fifth resource is a compute environment where the program is to have both. */
exports.isTemplate = (index) => !isMixed || index % 5 !== 4;

/** The arguments of one task template: the size of a real one, and no secret in it. */
exports.taskTemplate = (index) => ({
  taskTemplateName: `render-${index}`,
  taskTemplateDescription: `Renders the frames of scene ${index}${changed.has(index) ? " again" : ""}`,
  taskTemplateInfo: {
    taskName: "render",
    taskInstanceNum: 4,
    application: {
      deliveryForm: "PACKAGE",
      command: `python render.py --scene ${index}`,
      packagePath: "cos://studio-1250000000.cos.ap-guangzhou.myqcloud.com/packages/render.tar.gz",
    },
    computeEnv: {
      envType: "MANAGED",
      envData: {
        instanceType: "S1.SMALL1",
        imageId: "img-bd78fy2t",
        systemDisk: { diskType: "CLOUD_BASIC", diskSize: 50 },
      },
      mountDataDisks: [{ localPath: "/data", fileSystemType: "EXT4" }],
    },
    redirectInfo: {
      stdoutRedirectPath: "cos://studio-1250000000.cos.ap-guangzhou.myqcloud.com/logs/",
      stderrRedirectPath: "cos://studio-1250000000.cos.ap-guangzhou.myqcloud.com/logs/",
    },
    inputMappings: [
      {
        sourcePath: "cos://studio-1250000000.cos.ap-guangzhou.myqcloud.com/scenes/",
        destinationPath: "/mnt/scenes/",
      },
    ],
    outputMappings: [
      {
        sourcePath: "/data/frames/",
        destinationPath: "cos://studio-1250000000.cos.ap-guangzhou.myqcloud.com/frames/",
      },
    ],
    envVars: [{ name: "SAMPLES", value: "64" }],
    failedAction: "INTERRUPT",
    maxRetryCount: 3,
    timeout: 3600,
  },
});

/** The arguments of one compute environment. */
exports.computeEnv = (index) => ({
  envName: `train-${index}`,
  desiredComputeNodeCount: 1,
  placement: { zone: "ap-guangzhou-2" },
  envData: {
    instanceTypes: ["S1.SMALL2", "S1.SMALL1"],
    imageId: "img-bd78fy2t",
    systemDisk: { diskType: "CLOUD_BASIC", diskSize: 50 },
  },
  waitForNodes: false,
});
