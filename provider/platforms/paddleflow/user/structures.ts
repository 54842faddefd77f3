import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { addressable, isRoot } from "../api/names";
import { userName } from "../api/owner";

/** The name of a user who is not root. */
export const username = addressable(userName).refine(
  (name) => !isRoot(name),
  "must not be root, in whatever case: such a user could never be deleted",
);

export const userView = structure("UserView", "A user.", {
  username: field(z.string(), "The name.", { wireName: "name" }),
  createTime: field(z.string(), "When the user was created, RFC 3339."),
});
