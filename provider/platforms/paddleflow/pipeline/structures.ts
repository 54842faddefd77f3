import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { addressable } from "../api/names";
import { unmarked } from "../api/workflow";

const id = addressable(z.string().min(1));

export const pipelineIdField = field(id, "The pipeline, `ppl-…`.");

const text = z.string();
const created = field(text, "When it was created, in the server's local time.");
const updated = field(text, "When it was last changed.");

const pipelineMembers = {
  pipelineId: field(text, "The id.", { wireName: "pipelineID" }),
  name: field(text, "The name."),
  desc: field(text.optional(), "The description."),
  username: field(text, "The owner."),
  createTime: created,
  updateTime: updated,
};

export const pipelineView = structure("PipelineView", "A pipeline, without its versions.", pipelineMembers);

export const pipelineVersionView = structure("PipelineVersionView", "A version of a pipeline.", {
  pipelineVersionId: field(text, "The number of the version.", { wireName: "pipelineVersionID" }),
  pipelineId: field(text, "The pipeline.", { wireName: "pipelineID" }),
  fsName: field(text.optional(), "The file system that its file was in, if it came from one."),
  yamlPath: field(text.optional(), "The path of the file."),
  yaml: field(text, "The pipeline in YAML.", {
    wireName: "pipelineYaml",
    codec: unmarked,
  }),
  username: field(text, "Who added it."),
  createTime: created,
  updateTime: updated,
});

export const pipelineDetail = structure("PipelineDetail", "A pipeline with its versions.", {
  ...pipelineMembers,
  versions: field(z.array(pipelineVersionView), "Its versions, the oldest first."),
});
