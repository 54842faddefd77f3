import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { ifPresent } from "../../../core/rest/presence";
import { field, structure } from "../../../core/schema/field";
import type { Wire } from "../../../core/schema/wire";
import { yamlKey } from "../../../core/schema/yaml";
import { needsGcs } from "../api/client";
import { platform } from "../api/connection";
import {
  createTime,
  descriptionField,
  enterpriseProjectIdField,
  nameField,
  uuid,
  vendorAsGiven,
  vendorField,
} from "../api/fields";
import { byName, waitUntilGone } from "../api/objects";
import { decodeMembers, encode } from "../api/wire";
import * as calls from "./calls";
import { FILE_NAME, fileProblem } from "./file";
import { IN_USE, refusalOfFile } from "./refusal";
import { workflowView } from "./structures";

const MAX_NAME = 40;
const MAX_FILE_NAME = 64;

const inputs = structure("WorkflowArgs", "A workflow.", {
  name: nameField(MAX_NAME),
  vendor: vendorField,
  description: descriptionField,
  file: field(
    z.string().superRefine((file, context) => {
      const message = fileProblem(file);
      if (message !== undefined) context.addIssue({ code: "custom", message });
    }),
    "The definition in YAML. Files that say the same are no change, whatever their layout and comments.",
    { document: "yaml", key: yamlKey },
  ),
  fileName: field(
    z
      .string()
      .max(MAX_FILE_NAME)
      .regex(
        FILE_NAME,
        "must have letters, digits, . _ - only, a letter or digit first, and end in .yaml or .yml",
      )
      .optional(),
    `The name under which the file is stored, at most ${MAX_FILE_NAME} characters, ending in \`.yaml\` or \`.yml\`. ` +
      "Left out, it is the workflow's name with `.yaml`.",
    { writeOnly: true },
  ),
  fileChange: field(
    z.enum(["update", "replace"]).default("update"),
    "What a change of `file` does: `update` changes the workflow, which the service refuses while executions use it; " +
      "`replace` makes a new workflow, and thereby new executions of those that refer to it.",
    { local: true },
  ),
  deleteWorkflowPackage: field(
    z.boolean().default(false),
    "Whether a delete also removes the workflow's package from object storage.",
    { local: true },
  ),
  enterpriseProjectId: enterpriseProjectIdField,
});

type Inputs = z.output<typeof inputs>;

/** A definition of jobs, of which executions are runs. */
export const workflow = defineResource({
  type: "huawei:Workflow",
  doc: "A workflow of the Gene Container Service: a definition of jobs in YAML, of which executions are runs.",
  platform,
  inputs,
  outputs: z.object({ createTime }),
  change: "update",
  id: { pattern: uuid, example: "0e7196ae-fdbf-84e4-d751-28554dcd7572" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "create_workflow",
    read: "get_workflow, download_workflow",
    update: "update_workflow",
    delete: "delete_workflow",
  },
  validate: (_inputs, settings) => needsGcs(settings),

  replaces: (changed, _before, after) =>
    changed.has("file") && after.fileChange === "replace" ? ["file"] : [],

  create({ client, inputs: wanted, signal }) {
    const upload = uploadOf(wanted, ["name", "enterpriseProjectId"], true);
    return calls.createWorkflow(client.gcs, upload, signal);
  },

  async read({ client, id, prior, signal }) {
    const [wire, file] = await Promise.all([
      calls.getWorkflow(client.gcs, id, signal),
      ifPresent(() => calls.downloadWorkflow(client.gcs, id, signal)),
    ]);
    if (wire === undefined || file === undefined) return undefined;
    const own = decodeMembers(workflowView, wire);
    const { name, description, enterpriseProject } = own;
    const vendor = vendorAsGiven(own, prior);
    return {
      inputs: { name, description, vendor, file, enterpriseProjectId: enterpriseProject?.id },
      outputs: { createTime: own.createTime },
    };
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    const withFile = changed.has("file") || changed.has("fileName");
    const upload = uploadOf(wanted, changed.has("name") ? ["name"] : [], withFile);
    await calls.updateWorkflow(client.gcs, id, upload, { signal, ...(withFile && { advice: IN_USE }) });
  },

  async delete(operation) {
    const { client, id, prior, signal } = operation;
    await calls.deleteWorkflow(client.gcs, id, prior.deleteWorkflowPackage === true, signal);
    await waitUntilGone(operation, calls.WORKFLOWS);
  },

  refusal: refusalOfFile,

  lookup: byName<Inputs>(calls.WORKFLOWS, "name", {
    fits: isOwn,
    isOwn,
  }),
});

/** The vendor's own workflows are in the list too. */
function isOwn({ scope }: Wire): boolean {
  return scope !== "public";
}

/**
 * What is sent: some members, and always vendor and description, because the references contradict each other on what an
 * update makes of absent ones.
 */
function uploadOf(
  wanted: Inputs,
  names: readonly ("name" | "enterpriseProjectId")[],
  withFile: boolean,
): calls.Upload {
  const { name = "", vendor = "", description = "", file, fileName = `${name}.yaml` } = wanted;
  const given = Object.fromEntries(names.map((member) => [member, wanted[member]]));
  const members = encode(inputs, { ...given, vendor, description });
  return { members, ...(withFile && { file: { name: fileName, content: file } }) };
}
