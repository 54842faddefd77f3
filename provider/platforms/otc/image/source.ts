import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { idField, optionalIdField, text } from "../api/fields";

/** An object in a bucket of OBS. */
export const objectUrl = z
  .string()
  .regex(/^[^:/]+:[^:/][^:]*$/, "must be a bucket and an object in it, as in bucket:folder/file.qcow2");

const from = <T extends string>(kind: T, doc: string) => field(z.literal(kind), doc);

const cmkId = field(text.optional(), "The id of the key (KMS) that the image is to be encrypted with.");
const osVersion = (doc: string) => field(text, `${doc}, such as \`CentOS 7.0 64bit\`.`);
const imageUrl = field(objectUrl, "The file in OBS: `bucket:object`. The bucket is of the Standard class.");
const osType = field(z.enum(["Linux", "Windows", "Other"]).optional(), "The kind of operating system.");
const type = (doc: string) =>
  field(z.enum(["ECS", "BMS", "FusionCompute", "IsoImage", "Ironic"]).optional(), doc, {
    platformDefault: "ECS",
  });
const architecture = field(
  z.enum(["x86", "arm"]).optional(),
  "The processor. Left out, `x86`. Servers of `arm` start by `uefi`.",
  { platformDefault: "x86" },
);
const firstDisk = field(z.int().min(1).max(1_024), "The smallest system disk, from 1 to 1024 GB.");
const dataDisk = field(z.int().min(40).max(2_048), "The smallest data disk, from 40 to 2048 GB.");

const server = structure("ImageFromServer", "A system-disk image of a server.", {
  from: from("server", "The system disk of a server."),
  instanceId: idField("The server. The service may ask that it be stopped."),
  architecture,
});

const volume = structure("ImageFromVolume", "A system-disk image of a data disk.", {
  from: from("volume", "A data disk, as a system disk."),
  volumeId: idField("The disk."),
  osVersion: osVersion("The operating system on it"),
  type: type("What the image is for. Left out, `ECS`."),
});

const file = structure("ImageFromFile", "A system-disk image of a file.", {
  from: from("file", "A file in OBS."),
  imageUrl,
  minDisk: firstDisk,
  osType,
  osVersion: field(
    text.optional(),
    "The operating system, such as `CentOS 7.0 64bit`. ISO files and quick imports need it.",
  ),
  type: type("What the image is for. Left out, `ECS`."),
  isConfig: field(
    z.boolean().optional(),
    "Whether the service configures the system for the cloud. Left out, it does not.",
    { platformDefault: false },
  ),
  isQuickImport: field(
    z.boolean().optional(),
    "Whether a large file is imported as it is, without conversion.",
  ),
  architecture,
  cmkId,
});

const quickImport = structure("ImageByQuickImport", "An image of a large file, taken as it is.", {
  from: from("quickImport", "A large file in OBS, without conversion."),
  imageUrl,
  minDisk: field(
    z.int().min(1).max(2_048),
    "The smallest disk in GB: from 1 to 1024 for a system disk, from 40 to 2048 for a data disk.",
  ),
  osVersion: osVersion("The operating system"),
  type: field(
    z.enum(["ECS", "BMS", "FusionCompute", "IsoImage", "Ironic", "DataImage"]).optional(),
    "What the image is for: `DataImage` for a data disk. Left out, `ECS`.",
    { platformDefault: "ECS" },
  ),
  architecture,
  osType: field(
    z.enum(["Linux", "Windows"]).optional(),
    "The kind of operating system that uses a data disk. Left out, `Linux`.",
    { platformDefault: "Linux" },
  ),
  licenseType: field(
    z.enum(["platform", "byol"]).optional(),
    "Whose license of Windows it has: the cloud's (`platform`), or one's own (`byol`).",
  ),
});

const dataVolume = structure("DataImageFromVolume", "A data-disk image of a data disk.", {
  from: from("dataVolume", "A data disk of a server, as a data disk."),
  volumeId: idField("The disk."),
});

const dataFile = structure("DataImageFromFile", "A data-disk image of a file.", {
  from: from("dataFile", "A file in OBS, as a data disk."),
  imageUrl,
  minDisk: dataDisk,
  osType: field(
    z.enum(["Linux", "Windows"]).optional(),
    "The kind of operating system that uses it. Left out, `Linux`.",
    { platformDefault: "Linux" },
  ),
  cmkId,
});

const wholeServer = structure("WholeImageFromServer", "A full-server image of a server.", {
  from: from("wholeServer", "A server with all its disks."),
  instanceId: idField("The server."),
  vaultId: optionalIdField("The vault (CBR) that keeps the backup."),
});

const backup = structure("WholeImageFromBackup", "A full-server image of a backup.", {
  from: from("backup", "A backup of a server."),
  backupId: idField("The backup."),
  wholeImageType: field(z.enum(["CBR", "CSBS"]).optional(), "The service that made the backup."),
});

const image = structure("ImageFromImage", "A copy of an image in the region, such as an encrypted one.", {
  from: from("image", "Another image."),
  imageId: idField("The image. Full-server and ISO images cannot be copied."),
  cmkId,
});

const registration = structure(
  "ImageByRegistration",
  "An image whose metadata exists and that gets its content from a file. It belongs to the resource from then on.",
  {
    from: from("registration", "A file in OBS, for an image that has metadata only."),
    imageId: idField("The image, which must be `queued`."),
    imageUrl,
  },
);

/** What an image is made of. */
export const source = z.discriminatedUnion("from", [
  server,
  volume,
  file,
  quickImport,
  dataVolume,
  dataFile,
  wholeServer,
  backup,
  image,
  registration,
]);

export type Source = z.output<typeof source>;
