import { expect, it } from "vitest";

import { withStack } from "../../toolchain/stack";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { paddleflow } = require("pulumi-batchflow");
new paddleflow.User("user", { username: "alice1", password: "NoDigit-Canary" });
new paddleflow.Cluster("cluster", {
  name: "main", endpoint: "127.0.0.1", clusterType: "kubernetes-v1.18+", credential: "kind: Config # Canary",
});
new paddleflow.Flavour("flavour", { cpu: "1", mem: "1Gi", passwrd: pulumi.secret("Typo-Canary") });
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
    const { exitCode, stdout, stderr } = await stack.preview();
    const output = stdout + stderr;
    expect(exitCode).not.toBe(0);
    expect(output).toMatch(/password: must hold a digit/);
    expect(output).toMatch(/credential: must be base64/);
    expect(output).toMatch(/passwrd: /);
    expect(output).not.toContain("Canary");
  });
});
