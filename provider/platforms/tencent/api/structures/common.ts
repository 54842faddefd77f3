import { z } from "zod";

import { field, type Marks, structure } from "../../../../core/schema/field";
import { later } from "../editions";

/** The mark of what the platform chooses where it is left out. */
export const chosen = { computed: true } as const satisfies Marks;

export const text = z.string().min(1);
export const count = z.int().min(0);

/** A text of which the platform counts the bytes. */
export const bytes = (most: number) =>
  z
    .string()
    .refine((value) => Buffer.byteLength(value) <= most, `must have at most ${most} bytes in UTF-8`)
    .optional();

/** A time that is missing until the thing has happened. */
export const optionalTime = (doc: string) => field(z.string().optional(), doc);

export const placement = structure("Placement", "Where instances are placed.", {
  zone: field(
    text,
    "The availability zone, such as `ap-guangzhou-2`. It must lie in the connection's region.",
  ),
  projectId: field(count.optional(), "The id of the project.", { platformDefault: 0 }),
  hostIds: field(
    z.array(text).optional(),
    "Dedicated hosts (CDH), on which instances are placed at random.",
    {
      unordered: true,
    },
  ),
  dedicatedResourcePackTenancy: field(text.optional(), "The tenancy of dedicated resource packs.", later),
  dedicatedResourcePackIds: field(z.array(text).optional(), "Dedicated resource packs.", later),
});

export const placementView = field(
  placement.extend({
    hostId: field(z.string().optional(), "The dedicated host.", later),
    rackId: field(z.string().optional(), "The rack.", later),
  }),
  "Where instances are placed.",
  { structure: "PlacementView" },
);

export const authentication = structure("Authentication", "Credentials for a storage service.", {
  scene: field(text, "What they are for, such as `COS`."),
  secretId: field(text, "The id of the key.", { secret: true }),
  secretKey: field(text, "The key.", { secret: true }),
});

export const inputMapping = structure("InputMapping", "A mount of remote storage.", {
  sourcePath: field(text, "The source, such as `cos://bucket-appid.cos.region.myqcloud.com/` or `cfs://…`."),
  destinationPath: field(text, "The local path under which it is mounted."),
  mountOptionParameter: field(
    text.optional(),
    "Mount options, such as `-oensure_diskfree=5120 -oallow_other -ononempty`.",
  ),
  mountType: field(z.enum(["COSFS", "GooseFS-Lite"]).optional(), "What mounts it.", { ...later, ...chosen }),
});

export const mountDataDisk = structure("MountDataDisk", "A mount of a data disk.", {
  localPath: field(text, "Where it is mounted: a path on Linux, a drive such as `H:\\\\` on Windows."),
  fileSystemType: field(
    z.enum(["EXT3", "EXT4", "NTFS"]).optional(),
    "The file system: `EXT3`, where left out, or `EXT4` on Linux; only `NTFS` on Windows.",
    chosen,
  ),
});

export const agentRunningMode = structure("AgentRunningMode", "How the Batch agent runs on Windows.", {
  scene: field(z.enum(["WINDOWS"]), "The operating system."),
  user: field(text, "The user that runs the agent."),
  session: field(text, "The session that runs the agent."),
});
