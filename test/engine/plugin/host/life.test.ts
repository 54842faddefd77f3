import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { type ConfigSetting, createStack, expectSuccess } from "../../../toolchain/stack";
import { connections } from "../../../toolchain/stack/connections";
import { leaks } from "../../secrets/search";
import { said } from "../../stories/setup";
import { resourceOf, start } from "../../tencent/setup";
import { declared, options, program, template } from "./scene";

const CANARY = "Canary-1-secret";

/** Events without those of debugging, in which the SDK writes all in clear. */
function eventsIn(file: string): string {
  const events = readFileSync(file, "utf8").split("\n");
  return events.filter((event) => !event.includes('"severity":"debug"')).join("\n");
}

it("what a program marks secret is nowhere in clear, and what it ignores stays", async () => {
  const emulator = await start();
  const text = (description: string, more: object = {}) =>
    program(
      template(
        "render",
        { taskTemplateDescription: description },
        { ignoreChanges: ["taskTemplateDescription"] },
      ),
      `const hidden = declare("tencent:TaskTemplate", "hidden", {
         taskTemplateInfo: {
           application: { deliveryForm: "LOCAL", command: "true" },
           envId: "env-12345678",
           envVars: [{ name: "TOKEN", value: pulumi.secret("${CANARY}") }],
           ...${JSON.stringify(more)},
         },
         taskTemplateDescription: pulumi.secret("${CANARY}"),
       }, {}, ["createTime"]); exports.hidden = hidden.id; exports.createTime = hidden.createTime;`,
    );
  // The CLI takes `--event-log` only so.
  const env = { PULUMI_DEBUG_COMMANDS: "1" };
  const stack = await createStack({ ...options(emulator, text("first")), env });
  const templates = () => emulator.control.state("tencent").taskTemplates;
  try {
    const events = join(stack.folder, "events");
    expectSuccess(await stack.preview("--save-plan", "plan.json", "--event-log", `${events}-1`));
    expect(templates()).toEqual([]);
    const made = expectSuccess(await stack.up("--plan", "plan.json", "--event-log", `${events}-2`));
    expect(templates().find(({ description }) => description === CANARY)).toMatchObject({
      info: { EnvVars: [{ Name: "TOKEN", Value: CANARY }] },
    });

    stack.writeFile("index.js", text("second", { timeout: 60 }));
    const changed = expectSuccess(await stack.up("--event-log", `${events}-3`));
    expect(said(changed)).toContain("1 updated");
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
    const { secretId, secretKey } = emulator.platforms.tencent;
    const texts = {
      up: said(made),
      change: said(changed),
      state: stack.stateText(),
      plan: readFileSync(join(stack.projectFolder, "plan.json"), "utf8"),
      ...Object.fromEntries([1, 2, 3].map((run) => [`events ${run}`, eventsIn(`${events}-${run}`)])),
    };
    expect(leaks({ CANARY, secretId, secretKey }, Object.entries(texts))).toEqual([]);
  } finally {
    stack.remove();
    await emulator.close();
  }
});

it("an object of a named connection is imported by its id, and is what the program declares", async () => {
  const emulator = await start();
  const base = options(emulator, program(template("render")));
  const config: Record<string, ConfigSetting> = { ...base.config };
  for (const [key, value] of Object.entries(connections.tencent(emulator))) {
    config[key.replace(":tencent.", ":tencent-prod.")] = value;
  }
  const stack = await createStack({ ...base, config });
  try {
    expectSuccess(await stack.up());
    const { id = "", urn = "" } = resourceOf(stack, "render") ?? {};
    const [made] = emulator.control.state("tencent").taskTemplates;
    expectSuccess(await stack.cli("state", "delete", urn, "--yes"));
    const type = "batchflow:tencent:TaskTemplate";
    const args = ["--yes", "--protect=false", "--generate-code=false"];
    const lost = await stack.cli("import", type, "render", "tencent-prod//task-tmpl-00000000", ...args);
    expect(lost.exitCode).not.toBe(0);
    expect(said(lost)).toContain("there is no task-tmpl-00000000");
    expectSuccess(await stack.cli("import", type, "render", `tencent-prod//${id}`, ...args));
    expect(resourceOf(stack, "render")?.id).toBe(id);

    const wanted = { taskTemplateName: made?.name, connection: "tencent-prod" };
    stack.writeFile("index.js", program(template("render", wanted)));
    expectSuccess(await stack.preview("--expect-no-changes"));
    // Of one that the program reads, the connection is a property.
    const read = `{ id: ${JSON.stringify(id)} }`;
    const got = declared("tencent:TaskTemplate", "got", { connection: "tencent-prod" }, read);
    stack.writeFile("index.js", program(template("render", wanted), got));
    expectSuccess(await stack.up());
    expect(await stack.outputs()).toEqual({ render: id, got: id });
    expectSuccess(await stack.destroy());
    expect(emulator.control.state("tencent").taskTemplates).toEqual([]);
  } finally {
    stack.remove();
    await emulator.close();
  }
});
