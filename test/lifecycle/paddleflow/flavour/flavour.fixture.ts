import type { Fixture } from "../../matrix";
import { byHand, clusterRequest, config, start } from "../setup";

const GPU = "nvidia.com/gpu";
/** What every server has from the beginning. */
const BUILT_IN = ["flavour1", "flavour2", "flavour3"];

export const flavour: Fixture = {
  type: "paddleflow:Flavour",
  platform: "paddleflow",
  start,
  prepare: (emulator) => byHand(emulator, clusterRequest("c1")),
  config,
  inputs: { name: "gpu small", cpu: "500m", mem: "4Gi", scalarResources: { [GPU]: "1" } },
  unreadInputs: { clusterName: "c1" },
  updates: { cpu: "1", mem: "8Gi", scalarResources: { [GPU]: "0", "amd.com/gpu": "1" } },
  replacements: {
    name: "a+b=c",
    clusterName: "c1",
    scalarResources: {},
    connection: "paddleflow-too",
  },
  bad: [
    [{ name: "a/b" }, "name"],
    [{ name: "customFlavour" }, "name"],
    [{ name: "gpulogin" }, "name"],
    [{ name: ".." }, "name"],
    [{ cpu: "0" }, "cpu"],
    [{ mem: "-4Gi" }, "mem"],
    [{ cpu: undefined }, "cpu"],
    [{ scalarResources: { [GPU]: "some" } }, `scalarResources.${GPU}`],
  ],
  secrets: [],
  objects: (control) =>
    control
      .state("paddleflow")
      .flavours.filter(({ name }) => !BUILT_IN.includes(name))
      .map(({ name }) => ({ id: name })),
  actions: { create: "createFlavour", delete: "deleteFlavour" },
  reads: /^(login|list|show)/,
  recovery: { without: ["name"] },
  namedIds: true,
  move: (control) => control.advance(3_600),
  drift: {
    property: "cpu",
    cause: (control, id) => control.paddleflow.change("flavour", id, { cpu: "0.6" }),
    repaired: (control, id) =>
      control.state("paddleflow").flavours.find(({ name }) => name === id)?.cpu === "500m",
  },
  remove: (control, id) => control.paddleflow.remove("flavour", id),
};
