import { expect, it } from "vitest";

import { withStack } from "../../toolchain/stack";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { paddleflow } = require("pulumi-batchflow");
const cluster = { name: "main", endpoint: "127.0.0.1", clusterType: "kubernetes-v1.18+" };
const wrong = {
  user: () => new paddleflow.User("user", { username: "alice1", password: "NoDigit-Canary" }),
  cluster: () => new paddleflow.Cluster("cluster", { ...cluster, credential: "kind: Config # Canary" }),
  flavour: () => new paddleflow.Flavour("flavour", { cpu: "1", mem: "1Gi", passwrd: pulumi.secret("Typo-Canary") }),
};
wrong[new pulumi.Config().require("what")]();
`;

it("a refusal names the property and shows no value of a secret", async () => {
  const options = {
    program: { "index.js": PROGRAM },
    config: {
      "batchflow:paddleflow.endpoint": "http://127.0.0.1:1",
      "batchflow:paddleflow.username": "root",
      "batchflow:paddleflow.password": { secret: "Canary-Password" },
    },
  };
  await withStack(options, async (stack) => {
    const refusals = { user: "password: must", cluster: "credential: must be base64", flavour: "passwrd: " };
    for (const [what, reason] of Object.entries(refusals)) {
      await stack.setConfig("what", what);
      const { exitCode, stdout, stderr } = await stack.preview();
      expect(exitCode).not.toBe(0);
      expect(stdout + stderr).toContain(reason);
      expect(stdout + stderr).not.toContain("Canary");
    }
  });
});
