import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

const names = z.record(z.string(), z.string());
const manifest = z.looseObject({
  version: z.string(),
  devDependencies: names,
  peerDependencies: names,
});

/**
 * What compiles and installs the TypeScript projects that a user copies, the template and the examples, by their paths:
 * all have the same settings, and the versions of package.json. Not yet formatted.
 */
export function projectFiles(root: string): Map<string, string> {
  const { version, devDependencies, peerDependencies } = manifest.parse(
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
  );
  const packageJson = (name: string) => ({
    name,
    private: true,
    main: "index.ts",
    dependencies: {
      "@pulumi/pulumi": peerDependencies["@pulumi/pulumi"],
      "pulumi-batchflow": `^${version}`,
    },
    devDependencies: {
      "@types/node": `^${devDependencies["@types/node"]}`,
      "pulumi-batchflow-emulator": `^${version}`,
      typescript: `^${devDependencies.typescript}`,
    },
  });
  const tsconfig = {
    compilerOptions: {
      target: "es2022",
      module: "node16",
      // Earlier releases of Pulumi set another one, which does not go with the module format.
      moduleResolution: "node16",
      types: ["node"],
      strict: true,
      noUncheckedIndexedAccess: true,
      esModuleInterop: true,
      skipLibCheck: true,
      noEmit: true,
    },
    include: ["."],
  };
  const projects = [["templates/typescript", "${PROJECT}"] as const, ...examples(root)];
  return new Map([
    ...projects.flatMap(([folder, name]) => [
      [`${folder}/package.json`, JSON.stringify(packageJson(name))] as const,
      [`${folder}/tsconfig.json`, JSON.stringify(tsconfig)] as const,
    ]),
    ["templates/python/requirements.txt", `pulumi>=3.0.0,<4\npulumi_batchflow==${version}\n`] as const,
  ]);
}

/**
 * The folders of the examples in TypeScript, with the names of their projects. An example with a test has settings of its
 * own, for it needs a runner of tests.
 */
export function examples(root: string): (readonly [folder: string, name: string])[] {
  return readdirSync(join(root, "examples"))
    .map((name) => `examples/${name}`)
    .filter((folder) => {
      const has = (file: string) => existsSync(join(root, folder, file));
      return has("index.ts") && has("Pulumi.yaml") && !has("index.test.ts");
    })
    .map((folder) => {
      const text = readFileSync(join(root, folder, "Pulumi.yaml"), "utf8");
      const [, name = ""] = /^name: (\S+)$/m.exec(text) ?? [];
      return [folder, name] as const;
    });
}
