import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError, malformed } from "../errors";
import type { Jobs, Plan } from "../job/jobs";
import type { Failure, ImageRecord } from "../records";
import {
  checkDescription,
  checkName,
  flag,
  integer,
  oneOf,
  readBody,
  readTags,
  requiredText,
  text,
} from "../rules";
import type { World } from "../world";
import {
  fault,
  fileFailure,
  ofServer,
  origin,
  planOf,
  readDisk,
  readType,
  readUrl,
  serverOf,
  volumeFailure,
  volumeSize,
} from "./imageSources";
import type { Images } from "./images";

const OS_TYPES = ["Linux", "Windows", "Other"];
const MAX_DATA_IMAGES = 3;

/** The calls that make images by a job. */
export class Creations {
  constructor(
    private readonly world: World,
    private readonly images: Images,
    private readonly jobs: Jobs,
  ) {}

  /** POST /v2/cloudimages/action: what it makes the image of is told by its members. */
  create(body: Json | undefined): JsonObject {
    const input = readBody(body);
    const server = text(input, "instance_id");
    const volume = text(input, "volume_id");
    const file = text(input, "image_url");
    if ([server, volume, file].filter((source) => source !== undefined).length > 1) {
      throw malformed("Only one source can be given.");
    }
    if (file !== undefined) return this.fromFile(input, "action");
    if (server !== undefined) return this.fromServer(input, server);
    if (volume !== undefined) return this.fromVolume(input, volume);
    if (Array.isArray(input.data_images)) return this.fromDataDisks(input.data_images);
    throw malformed("instance_id, volume_id, image_url or data_images must be given.");
  }

  /** POST /v2/cloudimages/quickimport/action. */
  quickImport(body: Json | undefined): JsonObject {
    const input = readBody(body);
    requiredText(input, "image_url");
    return this.fromFile(input, "quick");
  }

  /** POST /v1/cloudimages/dataimages/action. */
  createDataImage(body: Json | undefined): JsonObject {
    const input = readBody(body);
    const url = readUrl(requiredText(input, "image_url"));
    const disk = readDisk(input, 40, 2048);
    const osType = oneOf(input, "os_type", ["Linux", "Windows"]) ?? "Linux";
    const image = this.reserve(input, {
      ...origin("file", url),
      __os_type: osType,
      min_disk: disk,
      virtual_env_type: "DataImage",
    });
    return this.submit(image, "imsImportDataImageJob", "ImportDataImageTask", fileFailure(this.world, url));
  }

  /** POST /v1/cloudimages/wholeimages/action. */
  createWholeImage(body: Json | undefined): JsonObject {
    const input = readBody(body);
    const [serverId, backupId] = [text(input, "instance_id"), text(input, "backup_id")];
    if ((serverId === undefined) === (backupId === undefined)) {
      throw malformed("Exactly one of instance_id and backup_id must be given.");
    }
    oneOf(input, "whole_image_type", ["CBR", "CSBS"]);
    const { backups, vaults } = this.world.state;
    if (serverId !== undefined) {
      const server = serverOf(this.world, serverId);
      const vault = text(input, "vault_id");
      const lost = vault !== undefined && !vaults.some(({ id }) => id === vault);
      const image = this.reserve(input, { ...ofServer(server), __whole_image: "true" });
      const type = "imsCreateWholeImageByInstanceJob";
      return this.submit(image, type, "CreateWholeImageTask", lost ? fault("IMG.0014") : undefined);
    }
    const lost = !backups.some(({ id }) => id === backupId);
    const image = this.reserve(input, {
      ...origin("server_backup", backupId ?? ""),
      __whole_image: "true",
      __backup_id: backupId,
    });
    const type = "imsCreateWholeImageByBackupJob";
    return this.submit(image, type, "CreateWholeImageTask", lost ? fault("IMG.0014") : undefined);
  }

  private fromServer(input: JsonObject, serverId: string): JsonObject {
    if (Array.isArray(input.data_images)) {
      throw malformed("instance_id and data_images cannot be given together.");
    }
    const image = this.reserve(input, {
      ...ofServer(serverOf(this.world, serverId)),
      architecture: oneOf(input, "architecture", ["x86", "arm"]),
    });
    return this.submit(image, "imsCreateImageByInstance", "CreateImageByInstanceTask", undefined);
  }

  private fromVolume(input: JsonObject, volumeId: string): JsonObject {
    if (text(input, "os_version") === undefined) throw new ApiError("IMG.0056");
    const failure = volumeFailure(this.world, volumeId);
    const image = this.reserve(input, {
      ...origin("volume", volumeId),
      min_disk: volumeSize(this.world, volumeId),
      virtual_env_type: readType(input),
    });
    return this.submit(image, "imsVolumeCreateImageJob", "CopyVolumeToImageTask", failure);
  }

  private fromDataDisks(rows: Json[]): JsonObject {
    if (rows.length === 0) throw malformed("data_images is empty.");
    const inputs = rows.map((row) => {
      if (!isObject(row)) throw malformed("data_images must be a list of objects.");
      return { row, volumeId: requiredText(row, "volume_id") };
    });
    if (new Set(inputs.map(({ row }) => row.name)).size < inputs.length) throw new ApiError("IMG.0009");
    // All of them are checked before the first one takes its name.
    for (const { row } of inputs) {
      checkName(this.world, text(row, "name"));
      checkDescription(text(row, "description"));
      readTags(row);
    }
    this.images.checkQuota(inputs.length);
    const subJobs = inputs.map(({ row, volumeId }): Plan => {
      const image = this.reserve(row, {
        ...origin("volume", volumeId),
        min_disk: volumeSize(this.world, volumeId),
        virtual_env_type: "DataImage",
      });
      const failure = volumeFailure(this.world, volumeId);
      return planOf(image, "imsVolumeCreateImageJob", "CopyVolumeToImageTask", failure);
    });
    const { volumeJobType } = this.world.settings;
    const type = volumeJobType === "document" ? "imsVolumeCreateImageJob" : "imsVolumesToSysDataImagesJob";
    return { job_id: this.jobs.submit({ type, task: "VolumesToImagesTask", subJobs }).id };
  }

  private fromFile(input: JsonObject, call: "action" | "quick"): JsonObject {
    const url = readUrl(requiredText(input, "image_url"));
    const type = readType(input);
    const osVersion = text(input, "os_version");
    const needsVersion = call === "quick" || type === "IsoImage" || flag(input, "is_quick_import") === true;
    if (needsVersion && (osVersion ?? "") === "") throw new ApiError("IMG.0056");
    const isData = call === "quick" && type === "DataImage";
    const disk = isData ? readDisk(input, 40, 2048) : readDisk(input, 1, 1024);
    const dataImages = input.data_images;
    if (Array.isArray(dataImages) && dataImages.length > MAX_DATA_IMAGES) {
      throw malformed(`data_images has more than ${MAX_DATA_IMAGES} elements.`);
    }
    flag(input, "is_config");
    if (call === "quick") oneOf(input, "license_type", ["platform", "byol"]);
    const image = this.reserve(input, {
      ...origin("file", url),
      __os_type: oneOf(input, "os_type", OS_TYPES) ?? "Linux",
      min_disk: disk,
      virtual_env_type: type,
      architecture: oneOf(input, "architecture", ["x86", "arm"]),
    });
    const failure = fileFailure(this.world, url);
    if (url.endsWith(".ova")) {
      const subJobs = [
        planOf(image, "imsImportImageJob", "ImportImageTask", failure),
        ...this.dataDisksOf(url, image),
      ];
      return {
        job_id: this.jobs.submit({ type: "imsImportOvaImageJob", task: "ImportOvaTask", subJobs }).id,
      };
    }
    return this.submit(
      image,
      isData ? "imsImportDataImageJob" : "imsImportImageJob",
      "ImportImageTask",
      failure,
    );
  }

  /** An image for each data disk in a file. No document names them. */
  private dataDisksOf(url: string, system: ImageRecord): Plan[] {
    const { dataDisks = [] } = this.world.state.files.find(({ id }) => id === url) ?? {};
    return dataDisks.map((size, i) => {
      const name = `${system.attributes.name as string}-data-${i + 1}`;
      const attributes = { ...origin("file", url), min_disk: size, virtual_env_type: "DataImage" };
      const image = this.reserve({ name }, attributes);
      return planOf(image, "imsImportDataImageJob", "ImportDataImageTask", undefined);
    });
  }

  /** The name is taken from now on. */
  private reserve(input: JsonObject, attributes: Record<string, Json | undefined>): ImageRecord {
    const name = checkName(this.world, text(input, "name"));
    const description = checkDescription(text(input, "description"));
    const tags = readTags(input);
    const common = {
      name,
      __description: description,
      min_ram: integer(input, "min_ram"),
      max_ram: integer(input, "max_ram")?.toString(),
      __os_version: text(input, "os_version"),
      __system__cmkid: text(input, "cmk_id"),
      hw_firmware_type: oneOf(input, "hw_firmware_type", ["bios", "uefi"]),
      enterprise_project_id: text(input, "enterprise_project_id"),
    };
    this.images.checkQuota(1);
    this.jobs.checkLoad();
    return this.images.add({ ...attributes, ...given(common) }, tags);
  }

  private submit(image: ImageRecord, type: string, task: string, failure: Failure | undefined): JsonObject {
    return { job_id: this.jobs.submit(planOf(image, type, task, failure)).id };
  }
}

/** Without the members that are undefined, which would hide others. */
function given(members: Record<string, Json | undefined>): JsonObject {
  return JSON.parse(JSON.stringify(members)) as JsonObject;
}
