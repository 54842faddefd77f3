import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { createCommand } from "../../../emulator/src/commandLine";
import { computeEnv, job, task, TestClient } from "./tencent/client";

const readme = readFileSync(join(__dirname, "../../../emulator/README.md"), "utf8");

/** The rows of a section's table, without its head. */
function rowsOf(title: string): string[][] {
  const [, section = ""] = readme.split(`\n## ${title}\n`);
  const lines = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) =>
    line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim()),
  );
}
const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

let emulator: Emulator;
let tencent: TestClient;
beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  tencent = new TestClient(emulator.platforms.tencent);
});
afterAll(() => emulator.close());

it("has every option of the command line with its default", () => {
  const rows = rowsOf("On the command line").map(([option = "", , fallback = ""]) => [
    codes(option)[0],
    fallback,
  ]);
  const { options } = createCommand();
  expect(rows.map(([option]) => option)).toEqual(options.map(({ flags }) => flags));
  for (const { flags, defaultValue } of options.filter(({ negate }) => !negate)) {
    const [, told = ""] = rows.find(([option]) => option === flags) ?? [];
    if (defaultValue !== undefined) expect(told.replaceAll("`", ""), flags).toBe(String(defaultValue));
  }
});

describe("the table of what is there at start", () => {
  const told = (platform: string, what: string) => {
    const [, , text = ""] =
      rowsOf("What is there at start").find(([name, kind]) => name === `\`${platform}\`` && kind === what) ??
      [];
    return text;
  };
  const isId = (code: string) => /^(img-|ims-image|flavour|root$|[0-9a-f]{8}-)/.test(code);

  it("has the objects of each platform that has any, and no others", () => {
    const ids = (objects: readonly { id: string }[]) => objects.map(({ id }) => id);
    const [alibaba, otc] = [emulator.control.state("alibaba"), emulator.control.state("otc")];
    const paddleflow = emulator.control.state("paddleflow");
    const names = (objects: readonly { name: string }[]) => objects.map(({ name }) => name);
    const expected = {
      "paddleflow users": names(paddleflow.users),
      "paddleflow flavours": names(paddleflow.flavours),
      "alibaba images": ids(alibaba.images),
      "otc images": ids(otc.images),
      "otc servers": ids(otc.servers),
      "otc volumes": ids(otc.volumes),
      "otc buckets": ids(otc.buckets),
      "otc files": ids(otc.files),
      "otc backups": ids(otc.backups),
      "otc vaults": ids(otc.vaults),
    };
    for (const [place, objects] of Object.entries(expected)) {
      const [platform = "", what = ""] = place.split(" ");
      expect(codes(told(platform, what)).filter(isId), place).toEqual(objects);
    }
    const listed = rowsOf("What is there at start").filter(
      ([name, kind]) => name !== "`tencent`" && !Object.hasOwn(expected, `${codes(name ?? "")[0]} ${kind}`),
    );
    expect(listed.flatMap(([, , text = ""]) => codes(text).filter(isId))).toEqual([]);
  });

  it("has the regions of all platforms, and Tencent's zones and instance types", async () => {
    const { otc, huawei, alibaba } = emulator.platforms;
    expect(codes(told("otc", "region and project"))).toEqual([otc.region]);
    expect(codes(told("huawei", "region and project"))).toEqual([huawei.region]);
    expect(codes(told("alibaba", "region"))).toEqual([alibaba.region]);

    const types = async (region: string) => {
      const { InstanceTypeConfigSet: set } = await tencent.call(
        "DescribeAvailableCvmInstanceTypes",
        {},
        { region },
      );
      return set as { Zone: string; InstanceType: string; InstanceFamily: string }[];
    };
    const regions = [...told("tencent", "regions and zones").matchAll(/`([\w-]+)` \((\d+)\)/g)];
    expect(regions.map(([, region]) => region)).toContain(emulator.platforms.tencent.region);
    for (const [, region = "", count] of regions) {
      expect(new Set((await types(region)).map(({ Zone }) => Zone)).size, region).toBe(Number(count));
    }
    const offered = await types("ap-guangzhou");
    const [families = [], sizes = []] = told("tencent", "instance types").split(" in the sizes ").map(codes);
    expect(families).toEqual([
      ...new Set(offered.map(({ InstanceFamily }) => InstanceFamily).filter((name) => name !== "GN2")),
    ]);
    const size = (type: string) => /^\w+\.(\d*[A-Z]+)\d+$/.exec(type)?.[1] ?? "";
    const normal = offered.filter(({ InstanceFamily }) => InstanceFamily !== "GN2");
    expect(sizes.filter((code) => /^\d?[A-Z]+$/.test(code))).toEqual([
      ...new Set(normal.map(({ InstanceType }) => size(InstanceType))),
    ]);
    const special = offered.filter(({ InstanceFamily }) => InstanceFamily === "GN2");
    expect(sizes.slice(-3)).toEqual([...special.map(({ InstanceType }) => InstanceType), special[0]?.Zone]);
  });
});

describe("the table of times", () => {
  const rows = rowsOf("Time").map((row) => row.map((cell) => Number.parseFloat(cell)));
  const [node = [], inEnvironment = [], alone = []] = rows;

  it("has what --time-scale 20 and timeScale 1000 make of virtual seconds", () => {
    expect(rows).toHaveLength(3);
    for (const [, virtual = NaN, twenty, thousand] of rows) {
      expect([twenty, thousand]).toEqual([virtual / 20, virtual / 1000]);
    }
  });

  it("has what a node and jobs take, to the second", async () => {
    const { control } = emulator;
    const { EnvId } = await tencent.call("CreateComputeEnv", computeEnv());
    const running = async () => {
      const { ComputeNodeMetrics } = await tencent.call("DescribeComputeEnv", { EnvId });
      return (ComputeNodeMetrics as { RunningCount: number }).RunningCount;
    };
    control.advance((node[1] ?? 0) - 1);
    expect(await running()).toBe(0);
    control.advance(1);
    expect(await running()).toBe(1);

    for (const [seconds, one] of [
      [inEnvironment[1], task({ EnvId, ComputeEnv: undefined })],
      [alone[1], task()],
    ] as const) {
      const { JobId } = await tencent.call("SubmitJob", job([one]));
      const state = async () => (await tencent.call("DescribeJob", { JobId })).JobState;
      control.advance((seconds ?? 0) - 1);
      expect(await state()).not.toBe("SUCCEED");
      control.advance(1);
      expect(await state()).toBe("SUCCEED");
    }
  });
});
