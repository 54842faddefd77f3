import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, it } from "vitest";
import { cheapest, Farm } from "./farm";

const args = { zone: "ap-guangzhou-3", nodes: 2, password: "Gener8ed-here" };
const offer = (instanceType: string, cpu: number, memory: number, unitPrice: number, status = "SELL") => ({
  instanceType,
  cpu,
  memory,
  price: { unitPrice },
  status,
});
const small = offer("S1.SMALL2", 1, 2, 0.2);
const large = offer("S5.LARGE8", 4, 8, 0.9);
const soldOut = offer("SA2.LARGE8", 4, 8, 0.7, "SOLD_OUT");

type Inputs = Record<string, unknown>;

/** What the mocks were asked for, by the name of the class, reader or function. */
let asked: Record<string, Inputs>;

/** Puts mocks in the engine's place, for an `up` or for a preview. */
function mock(kind: "up" | "preview"): Promise<void> {
  asked = {};
  const note = (token: string, inputs: Inputs) => {
    asked[token.split(":").at(-1) ?? token] = inputs;
  };
  const mocks: pulumi.runtime.Mocks = {
    newResource({ type, name, inputs }: { type: string; name: string; inputs: Inputs }) {
      note(type, inputs);
      // A preview has no id for what is yet to be created.
      return { id: kind === "up" ? `${name}-id` : undefined, state: inputs };
    },
    // Readers and functions. One that gives a list is answered with an object that holds it.
    call({ token, inputs }: { token: string; inputs: Inputs }) {
      note(token, inputs);
      return token.endsWith("getCvmZoneInstanceConfigInfos") ? { items: [small, soldOut, large] } : {};
    },
  };
  return pulumi.runtime.setMocks(mocks, "render", "test", kind === "preview");
}

/** The value of an output. */
const valueOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => {
    output.apply(resolve);
  });

beforeEach(() => mock("up"));
// What a test leaves under way would ask the mocks of the next one.
afterEach(() => pulumi.runtime.disconnect());

it("takes the cheapest type that fits and is on sale", async () => {
  const { nodes } = new Farm("render", args);

  expect(await valueOf(nodes.envData)).toMatchObject({ instanceType: "S5.LARGE8" });
  expect(asked.getCvmZoneInstanceConfigInfos).toMatchObject({ zones: ["ap-guangzhou-3"] });
});

it("fails where no type fits", () => {
  expect(() => cheapest([small, soldOut])).toThrow("no type with 4 cores and 8 GB is on sale");
});

it("keeps the password secret, though the program passes it in clear", async () => {
  const { nodes } = new Farm("render", args);

  expect(await pulumi.isSecret(nodes.envData)).toBe(true);
  expect(await pulumi.isSecret(nodes.placement)).toBe(false);
});

it("knows in a preview the nodes' type, but not yet the environment of the template", async () => {
  await mock("preview");
  const { nodes } = new Farm("render", { ...args, hung: ["node-1"] });
  await pulumi.runtime.disconnect();

  expect(await valueOf(nodes.envData)).toMatchObject({ instanceType: "S5.LARGE8" });
  expect(pulumi.containsUnknowns(asked.TaskTemplate?.taskTemplateInfo)).toBe(true);
  expect(asked).not.toHaveProperty("terminateComputeNodes");
});

it("ends the nodes that hang", async () => {
  new Farm("render", { ...args, hung: ["node-1"] });

  const call = { envId: "render-id", computeNodeIds: ["node-1"] };
  await expect.poll(() => asked.terminateComputeNodes).toEqual(call);
});
