import type { Fixture } from "../matrix";
import { CANARY, config, start } from "./setup";

const task = {
  taskName: "render",
  taskInstanceNum: 2,
  application: {
    deliveryForm: "PACKAGE",
    command: "python render.py",
    packagePath: "cos://bucket-appid.cos.ap-guangzhou.myqcloud.com/render/max.tar.gz",
    docker: { user: "artist", password: `${CANARY}-docker`, image: "user/repo:latest" },
  },
  computeEnv: {
    envType: "MANAGED",
    envData: {
      instanceType: "S1.SMALL1",
      imageId: "img-bd78fy2t",
      systemDisk: { diskType: "CLOUD_BASIC", diskSize: 50 },
      dataDisks: [{ diskType: "CLOUD_BASIC", diskSize: 100 }],
      internetAccessible: { internetMaxBandwidthOut: 10, publicIpAssigned: true },
      loginSettings: { password: `${CANARY}1` },
    },
    mountDataDisks: [{ localPath: "/data", fileSystemType: "EXT4" }],
  },
  redirectInfo: {
    stdoutRedirectPath: "cos://bucket-appid.cos.ap-guangzhou.myqcloud.com/logs/",
    stderrRedirectPath: "cos://bucket-appid.cos.ap-guangzhou.myqcloud.com/logs/",
  },
  inputMappings: [
    { sourcePath: "cos://bucket-appid.cos.ap-guangzhou.myqcloud.com/in/", destinationPath: "/mnt/in/" },
  ],
  outputMappings: [
    { sourcePath: "/out/", destinationPath: "cos://bucket-appid.cos.ap-guangzhou.myqcloud.com/out/" },
  ],
  outputMappingConfigs: [{ scene: "COS", workerNum: 4, workerPartSize: 8 }],
  envVars: [{ name: "SAMPLES", value: "64" }],
  authentications: [{ scene: "COS", secretId: `${CANARY}-id`, secretKey: `${CANARY}-key` }],
  failedAction: "INTERRUPT",
  maxRetryCount: 3,
  timeout: 3600,
  resourceMaxRetryCount: 2,
};

export const taskTemplate: Fixture = {
  type: "tencent:TaskTemplate",
  platform: "tencent",
  start,
  config,
  inputs: {
    taskTemplateName: "rendering",
    taskTemplateDescription: "renders a frame",
    taskTemplateInfo: task,
    tags: { team: "film" },
  },
  unreadInputs: {},
  updates: {
    taskTemplateName: "rendering-2",
    taskTemplateDescription: "renders frames",
    taskTemplateInfo: {
      ...task,
      application: { deliveryForm: "LOCAL", command: "true" },
      timeout: 60,
      envVars: [],
    },
  },
  replacements: { tags: { team: "games" }, connection: "tencent-too" },
  bad: [
    [{ taskTemplateName: "x".repeat(61) }, "taskTemplateName"],
    [
      { taskTemplateInfo: { ...task, application: { deliveryForm: "MAIL", command: "x" } } },
      "taskTemplateInfo.application.deliveryForm",
    ],
    [{ taskTemplateInfo: { ...task, envId: "env-12345678" } }, "taskTemplateInfo.envId"],
    [{ taskTemplateInfo: { ...task, maxRetryCount: -1 } }, "taskTemplateInfo.maxRetryCount"],
    [{ taskTemplateInfo: { ...task, timeoutSeconds: 5 } }, "taskTemplateInfo.timeoutSeconds"],
    [{ tags: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`k${index}`, "v"])) }, "tags"],
  ],
  secrets: [CANARY],
  objects: (control) => control.state("tencent").taskTemplates,
  actions: { create: "CreateTaskTemplate", delete: "DeleteTaskTemplates" },
  move: () => undefined,
  drift: {
    property: "taskTemplateDescription",
    cause: (control, id) => control.tencent.setFields(id, { TaskTemplateDescription: "by hand" }),
    repaired: (control, id) =>
      control.state("tencent").taskTemplates.find((template) => template.id === id)?.description ===
      "renders a frame",
  },
  remove: (control, id) => control.tencent.deleteObject(id),
};
