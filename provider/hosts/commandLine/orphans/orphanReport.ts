import { nameOf } from "../../stack/urn";
import type { Orphan } from "./orphanSearch";
import { age, table } from "../terminal";

const STANDING = {
  left: "",
  interrupted: "creation pending: ",
  retained: "retained: ",
  unknown: "unknown resource",
} as const;

/** The objects as lines to print; none where there are none. */
export function reportText(orphans: readonly Orphan[], now: number): string[] {
  if (orphans.length === 0) return [];
  const rows = orphans.map(({ type, id, name, createTime, standing, resource }) => [
    type,
    id,
    name ?? "",
    age(createTime, now),
    STANDING[standing] + (resource === undefined ? "" : nameOf(resource)),
  ]);
  return table([["TYPE", "ID", "NAME", "AGE", "RESOURCE"], ...rows]);
}

/** The objects for programs. */
export function reportJson(
  orphans: readonly Orphan[],
  deleted: readonly Orphan[],
  errors: readonly string[],
): unknown {
  return {
    orphans: orphans.map((orphan) => {
      const { type, id, name, createTime, connection, standing, resource } = orphan;
      return {
        type,
        id,
        connection,
        standing,
        deleted: deleted.includes(orphan),
        ...(name !== undefined && { name }),
        ...(createTime !== undefined && { createTime: new Date(createTime).toISOString() }),
        ...(resource !== undefined && { resource }),
      };
    }),
    errors,
  };
}
