"use strict";
// A dynamic provider as Pulumi's documentation teaches it: an object whose methods are serialised into each resource,
// one request an operation, a deep comparison as diff.
const crypto = require("crypto");
const url = require("url");
const util = require("util");
const pulumi = require("@pulumi/pulumi");
const axios = require("axios");
const { count, taskTemplate } = require("./inputs");

class TaskTemplateProvider {
  async configure(request) {
    this.settings = JSON.parse(request.config.require("batchflow:tencent"));
  }

  async call(action, parameters) {
    const { endpoint, region, secretId, secretKey } = this.settings;
    const hash = (text) => crypto.createHash("sha256").update(text).digest("hex");
    const hmac = (key, text) => crypto.createHmac("sha256", key).update(text).digest();
    const body = JSON.stringify(parameters);
    const timestamp = Math.floor(Date.now() / 1000);
    const scope = `${new Date(timestamp * 1000).toISOString().slice(0, 10)}/batch/tc3_request`;
    const headers = `content-type:application/json\nhost:${new url.URL(endpoint).host}\n`;
    const request = ["POST", "/", "", headers, "content-type;host", hash(body)].join("\n");
    const text = ["TC3-HMAC-SHA256", timestamp, scope, hash(request)].join("\n");
    const signature = hmac(scope.split("/").reduce(hmac, `TC3${secretKey}`), text).toString("hex");
    const { data } = await axios.post(endpoint, body, {
      headers: {
        Authorization:
          `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, ` +
          `SignedHeaders=content-type;host, Signature=${signature}`,
        "Content-Type": "application/json",
        "X-TC-Action": action,
        "X-TC-Version": "2017-03-12",
        "X-TC-Region": region,
        "X-TC-Timestamp": String(timestamp),
      },
    });
    if (data.Response.Error) throw new Error(`${action}: ${data.Response.Error.Message}`);
    return data.Response;
  }

  wire(value) {
    if (Array.isArray(value)) return value.map((item) => this.wire(item));
    if (typeof value !== "object") return value;
    const members = Object.entries(value).filter(([name]) => name !== "__provider");
    return Object.fromEntries(
      members.map(([name, member]) => [name[0].toUpperCase() + name.slice(1), this.wire(member)]),
    );
  }

  async check(olds, news) {
    return { inputs: news };
  }

  async diff(id, olds, news) {
    return { changes: !util.isDeepStrictEqual(olds, news) };
  }

  async create(inputs) {
    const { TaskTemplateId } = await this.call("CreateTaskTemplate", this.wire(inputs));
    return { id: TaskTemplateId, outs: inputs };
  }

  async read(id, props) {
    const { TaskTemplateSet } = await this.call("DescribeTaskTemplates", { TaskTemplateIds: [id] });
    return TaskTemplateSet.length === 0 ? {} : { id, props };
  }

  async update(id, olds, news) {
    await this.call("ModifyTaskTemplate", { TaskTemplateId: id, ...this.wire(news) });
    return { outs: news };
  }

  async delete(id) {
    await this.call("DeleteTaskTemplates", { TaskTemplateIds: [id] });
  }
}

const provider = new TaskTemplateProvider();

class TaskTemplate extends pulumi.dynamic.Resource {
  constructor(name, args) {
    super(provider, name, args);
  }
}

for (let index = 0; index < count; index += 1) new TaskTemplate(`template-${index}`, taskTemplate(index));
