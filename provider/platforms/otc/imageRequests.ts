import type { Mark } from "../../core/identity";
import { onImage, type Submission } from "./images";
import { type Source } from "./structures/source";
import { MARK_TAG, tagsOf } from "./structures/tags";
import type { Wire } from "./wire";

/** What is wanted of an image, whatever it is made of. */
export interface Wanted {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly minRam?: number | undefined;
  readonly maxRam?: number | undefined;
  readonly hwFirmwareType?: string | undefined;
  readonly enterpriseProjectId?: string | undefined;
  readonly source: Source;
}

const ACTION = "/v2/cloudimages/action";

/** The call that makes an image. What it does not take is set once the image is active. */
export function creationOf(wanted: Wanted, mark: Mark): Submission {
  const { source, name, description } = wanted;
  const common = { name, description, enterprise_project_id: wanted.enterpriseProjectId };
  const tagged = { ...common, image_tags: tagsOf(wanted.tags, mark) };
  const sized = { ...tagged, min_ram: wanted.minRam, max_ram: wanted.maxRam };
  const firmware = { hw_firmware_type: wanted.hwFirmwareType };
  switch (source.from) {
    case "server":
      return post("createImage", ACTION, { ...sized, instance_id: source.instanceId });
    case "volume":
      return post("createImage", ACTION, {
        ...sized,
        volume_id: source.volumeId,
        os_version: source.osVersion,
        type: source.type,
      });
    case "file":
      return post("createImage", ACTION, {
        ...sized,
        ...firmware,
        image_url: source.imageUrl,
        min_disk: source.minDisk,
        os_type: source.osType,
        os_version: source.osVersion,
        type: source.type,
        is_config: source.isConfig,
        is_quick_import: source.isQuickImport,
        cmk_id: source.cmkId,
      });
    case "quickImport":
      return post("quickImport", "/v2/cloudimages/quickimport/action", {
        ...tagged,
        ...firmware,
        image_url: source.imageUrl,
        min_disk: source.minDisk,
        os_version: source.osVersion,
        type: source.type,
        architecture: source.architecture,
      });
    case "dataVolume":
      // Here a tag is one text, which a key with a dot would spoil: the user's tags are set afterwards.
      return post("createImage", ACTION, {
        data_images: [
          given({ name, description, volume_id: source.volumeId, tags: [`${MARK_TAG}.${mark.text}`] }),
        ],
      });
    case "dataFile":
      return post("createDataImage", "/v1/cloudimages/dataimages/action", {
        ...tagged,
        image_url: source.imageUrl,
        min_disk: source.minDisk,
        os_type: source.osType,
        cmk_id: source.cmkId,
      });
    case "wholeServer":
      return post("createWholeImage", "/v1/cloudimages/wholeimages/action", {
        ...sized,
        instance_id: source.instanceId,
        vault_id: source.vaultId,
      });
    case "backup":
      return post("createWholeImage", "/v1/cloudimages/wholeimages/action", {
        ...sized,
        backup_id: source.backupId,
        whole_image_type: source.wholeImageType,
      });
    case "image":
      return onImage(
        "copyImageInRegion",
        "POST",
        source.imageId,
        "copy",
        given({ ...common, cmk_id: source.cmkId }),
      );
    case "registration":
      return registrationOf(source);
  }
}

/** The call that gives content to an image that has metadata only. */
export function registrationOf({ imageId, imageUrl }: Extract<Source, { from: "registration" }>): Submission {
  return onImage("registerImage", "PUT", imageId, "upload", { image_url: imageUrl });
}

function post(action: string, path: string, body: Wire): Submission {
  return { action, method: "POST", path, body: given(body) };
}

function given(members: Wire): Wire {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
