import type { Fixture } from "../../matrix";
import { paddleflow, sftpRequest, stateOf } from "../data";
import { byHand, CANARY, config, start } from "../setup";

const storage = {
  type: "sftp",
  url: "sftp://127.0.0.1:12023/srv/linked",
  user: "sftpuser",
  password: CANARY,
  extraProperties: { team: "ml" },
};

const base = {
  ...paddleflow,
  type: "paddleflow:Link",
  start,
  prepare: (emulator: Parameters<typeof byHand>[0]) =>
    byHand(emulator, sftpRequest("data"), sftpRequest("other"), sftpRequest("data", "alice01")),
  config,
  unreadInputs: { username: "root" },
  updates: {},
  secrets: [CANARY],
  objects: (control: Parameters<typeof stateOf>[0]) =>
    stateOf(control).links.map(({ userName, fsName, fsPath }) => ({ id: `${userName}/${fsName}:${fsPath}` })),
  actions: { create: "createLink", delete: "deleteLink" },
  namedIds: true,
  recovery: "never",
  move: (control: Parameters<typeof stateOf>[0]) => void control.advance(3_600),
  remove: (control: Parameters<typeof stateOf>[0], id: string) => control.paddleflow.remove("link", id),
} as const;

export const link: Fixture = {
  ...base,
  inputs: { fsName: "data", fsPath: "/linked", storage },
  replacements: {
    fsName: "other",
    fsPath: "/elsewhere",
    storage: { type: "local", url: "local://mnt/data" },
    username: "alice01",
    connection: "paddleflow-too",
  },
  bad: [
    [{ fsPath: "linked" }, "fsPath"],
    [{ fsPath: "/linked/" }, "fsPath"],
    [{ fsName: "a b" }, "fsName"],
    [{ storage: { type: "bos", url: "bos://b" } }, "storage.type"],
    [{ storage: { ...storage, user: "" } }, "storage.user"],
  ],
  drift: {
    cause: (control, id) => control.paddleflow.change("link", id, { subPath: "/elsewhere" }),
    property: "storage",
  },
};

export const kerberosLink: Fixture = {
  ...base,
  inputs: {
    fsName: "data",
    fsPath: "/linked",
    storage: {
      type: "hdfsWithKerberos",
      url: "hdfs://h.example.com:9000/data",
      keytabData: Buffer.from(CANARY).toString("base64"),
      principal: "hdfs/h@EXAMPLE.COM",
      realm: "EXAMPLE.COM",
      kdc: "kdc.example.com:88",
      nameNodePrincipal: "nn/h@EXAMPLE.COM",
    },
  },
  secrets: [CANARY, Buffer.from(CANARY).toString("base64")],
  replacements: { storage: { type: "hdfs", url: "hdfs://h.example.com:9000/data", user: "u", group: "g" } },
  bad: [
    [
      {
        storage: {
          type: "hdfs",
          url: "hdfs://h.example.com:9000/data",
          user: "u",
          group: "g",
          extraProperties: { "kerberos.keytab.data": "a2V5dGFi" },
        },
      },
      "storage.extraProperties.kerberos.keytab.data",
    ],
  ],
};

// A local folder is linked for tests only, which the server wants to be told and no program needs to know.
export const localLink: Fixture = {
  ...base,
  inputs: { fsName: "data", fsPath: "/linked", storage: { type: "local", url: "local://mnt/data" } },
  replacements: { storage: { type: "local", url: "local://mnt/other" } },
  bad: [
    [
      { storage: { type: "local", url: "local://mnt/data", extraProperties: { debug: "false" } } },
      "storage.extraProperties.debug",
    ],
  ],
};
