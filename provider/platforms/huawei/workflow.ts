import { z } from "zod";

import { defineResource } from "../../core/definition";
import { UnexpectedAnswerError } from "../../core/errors";
import { field, structure } from "../../core/schema/field";
import { isRecord } from "../../core/schema/unknowns";
import { needsGcs } from "./client";
import { platform } from "./connection";
import { encodeForm, type Form } from "./multipart";
import { byName, ofObject, readObject, textOfObject, waitUntilGone, WORKFLOWS } from "./objects";
import {
  createTime,
  descriptionField,
  enterpriseProjectIdField,
  nameField,
  uuid,
  vendorAsGiven,
  vendorField,
} from "./structures/common";
import { memberOf, type Wire } from "./wire";
import { yamlKey } from "../../core/schema/yaml";
import { FILE_NAME, fileProblem } from "./workflowFile";
import { IN_USE, refusalOfFile } from "./workflowRefusal";

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

  async create({ client, inputs: wanted, signal }) {
    const { name = "" } = wanted;
    const members = { name, enterprise_project_id: wanted.enterpriseProjectId };
    const answer = await client.gcs.call({
      action: "createWorkflow",
      method: "POST",
      path: WORKFLOWS.path,
      form: await formOf(wanted, members, true),
      signal,
      idempotent: false,
    });
    if (isRecord(answer) && typeof answer.id === "string") return answer.id;
    throw new UnexpectedAnswerError("the answer has no id", { action: "createWorkflow" });
  },

  async read({ client, id, prior, signal }) {
    const [wire, file] = await Promise.all([
      readObject(client.gcs, WORKFLOWS, id, signal),
      textOfObject(client.gcs, WORKFLOWS, id, {
        action: "downloadWorkflow",
        method: "GET",
        path: `${WORKFLOWS.path}/${id}/archive`,
        signal,
        idempotent: true,
      }),
    ]);
    if (wire === undefined) return undefined;
    const own = WORKFLOWS.own(wire);
    const { name, description, create_at } = own;
    const enterpriseProjectId = memberOf(own, "enterprise_project").id;
    return {
      inputs: { name, description, vendor: vendorAsGiven(own, prior), file, enterpriseProjectId },
      outputs: { createTime: create_at },
    };
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    const withFile = changed.has("file") || changed.has("fileName");
    await ofObject(client.gcs, WORKFLOWS, id, {
      action: "updateWorkflow",
      method: "PUT",
      path: `${WORKFLOWS.path}/${id}`,
      form: await formOf(wanted, changed.has("name") ? { name: wanted.name } : {}, withFile),
      signal,
      idempotent: true,
      ...(withFile && { advice: IN_USE }),
    });
  },

  async delete(operation) {
    const { client, id, prior, signal } = operation;
    await ofObject(client.gcs, WORKFLOWS, id, {
      action: "deleteWorkflow",
      method: "DELETE",
      path: `${WORKFLOWS.path}/${id}`,
      query: { del_workflow_package: prior.deleteWorkflowPackage === true },
      signal,
      idempotent: true,
    });
    await waitUntilGone(operation, WORKFLOWS);
  },

  refusal: refusalOfFile,

  lookup: byName<Inputs>(WORKFLOWS, "name", { fits: isOwn }),
});

/** The vendor's own workflows are in the list too. */
function isOwn({ scope }: Wire): boolean {
  return scope !== "public";
}

/** Vendor and description are always sent: what an update makes of absent ones is told in two ways. */
function formOf(
  { name = "", vendor = "", description = "", file, fileName = `${name}.yaml` }: Inputs,
  members: Wire,
  withFile: boolean,
): Promise<Form> {
  const resource = { ...members, vendor, description, ...(withFile && { filename: fileName }) };
  const archive = { name: "archive_content", content: file, fileName };
  return encodeForm([
    { name: "resource", content: JSON.stringify(resource) },
    ...(withFile ? [archive] : []),
  ]);
}
