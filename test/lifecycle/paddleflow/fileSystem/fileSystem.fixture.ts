import type { Fixture } from "../../matrix";
import { paddleflow, startDevelop, stateOf } from "../data";
import { CANARY, config, start } from "../setup";

const storage = {
  type: "sftp",
  url: "sftp://127.0.0.1:12022/srv/data",
  user: "sftpuser",
  password: CANARY,
  fileMode: "0644",
  extraProperties: { team: "ml" },
};

const base = {
  ...paddleflow,
  type: "paddleflow:FileSystem",
  config,
  unreadInputs: { username: "root" },
  secrets: [CANARY],
  objects: (control: Parameters<typeof stateOf>[0]) =>
    stateOf(control).fileSystems.map(({ userName, name }) => ({ id: `${userName}/${name}` })),
  actions: { create: "createFS", delete: "deleteFS" },
  namedIds: true,
  recovery: { without: ["name"], ageless: true },
  move: (control: Parameters<typeof stateOf>[0]) => void control.advance(3_600),
  remove: (control: Parameters<typeof stateOf>[0], id: string) => control.paddleflow.remove("fileSystem", id),
} as const;

const stored = (control: Parameters<typeof stateOf>[0]) => stateOf(control).fileSystems[0];

// On a server that changes file systems in place. Whether it does is asked with a change of nothing.
export const fileSystemOfDevelop: Fixture = {
  ...base,
  start: startDevelop,
  reads: /^(login|show|updateFS)/,
  inputs: { name: "data", storage },
  updates: {
    storage: { ...storage, url: "sftp://127.0.0.1:12022/srv/other", password: `${CANARY}-2` },
    independentMountProcess: true,
  },
  replacements: {
    name: "other",
    storage: { type: "local", url: "local://mnt/data" },
    username: "alice01",
    connection: "paddleflow-too",
  },
  bad: [
    [{ name: "not a name" }, "name"],
    [{ name: "x".repeat(56) }, "name"],
    [{ name: "mylogin" }, "name"],
    [{ username: "a" }, "username"],
    [{ storage: { ...storage, password: undefined } }, "storage.password"],
    [{ storage: { ...storage, url: "sftp://127.0.0.1:12022" } }, "storage.url"],
    [{ storage: { ...storage, fileMode: "rw" } }, "storage.fileMode"],
    [{ storage: { ...storage, extraProperties: { password: "x" } } }, "storage.extraProperties.password"],
    [{ storage: { ...storage, extraProperties: { bucket: "x" } } }, "storage.extraProperties.bucket"],
    [{ storage: { type: "local", url: "local://root/x" } }, "storage.url"],
    [{ storage: { type: "mock", url: "mock://a/b", pvc: "p" } }, "storage.namespace"],
    [{ storage: { type: "ftp", url: "ftp://a/b" } }, "storage.type"],
  ],
  drift: {
    cause: (control, id) => control.paddleflow.change("fileSystem", id, { subPath: "/elsewhere" }),
    property: "storage",
    repaired: (control) => stored(control)?.subPath === "/srv/data",
  },
};

// On a release, which changes none.
export const fileSystem: Fixture = {
  ...base,
  start,
  reads: /^(login|show|\?)/,
  inputs: {
    name: "data",
    storage: {
      type: "s3",
      url: "s3://bucket/",
      endpoint: "127.0.0.1:19000",
      accessKey: `${CANARY}-id`,
      secretKey: CANARY,
      s3ForcePathStyle: true,
      insecureSkipVerify: true,
      extraProperties: { team: "ml" },
    },
    independentMountProcess: true,
  },
  updates: {},
  replacements: {
    name: "other",
    storage,
    independentMountProcess: false,
    username: "alice01",
    connection: "paddleflow-too",
  },
  bad: [[{ storage: { type: "s3", url: "s3:///x" } }, "storage.endpoint"]],
  drift: {
    cause: (control, id) => control.paddleflow.change("fileSystem", id, { subPath: "/elsewhere" }),
    property: "storage",
  },
};
