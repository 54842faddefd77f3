"use strict";
const { TaskTemplate } = require("pulumi-batchflow/plugin/tencent");
const { count, taskTemplate } = require("./inputs");

for (let index = 0; index < count; index += 1) new TaskTemplate(`template-${index}`, taskTemplate(index));
