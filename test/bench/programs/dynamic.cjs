"use strict";
const { ComputeEnv, TaskTemplate } = require("pulumi-batchflow/tencent");
const { count, computeEnv, isTemplate, taskTemplate } = require("./inputs");

for (let index = 0; index < count; index += 1) {
  if (isTemplate(index)) new TaskTemplate(`template-${index}`, taskTemplate(index));
  else new ComputeEnv(`env-${index}`, { ...computeEnv(index), desiredComputeNodeCount: 0 });
}
