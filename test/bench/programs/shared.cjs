"use strict";
const { TaskTemplate } = require("pulumi-batchflow/plugin/tencent");
const { count, taskTemplate } = require("./inputs");

// Names are left to the provider: those of other stacks of the account are others.
for (let index = 0; index < count; index += 1) {
  new TaskTemplate(`template-${index}`, { ...taskTemplate(index), taskTemplateName: undefined });
}
