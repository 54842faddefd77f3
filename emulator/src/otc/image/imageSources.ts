import type { JsonObject } from "../../core/json";
import { ApiError, malformed, messageOf } from "../errors";
import type { Plan } from "../job/jobs";
import type { Failure, ImageRecord, ServerRecord } from "../records";
import { oneOf } from "../rules";
import type { World } from "../world";

const TYPES = ["ECS", "BMS", "FusionCompute", "IsoImage", "Ironic", "DataImage"];

export function serverOf(world: World, id: string): ServerRecord {
  const server = world.state.servers.find((one) => one.id === id);
  if (!server) throw new ApiError("IMG.0005");
  if (server.busy) throw new ApiError("IMG.0010");
  if (world.settings.serverMustBeStopped && server.status !== "SHUTOFF") {
    throw new ApiError("IMG.0008");
  }
  return server;
}

export function volumeSize(world: World, id: string): number {
  return world.state.volumes.find((volume) => volume.id === id)?.size ?? 40;
}

export function volumeFailure(world: World, id: string): Failure | undefined {
  return world.state.volumes.some((volume) => volume.id === id) ? undefined : fault("IMG.0014");
}

export function readUrl(url: string): string {
  if (!/^[^:/]+:[^:]+$/.test(url)) throw malformed("image_url must be bucket:object.");
  return url;
}

export function fileFailure(world: World, url: string): Failure | undefined {
  const file = world.state.files.find(({ id }) => id === url);
  return file && file.size > 0 ? undefined : fault("IMG.0057");
}

export function readDisk(input: JsonObject, low: number, high: number): number {
  const disk = input.min_disk;
  if (typeof disk !== "number" || !Number.isInteger(disk) || disk < low || disk > high) {
    throw new ApiError("IMG.0055");
  }
  return disk;
}

export function fault(errorCode: string): Failure {
  return { errorCode, reason: messageOf(errorCode) };
}

export function planOf(
  image: ImageRecord,
  type: string,
  task: string,
  failure: Failure | undefined,
): Plan & { imageId: string } {
  const imageName = image.attributes.name as string;
  return {
    type,
    task,
    imageId: image.id,
    imageName,
    effect: { kind: "activate", imageId: image.id },
    failure,
  };
}

export function readType(input: JsonObject): string {
  const type = oneOf(input, "type", TYPES) ?? "ECS";
  return type === "ECS" ? "FusionCompute" : type === "BMS" ? "Ironic" : type;
}

export function origin(kind: string, source: string): JsonObject {
  return { __data_origin: `${kind},${source}` };
}

export function ofServer({ id, osType, osVersion, minDisk }: ServerRecord): JsonObject {
  return {
    ...origin("server", id),
    __os_type: osType,
    __os_version: osVersion,
    min_disk: minDisk,
  };
}
