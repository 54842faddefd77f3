// Stands in for `pulumi-resource-command` where the real one cannot be had: local commands only, run as it runs them.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const grpc = require("@grpc/grpc-js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb.js");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");
const plugin = require("@pulumi/pulumi/proto/plugin_pb.js");
const messages = require("@pulumi/pulumi/proto/provider_pb.js");
const { ResourceProviderService } = require("@pulumi/pulumi/proto/provider_grpc_pb.js");

const VERSION = "1.2.1";

/** Runs a command in a shell and answers what it printed; fails with it where the command fails. */
function run(text, { stdin, environment, dir, interpreter = ["/bin/sh", "-c"] }) {
  const [shell, ...args] = [...interpreter, text];
  return new Promise((resolve, reject) => {
    const child = spawn(shell, args, { cwd: dir, env: { ...process.env, ...environment } });
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"]) child[stream].on("data", (data) => (printed[stream] += data));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`exit status ${code}: ${printed.stderr}`)),
    );
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin ?? "");
  });
}

const properties = (struct) => (struct === undefined ? {} : struct.toJavaScript());
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const outputs = (inputs, printed) =>
  Struct.fromJavaScript({ ...inputs, stdout: printed.stdout.trim(), stderr: printed.stderr.trim() });

function local(request) {
  if (!request.getUrn().includes("command:local:Command::"))
    throw new Error("the stand-in has local commands only");
}

/** An answer with the given members set. */
function answer(message, members = {}) {
  for (const [name, value] of Object.entries(members)) message[`set${name}`](value);
  return message;
}

const methods = {
  getPluginInfo: () => answer(new plugin.PluginInfo(), { Version: VERSION }),
  getSchema: () => answer(new messages.GetSchemaResponse(), { Schema: "{}" }),
  checkConfig: (request) => answer(new messages.CheckResponse(), { Inputs: request.getNews() }),
  diffConfig: () => new messages.DiffResponse(),
  configure: () => answer(new messages.ConfigureResponse(), { Supportspreview: false }),
  check: (request) => answer(new messages.CheckResponse(), { Inputs: request.getNews() }),
  diff(request) {
    const [olds, news] = [properties(request.getOlds()), properties(request.getNews())];
    const names = Object.keys({ ...olds, ...news }).filter((name) => name !== "stdout" && name !== "stderr");
    const changed = names.filter((name) => !same(olds[name], news[name]));
    const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
    return answer(new messages.DiffResponse(), {
      Changes: changed.length > 0 ? DIFF_SOME : DIFF_NONE,
      DiffsList: changed,
      ReplacesList: changed.filter((name) => name === "triggers"),
    });
  },
  async create(request) {
    local(request);
    const inputs = properties(request.getProperties());
    const printed = await run(inputs.create ?? ":", inputs);
    return answer(new messages.CreateResponse(), { Id: "command", Properties: outputs(inputs, printed) });
  },
  async update(request) {
    const inputs = properties(request.getNews());
    const printed = await run(inputs.update ?? inputs.create ?? ":", inputs);
    return answer(new messages.UpdateResponse(), { Properties: outputs(inputs, printed) });
  },
  read: (request) =>
    answer(new messages.ReadResponse(), {
      Id: request.getId(),
      Properties: request.getProperties(),
      Inputs: request.getInputs(),
    }),
  async delete(request) {
    const inputs = properties(request.getProperties());
    if (inputs.delete) await run(inputs.delete, inputs);
    return new Empty();
  },
  cancel: () => new Empty(),
  attach: () => new Empty(),
};

const unary = (method) => (call, callback) => {
  Promise.resolve()
    .then(() => method(call.request))
    .then(
      (result) => callback(null, result),
      (error) => callback({ code: grpc.status.UNKNOWN, message: error.message }),
    );
};

const server = new grpc.Server();
server.addService(
  ResourceProviderService,
  Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, unary(method)])),
);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
