import { z } from "zod";

import { field, structure } from "../../../../core/schema/field";
import { in2018, later } from "../editions";
import { chosen, count, text } from "./common";

const MAX_DISK_NAME = 128;

const diskSize = z.int().min(0);
const diskName = z.string().max(MAX_DISK_NAME).optional();
/** What both editions have. The others came later. */
const OLD_TYPES = ["LOCAL_BASIC", "LOCAL_SSD", "CLOUD_BASIC", "CLOUD_PREMIUM", "CLOUD_SSD"] as const;
const oldTypes = in2018(z.enum(OLD_TYPES).optional());
const SYSTEM_TYPES = [...OLD_TYPES, "CLOUD_BSSD", "CLOUD_HSSD", "CLOUD_TSSD"] as const;
const UNSUPPORTED_DISK_ID = "The id of a disk. The platform does not support it at present.";

export const systemDisk = structure("SystemDisk", "The system disk of an instance.", {
  diskType: field(
    z.enum(SYSTEM_TYPES).optional(),
    "The kind of disk: today's service takes one that is in stock, that of 2018 `CLOUD_BASIC`.",
    { ...oldTypes, ...chosen },
  ),
  diskId: field(text.optional(), UNSUPPORTED_DISK_ID, chosen),
  diskSize: field(diskSize.optional(), "GB.", { platformDefault: 50 }),
  cdcId: field(text.optional(), "The dedicated cluster that holds the disk.", later),
  diskName: field(diskName, `The name of the disk, at most ${MAX_DISK_NAME} characters.`, later),
  encrypt: field(z.boolean().optional(), "Whether the disk is encrypted.", later),
  kmsKeyId: field(text.optional(), "The KMS key that encrypts the disk.", { ...later, ...chosen }),
});

export const dataDisk = structure("DataDisk", "A data disk of an instance.", {
  diskSize: field(
    diskSize.multipleOf(10, "must be a multiple of 10"),
    "GB, in steps of 10; the range depends on the kind of disk. 0 is no data disk.",
  ),
  diskType: field(
    z.enum([...SYSTEM_TYPES, "LOCAL_NVME", "LOCAL_PRO"]).optional(),
    "The kind of disk. `LOCAL_NVME` and `LOCAL_PRO` come with instance types and cannot be chosen.",
    { ...oldTypes, platformDefault: "LOCAL_BASIC" },
  ),
  diskId: field(text.optional(), UNSUPPORTED_DISK_ID, chosen),
  deleteWithInstance: field(z.boolean().optional(), "Whether the disk is destroyed with its instance.", {
    platformDefault: true,
  }),
  snapshotId: field(text.optional(), "The snapshot that the disk is made from.", later),
  encrypt: field(z.boolean().optional(), "Whether the disk is encrypted.", later),
  kmsKeyId: field(text.optional(), "The KMS key that encrypts the disk.", { ...later, ...chosen }),
  throughputPerformance: field(count.optional(), "Extra throughput of the disk, MB/s.", later),
  cdcId: field(text.optional(), "The dedicated cluster that holds the disk.", later),
  burstPerformance: field(z.boolean().optional(), "Whether the disk may burst.", later),
  diskName: field(diskName, `The name of the disk, at most ${MAX_DISK_NAME} characters.`, later),
});
