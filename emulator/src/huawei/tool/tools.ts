import { GcsError } from "../errors";
import type { ToolRecord } from "../records";
import { DESCRIPTION, Fields, VENDOR } from "../requests/fields";
import { newestFirst, pageOf } from "../requests/listing";
import { noContent, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import { enterpriseProject, formatTime, type World } from "../world";

const INVALID = "GCS.4003921";
const CATEGORIES = ["others", "qualitycontrol", "basic", "gatk", "callvariant", "environment"];
const TYPES = ["container", "spark"];
const VERSION = /^[a-zA-Z0-9]+([-.][a-zA-Z0-9]+)*$/;
const MOST_CATEGORIES = 16;

/** Tools: container images with what they need by default. */
export class Tools {
  constructor(private readonly world: World) {}

  create(request: ApiRequest): ApiAnswer {
    const fields = Fields.of(request.object(), INVALID);
    const row: ToolRecord = {
      ...this.blank(),
      name: fields.required("name", { longest: 64 }),
      version: fields.required("version", { longest: 24, pattern: VERSION }),
      image: fields.required("image", { longest: 255 }),
      category: this.category(fields) ?? "others",
      type: fields.oneOf("type", TYPES) ?? "container",
      enterpriseProjectId: fields.text("enterprise_project_id", { longest: 64 }) ?? "0",
    };
    this.assign(row, fields);
    this.world.state.tools.push(row);
    return { status: this.world.settings.creationStatus, body: { id: row.id } };
  }

  /** Name and type stay as they are. */
  update(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    const fields = Fields.of(request.object(), INVALID);
    const next = { ...row };
    next.version = fields.text("version", { longest: 24, pattern: VERSION }) ?? row.version;
    next.image = fields.text("image", { longest: 128 }) ?? row.image;
    next.category = this.category(fields) ?? row.category;
    this.assign(next, fields);
    Object.assign(row, next);
    this.world.touch(row);
    return ok({ id: row.id });
  }

  delete(request: ApiRequest): ApiAnswer {
    this.remove(this.needed(request).id);
    return noContent;
  }

  remove(id: string): void {
    const { state } = this.world;
    state.tools = state.tools.filter((row) => row.id !== id);
  }

  read(request: ApiRequest): ApiAnswer {
    return ok(this.view(this.needed(request)));
  }

  /** One element per name, with the tool's versions in it. */
  list({ query }: ApiRequest): ApiAnswer {
    const scope = query.get("scope") ?? "";
    const [name, whole, category] = ["name", "whole_name", "category"].map((key) => query.get(key) ?? "");
    const found = newestFirst(this.world.state.tools).filter(
      (row) =>
        row.scope === (scope === "" ? "domain" : scope) &&
        row.name.includes(name ?? "") &&
        (whole === "" || row.name === whole) &&
        (category === "" || row.category === category),
    );
    const names = [...new Set(found.map((row) => row.name))];
    const groups = names.map((one) => ({
      tool: found.filter((row) => row.name === one).map((row) => this.view(row)),
    }));
    return ok({ tools: pageOf(groups, query, this.world.settings) });
  }

  /** A tool as a workflow's file names it, by `name:version`. */
  asUsed(named: string): object {
    const [name = "", version = "latest"] = named.split(":");
    const row = this.world.state.tools.find((tool) => tool.name === name && tool.version === version);
    return {
      name,
      version,
      image: row?.image ?? named,
      cpu: row?.cpu ?? "2C",
      memory: row?.memory ?? "8G",
      command: row?.command ?? "",
      description: row?.description ?? "",
      scope: row?.scope ?? "domain",
      type: row?.type ?? "container",
    };
  }

  blank(): ToolRecord {
    return {
      ...this.world.row(),
      name: "",
      version: "latest",
      image: "",
      category: "others",
      description: "",
      scope: "domain",
      vendor: this.world.credentials.domainName,
      instruction: "",
      cpu: "2C",
      memory: "8G",
      command: "",
      type: "container",
      logo: "",
      enterpriseProjectId: "0",
    };
  }

  private assign(row: ToolRecord, fields: Fields): void {
    fields.oneOf("scope", ["domain"]);
    const vendor = fields.text("vendor", VENDOR);
    row.description = fields.text("description", DESCRIPTION) ?? row.description;
    if (vendor !== undefined) row.vendor = vendor === "" ? this.world.credentials.domainName : vendor;
    row.instruction = fields.text("instruction", { ...VENDOR, longest: 255 }) ?? row.instruction;
    row.cpu = this.amount(fields, "cpu", "C") ?? row.cpu;
    row.memory = this.amount(fields, "memory", "G") ?? row.memory;
    row.command = fields.text("command", { longest: 1024 }) ?? row.command;
    row.logo = fields.text("logo", { longest: 255 }) ?? row.logo;
  }

  private amount(fields: Fields, name: string, unit: "C" | "G"): string | undefined {
    const text = fields.text(name, { longest: 32, pattern: new RegExp(`^\\d+(\\.\\d+)?${unit}$`) });
    if (text === undefined) return undefined;
    const number = parseFloat(text);
    const fits = unit === "C" ? number <= 2000 : number > 0 && number < 2000;
    if (!fits) throw fields.wrong(name, "out of range");
    return text;
  }

  private category(fields: Fields): string | undefined {
    const added = fields.text("new_category", { longest: 32, without: "<>#%&{}()" });
    const own = new Set(this.world.state.tools.map((tool) => tool.category));
    if (added !== undefined && added !== "") {
      if (!own.has(added) && own.size >= MOST_CATEGORIES) throw fields.wrong("new_category", "too many");
      return added;
    }
    return fields.oneOf("category", [...CATEGORIES, ...own]);
  }

  private needed(request: ApiRequest): ToolRecord {
    const row = this.world.state.tools.find(({ id }) => id === request.path("tool_id"));
    if (row) return row;
    throw new GcsError(this.world.settings.notFound === "404" ? "GCS.4043920" : "GCS.4003920");
  }

  private view(row: ToolRecord): object {
    const { domainName, domainId, projectId } = this.world.credentials;
    return {
      guid: row.id,
      name: row.name,
      description: row.description,
      project_id: projectId,
      version: row.version,
      scope: row.scope,
      domain: domainName,
      domain_id: domainId,
      vendor: row.vendor,
      image: row.image,
      create_at: formatTime(row.createAt),
      update_at: formatTime(row.updateAt),
      category: row.category,
      instruction: row.instruction,
      cpu: row.cpu,
      memory: row.memory,
      command: row.command,
      logo: row.logo,
      type: row.type,
      enterprise_project: enterpriseProject(row.enterpriseProjectId),
    };
  }
}
