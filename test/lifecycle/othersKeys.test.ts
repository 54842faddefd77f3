import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Control, Emulator } from "pulumi-batchflow-emulator";
import * as huawei from "./huawei/setup";
import * as otc from "./otc/setup";
import * as paddleflow from "./paddleflow/setup";
import { DynamicProcess, type Properties } from "./process";
import * as tencent from "./tencent/setup";

const OTHERS = "policy";
const own = { team: "ml" };

interface Case {
  readonly type: string;
  /** The map that others write to, too. */
  readonly property: string;
  readonly setup: {
    start: () => Promise<Emulator>;
    config: (emulator: Emulator) => Record<string, unknown>;
  };
  readonly prepare?: (emulator: Emulator) => Promise<void>;
  readonly inputs: Properties;
  /** Sets a key behind the program's back. */
  readonly add: (control: Control, id: string) => void;
}

const task = {
  application: { deliveryForm: "LOCAL", command: "sleep 1000" },
  computeEnv: { envData: { instanceType: "S1.SMALL1", imageId: "img-bd78fy2t" } },
};
const addTag = (control: Control, id: string) => {
  const { jobs, taskTemplates } = control.state("tencent");
  const tags = [...jobs, ...taskTemplates].find((one) => one.id === id)?.tags ?? [];
  control.tencent.setFields(id, { Tags: [...tags, { Key: OTHERS, Value: "x" }] as never });
};
const addToJob = (property: "labels" | "annotations") => (control: Control, id: string) => {
  const job = control.state("paddleflow").jobs.find((one) => one.id === id);
  control.paddleflow.change("job", id, { [property]: { ...job?.[property], [OTHERS]: "x" } });
};
const paddleflowJob = {
  type: "paddleflow:Job",
  setup: paddleflow,
  prepare: (emulator: Emulator) =>
    paddleflow.byHand(emulator, paddleflow.clusterRequest("c1"), paddleflow.queueRequest("q1", "c1")),
  inputs: {
    schedulingPolicy: { queue: "q1" },
    image: "nginx:1.7.9",
    flavour: { cpu: "500m", mem: "1Gi" },
    command: "sleep 100",
  },
};

const CASES: readonly Case[] = [
  {
    type: "tencent:Job",
    property: "tags",
    setup: tencent,
    inputs: { placement: { zone: "ap-guangzhou-2" }, tasks: [{ taskName: "A", ...task }] },
    add: addTag,
  },
  {
    type: "tencent:TaskTemplate",
    property: "tags",
    setup: tencent,
    inputs: { taskTemplateInfo: { taskName: "A", ...task } },
    add: addTag,
  },
  {
    type: "otc:Image",
    property: "tags",
    setup: otc,
    inputs: { source: { from: "server", instanceId: otc.SERVER } },
    add: (control, id) => {
      const image = control.state("otc").images.find((one) => one.id === id);
      const tags = [...(image?.tags ?? []), { key: OTHERS, value: "x" }].map((tag) => ({ ...tag }));
      control.otc.change("image", id, { tags });
    },
  },
  {
    type: "huawei:CromwellExecution",
    property: "labels",
    setup: huawei,
    inputs: { workflowSource: "version 1.0\nworkflow w { call t }\ntask t { command { sleep 4000 } }\n" },
    add: (control, id) => {
      const row = control.state("huawei").cromwell.find((one) => one.id === id);
      control.huawei.change("cromwell", id, { labels: { ...row?.labels, [OTHERS]: "x" } });
    },
  },
  { ...paddleflowJob, property: "labels", add: addToJob("labels") },
  { ...paddleflowJob, property: "annotations", add: addToJob("annotations") },
];

describe.each(CASES)(
  "$property of $type that others set",
  ({ type, property, setup, prepare, inputs, add }) => {
    let emulator: Emulator;
    let provider: DynamicProcess;
    const news = { __identity: `proj::dev::${type}::subject`, ...inputs };
    const created = async (more: Properties) => {
      const { inputs, failures } = await provider.check({}, { ...news, ...more });
      expect(failures).toEqual([]);
      return provider.create(inputs);
    };
    const unchanged = { unchanged: true, replaces: [] };

    beforeAll(async () => {
      emulator = await setup.start();
      await prepare?.(emulator);
      provider = await DynamicProcess.start(type, setup.config(emulator));
    });
    afterAll(async () => {
      await provider.kill();
      await emulator.close();
    });

    it.each([
      ["with some of its own", { [property]: own }],
      ["without any", {}],
    ])("are nothing to a program %s", async (_what, more) => {
      const made = await created(more);
      add(emulator.control, made.id);
      const refreshed = await provider.read(made);
      expect(refreshed?.inputs).toEqual(made.inputs);
      expect(await provider.diff(refreshed!, made.inputs)).toMatchObject(unchanged);
      const imported = await provider.read({ id: made.id });
      expect(imported?.inputs[property]).toMatchObject({ [OTHERS]: "x" });
      expect(await provider.diff(imported!, made.inputs)).toMatchObject(unchanged);
      await provider.delete(made);
    });

    it("are no reason to leave a key that the program takes away", async () => {
      const made = await created({ [property]: { ...own, stage: "test" } });
      add(emulator.control, made.id);
      const refreshed = await provider.read(made);
      const fewer = { ...made.inputs, [property]: own };
      expect(await provider.diff(refreshed!, fewer)).toMatchObject({ unchanged: false });
      await provider.delete(made);
    });
  },
);

describe("an update of an image's tags", () => {
  let emulator: Emulator;
  let provider: DynamicProcess;
  const { inputs, add } = CASES.find(({ type }) => type === "otc:Image")!;
  const tagsOf = (id: string) => {
    const tags = emulator.control.state("otc").images.find((image) => image.id === id)?.tags ?? [];
    return Object.fromEntries(
      tags.filter(({ key }) => key !== "pulumi-batchflow").map(({ key, value }) => [key, value]),
    );
  };

  beforeAll(async () => {
    emulator = await otc.start();
    provider = await DynamicProcess.start("otc:Image", otc.config(emulator));
  });
  afterAll(async () => {
    await provider.kill();
    await emulator.close();
  });

  it("takes away those that the program had, and leaves those of others", async () => {
    const news = { __identity: "proj::dev::tags::subject", ...inputs, tags: { ...own, stage: "test" } };
    const { inputs: checked } = await provider.check({}, news);
    const made = await provider.create(checked);
    add(emulator.control, made.id);
    const changed = { ...checked, tags: { team: "games" } };
    const updated = await provider.update(made, changed);
    expect(tagsOf(made.id)).toEqual({ team: "games", [OTHERS]: "x" });
    expect((await provider.read(updated))?.inputs).toEqual(changed);
    await provider.delete(updated);
  });

  it("after an import leaves all that the program does not name", async () => {
    const news = { __identity: "proj::dev::tags::imported", ...inputs, tags: own };
    const { inputs: checked } = await provider.check({}, news);
    const made = await provider.create(checked);
    add(emulator.control, made.id);
    const imported = await provider.read({ id: made.id });
    const changed = { ...checked, description: "imported" };
    await provider.update(imported!, changed);
    expect(tagsOf(made.id)).toEqual({ ...own, [OTHERS]: "x" });
  });
});
