import type { HuaweiClient } from "../client";
import { type ObjectKind, ofObject } from "../objects";

/** Reads a part of an object of the service, such as the `inputs` of a workflow. */
export function readPart(
  client: HuaweiClient,
  kind: ObjectKind,
  id: string,
  part: string,
  action: string,
  signal: AbortSignal,
): Promise<unknown> {
  const path = `${kind.path}/${id}/${part}`;
  return ofObject(client.gcs, kind, id, { action, method: "GET", path, signal, idempotent: true });
}
