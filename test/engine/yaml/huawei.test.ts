import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { expectSuccess } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { describeExample, type Life } from "../examples/life";
import { yamlHost } from "./host";

const WDL = `version 1.0
workflow hello {
  input { String name }
  call greet { input: name = name }
}
task greet {
  input { String name }
  command { echo "Hello \${name}" }
  output { String greeting = read_string(stdout()) }
}
`;

let emulator: Emulator;
const state = () => emulator.control.state("huawei");

function more({ stack, preview }: Life): void {
  it("has sent a file, a text and an object, and answered an object", async () => {
    const file = readFileSync(join(stack().projectFolder, "variants.yaml"), "utf8");
    expect(state().workflows).toMatchObject([{ content: file, filename: "variants.yaml" }]);
    expect(state().cromwell).toMatchObject([{ source: WDL, inputs: { "hello.name": "NA12878" } }]);
    expect((await stack().outputs()).owner).toBe(emulator.platforms.huawei.domainName);
  });

  it("takes a file that means the same for no change, and another one for a change", async () => {
    const text = readFileSync(join(stack().projectFolder, "variants.yaml"), "utf8");
    stack().writeFile("variants.yaml", `# Reviewed.\n${text.replace("cpu: 4C", "cpu:   '4C'")}`);
    expectSuccess(await stack().preview("--expect-no-changes"));
    stack().writeFile("variants.yaml", text.replace("cpu: 4C", "cpu: 8C"));
    const { stdout, stderr } = await stack().preview();
    // Its executions still run.
    expect(stdout + stderr).toContain("its file cannot be changed");
    stack().writeFile("variants.yaml", text);
  });

  it("shows the change of a text by its property", async () => {
    const program = readFileSync(join(stack().projectFolder, "Pulumi.yaml"), "utf8");
    stack().writeFile("Pulumi.yaml", program.replace('echo "Hello', 'echo "Good morning'));
    const steps = await preview();
    expect(steps.find(({ urn }) => urn.endsWith("::hello"))).toMatchObject({
      op: "replace",
      replaceReasons: ["workflowSource"],
      detailedDiff: { workflowSource: { kind: "update-replace" } },
    });
    stack().writeFile("Pulumi.yaml", program);
  });
}

describeExample({
  name: "huawei-yaml",
  language: yamlHost,
  start: async () => {
    // Executions are still running when the priority changes.
    emulator = await startEmulator({
      timeScale: 100,
      huawei: { durations: { jobRunning: 1e6, cromwellCall: 1 } },
    });
    const ended = new Set(["Succeeded", "Failed", "Aborted"]);
    return {
      config: connections.huawei(emulator),
      // A Cromwell server keeps what has ended.
      objects: () => [
        ...state().workflows,
        ...state().executions,
        ...state().cromwell.filter(({ status }) => !ended.has(status)),
      ],
      hasChanged: () =>
        state().executions.every(({ priority }) => priority === 20) &&
        state().workflows[0]?.description === "Finds variants",
      close: () => emulator.close(),
    };
  },
  change: { priority: 20, description: "Finds variants" },
  changed: { variants: ["description"], na12878: ["priority"], na12891: ["priority"] },
  more,
});
