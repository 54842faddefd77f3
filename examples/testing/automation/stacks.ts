import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { program } from "./program";

const projectName = "batchflow-testing-automation";

/** Where the stack's state is kept, and the passphrase of its secrets. */
export type Backend = Record<"PULUMI_BACKEND_URL" | "PULUMI_CONFIG_PASSPHRASE", string>;

/** The program as a function, which runs in this process. */
export function inlineStack(stackName: string, backend: Backend): Promise<Stack> {
  return LocalWorkspace.createOrSelectStack(
    { stackName, projectName, program: () => Promise.resolve(program()) },
    {
      envVars: backend,
      // The provider is found in the node_modules of this folder, wherever the process was started.
      projectSettings: { name: projectName, runtime: "nodejs", main: __dirname },
    },
  );
}

/** The program of this folder, which runs in a process of its own, as with the CLI. */
export function folderStack(stackName: string, backend: Backend): Promise<Stack> {
  return LocalWorkspace.createOrSelectStack({ stackName, workDir: __dirname }, { envVars: backend });
}
