"use strict";
const { ComputeEnv } = require("pulumi-batchflow/tencent");
const { count, computeEnv } = require("./inputs");

for (let index = 0; index < count; index += 1) new ComputeEnv(`env-${index}`, computeEnv(index));
