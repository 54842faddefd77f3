import { z } from "zod";

import { type Mark, parseMark } from "../../../core/identity";
import { field, type Marks, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/unknowns";

/** The mark of what the API of 2018 does not have. */
export const later = { onlyWith: { edition: "current" } } as const satisfies Marks;

/** The key of the tag by which a resource knows the object that it has created. */
export const MARK_TAG = "pulumi-batchflow";

/** The platform's limit of tags, less the one that the provider sets itself. */
const MAX_TAGS = 9;

/** The mark of what the platform chooses where it is left out. */
export const chosen = { computed: true } as const satisfies Marks;

export const text = z.string().min(1);
export const count = z.int().min(0);

export const TAGS_DOC = `Tags, at most ${MAX_TAGS}: the provider sets one more, \`${MARK_TAG}\`, to find again what an interrupted run has created.`;

export const tagsField = field(
  z
    .record(z.string().min(1), z.string())
    .refine((tags) => Object.keys(tags).length <= MAX_TAGS, `must have at most ${MAX_TAGS} tags`)
    .refine((tags) => !(MARK_TAG in tags), `the tag ${MARK_TAG} is the provider's own`),
  TAGS_DOC,
  { ...later, sharedKeys: true, codec: { encode: encodeTags, decode: decodeTags } },
);

function encodeTags(tags: unknown): unknown {
  return isRecord(tags) ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) : [];
}

function decodeTags(wire: unknown): Record<string, string> {
  const entries = tagEntries(wire).filter(([key]) => key !== MARK_TAG);
  return Object.fromEntries(entries);
}

/** The mark of an object, if it has one. */
export function markOf(wireTags: unknown): Mark | undefined {
  return parseMark(tagEntries(wireTags).find(([key]) => key === MARK_TAG)?.[1]);
}

/** The tags of a new object: the user's and the mark. */
export function markedTags(wireTags: unknown, mark: Mark): readonly unknown[] {
  return [...(Array.isArray(wireTags) ? (wireTags as unknown[]) : []), { Key: MARK_TAG, Value: mark.text }];
}

function tagEntries(wire: unknown): [string, string][] {
  return (Array.isArray(wire) ? wire : [])
    .filter(isRecord)
    .flatMap(({ Key, Value }) =>
      typeof Key === "string" ? [[Key, typeof Value === "string" ? Value : ""]] : [],
    );
}

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
