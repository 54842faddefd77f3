import { join } from "node:path";

import { expect, it } from "vitest";

import { expectSuccess, repositoryRoot, withStack } from "../../toolchain/stack";

/** A dynamic resource whose provider reads the checkpoint while the engine waits for its create. */
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const code = () => "exports.handler = () => ({" +
  "configure: async () => {}, check: async (olds, inputs) => ({ inputs, failures: [] })," +
  "diff: async () => ({ changes: false }), delete: async () => {}," +
  "create: async ({ __provider, own }) => { delete process.env.PATH;" +
  "const { readCheckpoint } = require(" + JSON.stringify(MODULE) + ");" +
  "const both = await Promise.all([readCheckpoint(own), readCheckpoint(own)]);" +
  "return { id: 'made', outs: { __provider, own, read: JSON.stringify(both[0]), same: both[0] === both[1] } }; } })";
class Reader extends pulumi.CustomResource {
  constructor(name, options) {
    const type = "pulumi-nodejs:dynamic/test:Reader";
    const own = pulumi.createUrn(name, type);
    super(type, name, { __provider: code(), own, read: undefined, same: undefined }, options);
  }
}
const first = new Reader("first");
const second = new Reader("second", { dependsOn: first });
exports.read = second.read;
exports.same = second.same;
`;

const main = (folder: string) => ({
  [join(folder, "index.js")]: PROGRAM.replace(
    "MODULE",
    JSON.stringify(join(repositoryRoot, "dist/provider/hosts/stack/checkpoint.js")),
  ),
});

it("the checkpoint is read from within a create, by the CLI that runs it", async () => {
  await withStack({ program: main(".") }, async (stack) => {
    expectSuccess(await stack.up());
    const { read, same } = (await stack.outputs()) as { read: string; same: boolean };
    const urn = (name: string) =>
      `urn:pulumi:${stack.name}::${stack.project}::pulumi-nodejs:dynamic/test:Reader::${name}`;
    const checkpoint = JSON.parse(read) as { pending: unknown[]; resources: unknown[] };
    expect(checkpoint.pending).toEqual([{ urn: urn("second"), type: "creating" }]);
    expect(checkpoint.resources).toContainEqual({ urn: urn("first"), id: "made" });
    expect(same).toBe(true);
  });
});

it("the checkpoint is read where the backend's path is meant from the CLI's working directory", async () => {
  const project = "my.shop-1";
  const program = {
    "Pulumi.yaml": JSON.stringify({ name: project, main: "src/", runtime: { name: "nodejs" } }),
    ...main("src"),
  };
  const env = { PULUMI_BACKEND_URL: "file://../state" };
  await withStack({ program, project, stack: "dev.eu-1", env }, async (stack) => {
    expectSuccess(await stack.up());
    expect(await stack.outputs()).toMatchObject({ same: true });
  });
});
