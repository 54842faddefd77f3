import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { cpuKey, positiveQuantity, quantityValue, wholeKey } from "../api/quantities";

const MAX_CPU = "2";
const MAX_MEMORY = "8Gi";

const atMost = (most: string) =>
  positiveQuantity.refine((text) => (quantityValue(text) ?? 0n) <= quantityValue(most)!, {
    message: `must be at most ${most}`,
  });

const mountResource = structure("MountResource", "What a mount process may use at most.", {
  cpuLimit: field(atMost(MAX_CPU).optional(), `CPU cores, a Kubernetes quantity of at most ${MAX_CPU}.`, {
    platformDefault: "",
    key: cpuKey,
  }),
  memoryLimit: field(
    atMost(MAX_MEMORY).optional(),
    `Memory, a Kubernetes quantity of at most ${MAX_MEMORY}.`,
    { platformDefault: "", key: wholeKey },
  ),
});

/** The members of a cache configuration that are written and read alike. */
export const cacheConfig = {
  cacheDir: field(
    z
      .string()
      .regex(/^(\/.*)?$/, "must be an absolute path")
      .optional(),
    "The folder of the cache on each node, an absolute path. Left out, data are not cached. Required with metaDriver disk.",
    { platformDefault: "" },
  ),
  quota: field(z.int().min(0).optional(), "The size of the cache, as the server's mount process counts it.", {
    platformDefault: 0,
    large: true,
  }),
  metaDriver: field(
    z.enum(["mem", "disk"]).optional(),
    "Where metadata are cached: in memory or on the disk.",
    { platformDefault: "" },
  ),
  blockSize: field(
    z.int().min(0).optional(),
    "The size of a cached block in bytes; 0 for the server's own.",
    {
      platformDefault: 0,
      large: true,
    },
  ),
  cleanCache: field(z.boolean().optional(), "Whether the cache is emptied when the mount ends.", {
    platformDefault: false,
  }),
  resource: field(mountResource.optional(), "What a mount process may use at most."),
  nodeTaintToleration: field(
    z.record(z.string(), z.unknown()).optional(),
    "The taints of nodes that the mount process tolerates, as the server takes them.",
  ),
  extraConfig: field(z.record(z.string(), z.string()).optional(), "Further options of the mount process."),
};

const text = z.string();

export const fileSystemCacheView = structure("FileSystemCacheView", "A cache configuration.", {
  fsName: field(text, "The file system."),
  username: field(text, "The owner of the file system."),
  ...cacheConfig,
  // What the server has need not be what it takes today.
  metaDriver: field(text.optional(), "Where metadata are cached."),
  createTime: field(text, "When it was created, in the server's local time."),
  updateTime: field(text.optional(), "When it was last changed."),
});
