import { randomUUID } from "node:crypto";
import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError, malformed } from "../errors";
import type { ImageRecord, JobRecord } from "../records";
import { checkDescription, checkName } from "../rules";
import type { Tag } from "../types";
import type { World } from "../world";

/** What no PATCH changes. */
const FIXED = new Set([
  "id",
  "status",
  "visibility",
  "protected",
  "owner",
  "min_disk",
  "disk_format",
  "container_format",
  "created_at",
  "updated_at",
  "tags",
  "virtual_env_type",
]);
/** Of the attributes with a leading `__` only these and the flags `__support_…` change. */
const CHANGEABLE = new Set(["__description", "__is_config_init"]);
const NUMBERS = new Set(["min_ram"]);

export class Images {
  constructor(private readonly world: World) {}

  /** An image that the caller can see. */
  find(id: string): ImageRecord {
    const image = this.world.image(id);
    if (!image || !this.isVisible(image)) throw new ApiError("IMG.0027");
    return image;
  }

  /** An image of the caller's own. */
  findOwn(id: string): ImageRecord {
    const image = this.find(id);
    if (!this.world.owns(image)) throw new ApiError("IMG.0047");
    return image;
  }

  isVisible(image: ImageRecord): boolean {
    const { projectId } = this.world;
    return (
      this.world.owns(image) ||
      image.attributes.visibility === "public" ||
      image.shares.some((share) => share.projectId === projectId)
    );
  }

  checkQuota(added: number): void {
    const own = this.world.state.images.filter((image) => this.world.owns(image)).length;
    if (own + added > this.world.settings.quotas.images) throw new ApiError("IMG.0015");
  }

  /** An image that has its name and no content yet; members that are undefined are left out. */
  add(
    attributes: Record<string, Json | undefined>,
    tags: Tag[] = [],
    id: string = randomUUID(),
  ): ImageRecord {
    const now = this.world.timestamp();
    const image: ImageRecord = {
      id,
      attributes: {
        status: "queued",
        visibility: "private",
        protected: false,
        min_disk: 40,
        min_ram: 0,
        disk_format: "zvhd2",
        container_format: "bare",
        owner: this.world.projectId,
        __imagetype: "private",
        __isregistered: "true",
        __os_type: "Linux",
        virtual_env_type: "FusionCompute",
        hw_firmware_type: "bios",
        enterprise_project_id: "0",
        created_at: now,
        updated_at: now,
        ...(JSON.parse(JSON.stringify(attributes)) as JsonObject),
      },
      tags,
      shares: [],
      jobId: null,
      deleting: false,
    };
    this.world.state.images.push(image);
    return image;
  }

  view({ id, attributes, tags }: ImageRecord): JsonObject {
    return { id, ...attributes, tags: tags.map(({ key, value }) => `${key}.${value}`) };
  }

  patch(id: string, body: Json | undefined): ImageRecord {
    const image = this.findOwn(id);
    if (body === undefined) throw new ApiError("IMG.0007");
    if (!Array.isArray(body) || body.length === 0) throw malformed("The body must be a list of operations.");
    if (image.attributes.status !== "active") throw malformed("Only an active image can be changed.");
    const changes: Record<string, Json | undefined> = {};
    for (const operation of body) this.readOperation(image, operation, changes);
    this.world.update(image, changes);
    return image;
  }

  delete(id: string, body: Json | undefined): void {
    const deletesBackup = isObject(body) ? body.delete_backup : undefined;
    if (deletesBackup !== undefined && typeof deletesBackup !== "boolean") {
      throw malformed("delete_backup must be a boolean.");
    }
    const image = this.world.image(id);
    if (!image || !this.isVisible(image)) throw new ApiError(this.world.settings.unknownImageOnDelete);
    if (!this.world.owns(image)) throw new ApiError("IMG.0092");
    if (image.attributes.protected === true) throw new ApiError("IMG.0028");
    if (image.jobId !== null) throw new ApiError("IMG.0090");
    if (deletesBackup === true) {
      const { state } = this.world;
      state.backups = state.backups.filter((backup) => backup.id !== image.attributes.__backup_id);
    }
    if (image.deleting) return;
    image.deleting = true;
    const { imageDeleting } = this.world.settings.durations;
    if (imageDeleting === 0) this.world.removeImage(id);
    else this.world.schedule(imageDeleting, { kind: "imageGone", imageId: id });
  }

  /** What became of an image when its job failed. */
  giveUp({ effect }: JobRecord): void {
    if (effect.kind !== "activate") return;
    const image = this.world.image(effect.imageId);
    if (!image) return;
    image.jobId = null;
    const { failedJobLeaves } = this.world.settings;
    if (failedJobLeaves === "nothing") this.world.removeImage(image.id);
    else this.world.update(image, { status: failedJobLeaves });
  }

  activate(id: string): void {
    const image = this.world.image(id);
    if (!image) return;
    image.jobId = null;
    this.world.update(image, { status: "active" });
  }

  private readOperation(
    image: ImageRecord,
    operation: Json,
    changes: Record<string, Json | undefined>,
  ): void {
    if (!isObject(operation)) throw malformed("An operation must be an object.");
    const { op, path, value } = operation;
    if (op !== "add" && op !== "replace" && op !== "remove") throw malformed("op is invalid.");
    const name = typeof path === "string" ? /^\/([a-z_][a-z0-9_]*)$/.exec(path)?.[1] : undefined;
    if (name === undefined || isFixed(name)) throw malformed("path is invalid.");
    const exists = Object.hasOwn(image.attributes, name);
    if (!exists && op !== "add" && this.world.settings.patchNeedsMember) {
      throw malformed(`The image has no attribute ${name}.`);
    }
    changes[name] = op === "remove" ? this.removed(name) : this.checked(image, name, value);
  }

  private removed(name: string): undefined {
    if (name === "name" || name === "min_ram") throw malformed(`${name} cannot be removed.`);
    return undefined;
  }

  private checked(image: ImageRecord, name: string, value: Json | undefined): Json {
    if (NUMBERS.has(name)) {
      const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
      if (typeof number !== "number" || !Number.isInteger(number) || number < 0) {
        throw malformed(`${name} must be an integer from 0.`);
      }
      return number;
    }
    if (typeof value !== "string" && !(typeof value === "boolean" && name.startsWith("hw_"))) {
      throw malformed(`The value of ${name} must be a string.`);
    }
    const text = String(value);
    if (name === "name") return checkName(this.world, text, image.id);
    if (name === "__description") return checkDescription(text) ?? "";
    if (name === "hw_firmware_type" && !["bios", "uefi"].includes(text)) {
      throw malformed("hw_firmware_type must be bios or uefi.");
    }
    if (name === "max_ram" && !/^\d*$/.test(text)) throw malformed("max_ram must be a number.");
    return text;
  }
}

function isFixed(name: string): boolean {
  const reserved = name.startsWith("__") && !CHANGEABLE.has(name) && !name.startsWith("__support_");
  return FIXED.has(name) || reserved;
}
