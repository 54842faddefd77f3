"use strict";
// The floor's provider, which does nothing, behind a class that declares what TaskTemplate does.
const pulumi = require("@pulumi/pulumi");
const { source } = require("./floorProvider");
const { count, taskTemplate } = require("./inputs");

const start = `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::pulumi-nodejs:dynamic/batchflow/tencent:TaskTemplate`;

class Typed extends pulumi.CustomResource {
  constructor(name, args) {
    super("pulumi-nodejs:dynamic/bench:Typed", name, {
      tags: undefined,
      connection: undefined,
      createTime: undefined,
      ...args,
      __identity: `${start}::${name}`,
      __provider: source,
    });
  }
}

for (let index = 0; index < count; index += 1) new Typed(`template-${index}`, taskTemplate(index));
