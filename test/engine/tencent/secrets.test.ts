import { expect, it } from "vitest";

import { type Json, startEmulator } from "pulumi-batchflow-emulator";
import { expectSuccess, withStack } from "../../toolchain/stack";
import { options } from "./setup";

const CANARIES = ["Passw0rd-Canary", "IdCanary1", "KeyCanary1", "Passw0rd-Drifted", "KeyDrifted9"];

it("shows credentials in clear nowhere: not in state, previews, output, the file for imports or the platform's log", async () => {
  const lines: string[] = [];
  const emulator = await startEmulator({
    timeScale: 2_000,
    rateLimits: false,
    log: (line) => lines.push(line),
  });
  const connection = emulator.platforms.tencent;
  const canaries = [...CANARIES, connection.secretId, connection.secretKey];
  const seen: string[] = [];
  await withStack(options(emulator), async (stack) => {
    const record = async (operation: Promise<{ exitCode: number; stdout: string; stderr: string }>) => {
      const { stdout, stderr, exitCode } = await operation;
      seen.push(stdout, stderr, stack.stateText());
      return exitCode;
    };
    expect(await record(stack.preview("--diff"))).toBe(0);
    expect(await record(stack.up("--diff"))).toBe(0);
    const { computeEnvs, taskTemplates } = emulator.control.state("tencent");
    const [env, template] = [computeEnvs[0], taskTemplates[0]];
    // The platform has them: the search below would find them if they came back in clear.
    expect(JSON.stringify(env?.input)).toContain("Passw0rd-Canary");
    expect(JSON.stringify(template?.info)).toContain("KeyCanary1");
    const info = {
      ...template?.info,
      Authentications: [
        { Scene: "COS", SecretId: "IdCanary1", SecretKey: "KeyDrifted9" },
        { Scene: "COS", SecretId: "IdCanary1", SecretKey: "KeyCanary1" },
      ],
    };
    emulator.control.tencent.setFields(template?.id ?? "", {
      TaskTemplateInfo: JSON.parse(JSON.stringify(info)) as Json,
    });
    emulator.control.tencent.setFields(env?.id ?? "", {
      EnvData: {
        ...(JSON.parse(JSON.stringify(env?.input.EnvData)) as object),
        LoginSettings: { Password: "Passw0rd-Drifted" },
      },
    });
    expect(await record(stack.refresh("--diff"))).toBe(0);
    expect(await record(stack.preview("--diff", "--json"))).toBe(0);
    await stack.setConfig("password", { secret: "short" });
    expect(await record(stack.preview())).not.toBe(0);
    await stack.setConfig("password", { secret: "Passw0rd-Canary" });
    expect(await record(stack.up("--diff"))).toBe(0);
    emulator.control.injectFault({
      platform: "tencent",
      action: "*",
      kind: "error",
      code: "InvalidParameterValue",
      times: 1,
    });
    await record(stack.refresh());
    expectSuccess(await stack.refresh());
    expect(await record(stack.destroy("--diff"))).toBe(0);
  });
  seen.push(lines.join("\n"), JSON.stringify(emulator.control.requests()));
  await emulator.close();
  for (const canary of canaries) expect(seen.filter((text) => text.includes(canary))).toEqual([]);
});
