"use strict";
const pulumi = require("@pulumi/pulumi");
const { source } = require("./floorProvider");
const { count, taskTemplate } = require("./inputs");

class Floor extends pulumi.CustomResource {
  constructor(name, args) {
    super("pulumi-nodejs:dynamic/bench:Floor", name, { ...args, __provider: source });
  }
}

for (let index = 0; index < count; index += 1) new Floor(`template-${index}`, taskTemplate(index));
