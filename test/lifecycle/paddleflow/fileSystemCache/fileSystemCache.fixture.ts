import type { Fixture } from "../../matrix";
import { fsRequest, paddleflow, stateOf } from "../data";
import { byHand, CANARY, config, start } from "../setup";

export const fileSystemCache: Fixture = {
  ...paddleflow,
  type: "paddleflow:FileSystemCache",
  start,
  prepare: (emulator) =>
    byHand(emulator, fsRequest("data"), fsRequest("other"), fsRequest("data", "alice01")),
  config,
  inputs: {
    fsName: "data",
    cacheDir: "/var/cache/pf",
    quota: 100,
    metaDriver: "disk",
    blockSize: 4_194_304,
    cleanCache: true,
    resource: { cpuLimit: "1", memoryLimit: "1Gi" },
    nodeTaintToleration: { key: "gpu", operator: "Exists" },
    extraConfig: { a: "b" },
  },
  unreadInputs: { debug: true, username: "root" },
  updates: {},
  replacements: {
    fsName: "other",
    cacheDir: "/var/cache/pf2",
    quota: 200,
    metaDriver: "mem",
    blockSize: 0,
    cleanCache: false,
    resource: { cpuLimit: "2", memoryLimit: "1Gi" },
    nodeTaintToleration: { key: "cpu", operator: "Exists" },
    extraConfig: { a: "c" },
    debug: true,
    username: "alice01",
    connection: "paddleflow-too",
  },
  bad: [
    [{ cacheDir: "var/cache" }, "cacheDir"],
    [{ cacheDir: undefined }, "cacheDir"],
    [{ blockSize: -1 }, "blockSize"],
    [{ metaDriver: "tape" }, "metaDriver"],
    [{ resource: { cpuLimit: "2500m" } }, "resource.cpuLimit"],
    [{ resource: { memoryLimit: "9Gi" } }, "resource.memoryLimit"],
    [{ resource: { cpuLimit: "0" } }, "resource.cpuLimit"],
    [{ fsName: "a/b" }, "fsName"],
  ],
  secrets: [CANARY],
  objects: (control) =>
    stateOf(control).caches.map(({ userName, fsName }) => ({ id: `${userName}/${fsName}` })),
  actions: { create: "createFSCache", delete: "deleteFSCache" },
  namedIds: true,
  recovery: "never",
  move: (control) => void control.advance(3_600),
  drift: {
    cause: (control, id) => control.paddleflow.change("fsCache", id, { quota: 1 }),
    property: "quota",
  },
  remove: (control, id) => control.paddleflow.remove("fsCache", id),
};
