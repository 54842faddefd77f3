import type { Fixture } from "../../matrix";
import { byHand, CANARY, clusterRequest, config, queueRequest, start } from "../setup";

const newUser = (username: string) => ["POST", "/user", { username, password: `${CANARY}-1a` }] as const;

export const queueGrant: Fixture = {
  type: "paddleflow:QueueGrant",
  platform: "paddleflow",
  start,
  prepare: (emulator) =>
    byHand(
      emulator,
      clusterRequest("c1"),
      queueRequest("q1", "c1"),
      queueRequest("q2", "c1"),
      newUser("alice1"),
      newUser("bob22"),
    ),
  config,
  inputs: { username: "alice1", queueName: "q1" },
  unreadInputs: {},
  updates: {},
  replacements: { username: "bob22", queueName: "q2", connection: "paddleflow-too" },
  bad: [
    [{ username: "root" }, "username"],
    [{ username: "a b" }, "username"],
    [{ queueName: "Q1" }, "queueName"],
    [{ queueName: undefined }, "queueName"],
  ],
  secrets: [CANARY],
  objects: (control) =>
    control
      .state("paddleflow")
      .grants.map(({ userName, resourceID }) => ({ id: `${userName}/${resourceID}` })),
  actions: { create: "createGrant", delete: "deleteGrant" },
  reads: /^(login|list|show)/,
  recovery: "never",
  namedIds: true,
  move: (control) => control.advance(3_600),
  remove: (control, id) => control.paddleflow.remove("grant", id),
};
