import type { Json, JsonObject } from "../../core/json";
import { ApiError, malformed } from "../errors";
import type { Jobs } from "../job/jobs";
import type { ImageRecord } from "../records";
import { checkDescription, checkName, flag, integer, oneOf, readBody, requiredText, text } from "../rules";
import type { Tag } from "../types";
import type { World } from "../world";
import { fault, planOf } from "./imageSources";
import type { Images } from "./images";

const FORMATS = ["qcow2", "vhd", "zvhd", "vmdk"];
const TERABYTE = 2 ** 40;

/** Registration, export and replication of images. */
export class Transfers {
  constructor(
    private readonly world: World,
    private readonly images: Images,
    private readonly jobs: Jobs,
  ) {}

  /** POST /v2/images: the metadata that a registration needs. */
  createMetadata(body: Json | undefined): JsonObject {
    const input = readBody(body);
    const name = text(input, "name") ?? "";
    if (name !== "") checkName(this.world, name);
    const visibility = text(input, "visibility");
    if (visibility !== undefined && visibility !== "private") throw malformed("visibility must be private.");
    this.images.checkQuota(1);
    const image = this.images.add(
      {
        name,
        protected: flag(input, "protected") ?? false,
        min_disk: integer(input, "min_disk") ?? 0,
        min_ram: integer(input, "min_ram") ?? 0,
        container_format: text(input, "container_format") ?? "bare",
        disk_format: oneOf(input, "disk_format", ["zvhd2", "vhd", "raw", "qcow2"]) ?? "zvhd2",
        __os_version: text(input, "__os_version") ?? "Other Linux(64 bit)",
      },
      readPairs(input.tags),
    );
    return { ...this.images.view(image), self: `/v2/images/${image.id}`, schema: "/v2/schemas/image" };
  }

  /** PUT /v1/cloudimages/{image_id}/upload. */
  register(id: string, body: Json | undefined): JsonObject {
    const image = this.images.findOwn(id);
    const url = requiredText(readBody(body), "image_url");
    if (image.attributes.status !== "queued" || image.jobId !== null) {
      throw malformed("The image has a file already.");
    }
    this.jobs.checkLoad();
    const file = this.world.state.files.find((one) => one.id === url);
    this.world.update(image, { __data_origin: `file,${url}` });
    const failure = file && file.size > 0 ? undefined : fault("IMG.0057");
    return {
      job_id: this.jobs.submit(planOf(image, "imsNativeImportImageJob", "ImportImageTask", failure)).id,
    };
  }

  /** POST /v1/cloudimages/{image_id}/file. */
  export(id: string, body: Json | undefined): JsonObject {
    const image = this.findMovable(id);
    const input = readBody(body);
    const url = requiredText(input, "bucket_url");
    const quick = flag(input, "is_quick_export") ?? false;
    const format = oneOf(input, "file_format", FORMATS);
    if (quick === (format !== undefined)) {
      throw malformed("file_format must be given, but for a quick export.");
    }
    const [bucket = "", object = ""] = url.split(":");
    if (object === "") throw malformed("bucket_url must be bucket:object.");
    if (!this.world.state.buckets.some((one) => one.id === bucket)) throw new ApiError("IMG.0058");
    if (Number(image.attributes.__image_size ?? 0) >= TERABYTE) throw new ApiError("IMG.0059");
    this.jobs.checkLoad();
    const job = this.jobs.submit({
      type: "imsNativeExportImageJob",
      task: "ExportImageTask",
      imageId: image.id,
      imageName: image.attributes.name as string,
      effect: { kind: "export", file: url },
    });
    return { job_id: job.id };
  }

  /** POST /v1/cloudimages/{image_id}/copy. */
  copy(id: string, body: Json | undefined): JsonObject {
    const source = this.findMovable(id);
    const input = readBody(body);
    const name = checkName(this.world, text(input, "name"));
    const description = checkDescription(text(input, "description"));
    this.images.checkQuota(1);
    this.jobs.checkLoad();
    const { status: _status, created_at: _created, updated_at: _updated, ...attributes } = source.attributes;
    const image = this.images.add({
      ...attributes,
      name,
      protected: false,
      __data_origin: `image,${source.id}`,
      __description: description,
      __system__cmkid: text(input, "cmk_id"),
      enterprise_project_id: text(input, "enterprise_project_id") ?? attributes.enterprise_project_id,
    });
    return {
      job_id: this.jobs.submit(planOf(image, "imsCopyImageInRegionJob", "CopyImageTask", undefined)).id,
    };
  }

  private findMovable(id: string): ImageRecord {
    const image = this.images.findOwn(id);
    const { status, __whole_image: whole, virtual_env_type: type } = image.attributes;
    if (status !== "active") throw malformed("The image is not active.");
    if (whole === "true") throw malformed("A full-server image cannot be exported or replicated.");
    if (type === "IsoImage") throw malformed("An ISO image cannot be exported or replicated.");
    return image;
  }
}

/** In the native call a tag is `key=value`. */
function readPairs(tags: Json | undefined): Tag[] {
  if (!Array.isArray(tags)) return [];
  return tags.map((tag) => {
    if (typeof tag !== "string") throw new ApiError("IMG.0115");
    const [key = "", ...value] = tag.split("=");
    return { key, value: value.join("=") };
  });
}
