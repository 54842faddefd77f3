import type { Tool } from "./tool";

export function addEmulator(program: Tool): void {
  program
    .command("emulator")
    .description("Run the emulator of the platforms, where pulumi-batchflow-emulator is installed")
    .argument("[arguments...]", "the emulator's own arguments; --help lists them")
    .helpOption(false)
    .allowUnknownOption()
    .shows(
      [{ purpose: "All platforms on one port of this machine", line: "npx batchflow emulator --port 8080" }],
      { 0: "a signal has ended it", 1: "it is not installed, or cannot be started" },
    )
    .action(async (args: string[]) => {
      const { runEmulator } = await import("../emulator/emulatorCommand.js");
      await runEmulator(args, process.cwd());
    });
}
