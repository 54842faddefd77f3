import type { Scene } from "../setup";

/** The workflows that the emulated server has. */
export const rows = (scene: Scene) => scene.emulator.control.state("huawei").cromwell;

/** A workflow with one task, which runs the command. */
export const wdl = (command: string) => `version 1.0
workflow example {
  call hello
}
task hello {
  command { ${command} }
  output { String out = read_string(stdout()) }
}
`;

/** What a program declares to run the command. */
export const args = (command: string, more: object = {}) => ({ workflowSource: wdl(command), ...more });
