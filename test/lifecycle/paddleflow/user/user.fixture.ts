import type { Fixture } from "../../matrix";
import { CANARY, config, start } from "../setup";

const password = `${CANARY}-1a`;

export const user: Fixture = {
  type: "paddleflow:User",
  platform: "paddleflow",
  start,
  config,
  inputs: { username: "alice1", password },
  unreadInputs: {},
  updates: { password: `${CANARY}-2b` },
  replacements: { username: "bob22", connection: "paddleflow-too" },
  bad: [
    [{ username: "al" }, "username"],
    [{ username: "a".repeat(17) }, "username"],
    [{ username: "alice-1" }, "username"],
    [{ username: "Root" }, "username"],
    [{ username: "adminlogin" }, "username"],
    [{ password: "a1b2c" }, "password"],
    [{ password: "abcdefg" }, "password"],
    [{ password: "ABCDEF1" }, "password"],
    [{ email: "alice@example.com" }, "email"],
  ],
  secrets: [CANARY],
  objects: (control) =>
    control
      .state("paddleflow")
      .users.filter(({ name }) => name !== "root")
      .map(({ name }) => ({ id: name })),
  actions: { create: "createUser", delete: "deleteUser" },
  reads: /^(login|list|show)/,
  recovery: { without: ["username"] },
  namedIds: true,
  move: (control) => control.advance(3_600),
  remove: (control, id) => control.paddleflow.remove("user", id),
};
