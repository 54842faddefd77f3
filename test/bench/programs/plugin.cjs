"use strict";
const pulumi = require("@pulumi/pulumi");
const { count, taskTemplate } = require("./inputs");

// What create will give, as a generated class declares it.
const given = {
  taskTemplateDescription: undefined,
  tags: undefined,
  connection: undefined,
  createTime: undefined,
};

class TaskTemplate extends pulumi.CustomResource {
  constructor(name, args) {
    super("batchflow:tencent:TaskTemplate", name, { ...given, ...args });
  }
}

for (let index = 0; index < count; index += 1) new TaskTemplate(`template-${index}`, taskTemplate(index));
