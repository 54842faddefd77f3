import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { z } from "zod";

import { run } from "../../toolchain/process";
import { repositoryRoot } from "../../toolchain/repository";

// The members that the manifest uses, by the operator's types and API reference (pulumi.com/v1, auto.pulumi.com/v1alpha1 of version 2.2)
// and that of Kubernetes. The operator's own schema is not to be had as a package.
const metadata = z.strictObject({ name: z.string(), namespace: z.string().optional() });
const envFrom = z.array(z.strictObject({ secretRef: z.strictObject({ name: z.string() }) }));
const quantity = z.strictObject({ memory: z.string(), cpu: z.string().optional() });
const container = z.strictObject({
  name: z.string(),
  image: z.string().optional(),
  workingDir: z.string().optional(),
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  envFrom: envFrom.optional(),
  securityContext: z
    .strictObject({
      allowPrivilegeEscalation: z.boolean(),
      capabilities: z.strictObject({ drop: z.array(z.string()) }),
    })
    .optional(),
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string() })).optional(),
});
const stack = z.strictObject({
  apiVersion: z.literal("pulumi.com/v1"),
  kind: z.literal("Stack"),
  metadata,
  spec: z.strictObject({
    serviceAccountName: z.string(),
    stack: z.string(),
    useLocalStackOnly: z.boolean(),
    projectRepo: z.url(),
    repoDir: z.string(),
    branch: z.string(),
    shallow: z.boolean(),
    refresh: z.boolean(),
    continueResyncOnCommitMatch: z.boolean(),
    resyncFrequencySeconds: z.int().min(60),
    retryMaxBackoffDurationSeconds: z.int(),
    destroyOnFinalize: z.boolean(),
    workspaceTemplate: z.strictObject({
      spec: z.strictObject({
        image: z.string(),
        envFrom,
        resources: z.strictObject({ requests: quantity, limits: quantity }),
        podTemplate: z.strictObject({
          spec: z.strictObject({
            terminationGracePeriodSeconds: z.int(),
            initContainers: z.array(container),
          }),
        }),
      }),
    }),
  }),
});

const [account, binding, manifest] = parseAllDocuments(
  readFileSync(join(repositoryRoot, "examples/gitops/operator/stack.yaml"), "utf8"),
).map((document) => document.toJS() as unknown);

describe("the operator's manifest", () => {
  const { spec } = stack.parse(manifest);
  const { initContainers } = spec.workspaceTemplate.spec.podTemplate.spec;
  const recover = initContainers.at(-1);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "batchflow-operator-"));
    for (const tool of ["npm", "pulumi", "npx"]) {
      const text = `#!/bin/sh\necho "${tool} $*"\n[ "$FAILS" != ${tool} ]\n`;
      writeFileSync(join(folder, tool), text, { mode: 0o755 });
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("has what its account needs, in one place", () => {
    expect(account).toMatchObject({ kind: "ServiceAccount", metadata: { name: spec.serviceAccountName } });
    expect(binding).toMatchObject({
      kind: "ClusterRoleBinding",
      roleRef: { name: "system:auth-delegator" },
      subjects: [{ kind: "ServiceAccount", name: spec.serviceAccountName, namespace: "pulumi" }],
    });
  });

  it("recovers after the operator has fetched the source, with the workspace's secrets and image", () => {
    expect(initContainers.map(({ name }) => name)).toEqual(["bootstrap", "fetch", "recover"]);
    expect(recover?.envFrom).toEqual(spec.workspaceTemplate.spec.envFrom);
    expect(recover?.image).toBe(spec.workspaceTemplate.spec.image);
  });

  const all = [
    "npm ci",
    `pulumi cancel --yes --non-interactive --stack ${spec.stack}`,
    `npx --no -- batchflow recover --yes --stack ${spec.stack}`,
  ];
  it.each([
    ["", 0, all],
    ["pulumi", 1, all.slice(0, 2)],
    ["npx", 1, all],
  ])(
    "removes the lock, then recovers, and keeps the pod from starting where %s fails",
    async (FAILS, code, lines) => {
      const [shell = "", ...args] = [...(recover?.command ?? []), ...(recover?.args ?? [])];
      const env = { PATH: `${folder}:${process.env.PATH}`, FAILS };
      const { exitCode, stdout } = await run(shell, args, { cwd: folder, env });
      expect([exitCode, stdout.trim().split("\n")]).toEqual([code, lines]);
    },
  );
});
