import type { Json, JsonObject } from "../../core/json";
import { bytes, characters, checkLength, checkTags } from "../computeEnv/envRules";
import { ApiError } from "../errors";
import { checkTask } from "../job/taskRules";
import type { TemplateRecord } from "../records";
import { asPrintedInLists, timestamp, toJson } from "../requests/format";
import { checkId, checkIds } from "../requests/ids";
import { select } from "../requests/listing";
import type { Caller, Filter, Page, Tag, Task } from "../types";
import type { World } from "../world";

const MAX_NAME = 60;
const MAX_DESCRIPTION = 200;

interface CreateInput {
  TaskTemplateName: string;
  TaskTemplateInfo: Task;
  TaskTemplateDescription?: string;
  Tags?: Tag[];
}

type ModifyInput = { TaskTemplateId: string } & Partial<Omit<CreateInput, "Tags">>;

export class TaskTemplates {
  constructor(private readonly world: World) {}

  create(caller: Caller, input: CreateInput): JsonObject {
    const { world } = this;
    // This action counts characters, and lists no code for a description that is too long.
    checkName(caller, input.TaskTemplateName, characters);
    checkLength(caller, input.TaskTemplateDescription, MAX_DESCRIPTION, "InvalidParameterValue");
    checkTask(caller, input.TaskTemplateInfo, world.settings.quotas.maxRetryCount);
    checkTags(input.Tags);
    if (world.state.taskTemplates.length >= world.settings.quotas.taskTemplates) {
      throw new ApiError("LimitExceeded.TaskTemplateQuota", "The quota of task templates is used up.");
    }
    const template: TemplateRecord = {
      id: world.newId("task-tmpl"),
      seq: world.nextSeq(),
      region: caller.region,
      createTime: world.now(),
      name: input.TaskTemplateName,
      description: input.TaskTemplateDescription ?? "",
      info: input.TaskTemplateInfo,
      tags: input.Tags ?? [],
    };
    world.state.taskTemplates.push(template);
    return { TaskTemplateId: template.id };
  }

  modify(caller: Caller, input: ModifyInput): JsonObject {
    checkId("template", input.TaskTemplateId);
    const { TaskTemplateName: name, TaskTemplateDescription: description, TaskTemplateInfo: info } = input;
    if (name === undefined && description === undefined && info === undefined) {
      throw new ApiError("InvalidParameterAtLeastOneAttribute");
    }
    // This one counts bytes.
    if (name !== undefined) checkName(caller, name, bytes);
    const tooLong = "InvalidParameter.TaskTemplateDescriptionTooLong";
    checkLength(caller, description, MAX_DESCRIPTION, tooLong, bytes);
    if (info) checkTask(caller, info, this.world.settings.quotas.maxRetryCount);
    const [template] = this.existing(caller, [input.TaskTemplateId]);
    if (!template) return {};
    template.name = name ?? template.name;
    template.description = description ?? template.description;
    template.info = info ?? template.info;
    return {};
  }

  /** All or none: an unknown ID leaves the others untouched. */
  delete(caller: Caller, input: { TaskTemplateIds: string[] }): JsonObject {
    checkIds(caller, "template", input.TaskTemplateIds, "TaskTemplateIds");
    const doomed = this.existing(caller, input.TaskTemplateIds);
    const { state } = this.world;
    state.taskTemplates = state.taskTemplates.filter((template) => !doomed.includes(template));
    return {};
  }

  list(caller: Caller, input: { TaskTemplateIds?: string[]; Filters?: Filter[] } & Page): JsonObject {
    const { rows, total } = select(caller, {
      rows: this.world.state.taskTemplates
        .filter((t) => t.region === caller.region)
        .sort((a, b) => b.seq - a.seq),
      ids: input.TaskTemplateIds,
      idKind: "template",
      idOf: (template) => template.id,
      filters: input.Filters,
      fields: { "task-template-name": (template) => template.name },
      tagsOf: (template) => template.tags,
      page: input,
    });
    return { TaskTemplateSet: rows.map((template) => this.view(template, caller)), TotalCount: total };
  }

  private view(template: TemplateRecord, { edition }: Caller): Json {
    return {
      TaskTemplateId: template.id,
      TaskTemplateName: template.name,
      TaskTemplateDescription: template.description,
      TaskTemplateInfo: asPrintedInLists(echoTask(template.info), this.world.settings),
      CreateTime: timestamp(template.createTime),
      ...(edition === "current" && { Tags: toJson(template.tags) }),
    };
  }

  private existing(caller: Caller, ids: string[]): TemplateRecord[] {
    return ids.map((id) => {
      const template = this.world.state.taskTemplates.find((t) => t.id === id && t.region === caller.region);
      if (!template) throw new ApiError("ResourceNotFound.TaskTemplate", "The task template does not exist.");
      return template;
    });
  }
}

function checkName(caller: Caller, name: string, sizeOf: (text: string) => number): void {
  checkLength(caller, name, MAX_NAME, "InvalidParameter.TaskTemplateNameTooLong", sizeOf);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name)) throw new ApiError("InvalidParameter.TaskTemplateName");
}

/** Every task of the samples carries these two, whether or not they were sent. */
export function echoTask(task: Task): JsonObject {
  return toJson({ FailedAction: "TERMINATE", MaxRetryCount: 0, ...task });
}
