import { z } from "zod";

import { field, structure } from "../../../core/schema/field";

const text = z.string();

export const serverVersion = structure("ServerVersion", "What the server was built from.", {
  gitVersion: field(text, "The release; `v0.0.0` where it was built without telling."),
  gitCommit: field(text, "The commit."),
  gitBranch: field(text, "The branch."),
  buildDate: field(text, "When it was built."),
  goVersion: field(text, "The version of Go."),
  compiler: field(text, "The compiler."),
  platform: field(text, "Operating system and architecture."),
});
