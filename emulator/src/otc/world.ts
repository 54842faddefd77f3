import { randomBytes } from "node:crypto";
import type { JsonObject } from "../core/json";
import { PlatformWorld } from "../core/platform/world";
import type { VirtualClock } from "../core/time/clock";
import { firstState, type ImageRecord, type JobRecord, type OtcState } from "./records";
import type { OtcSettings } from "./types";

/** All objects, and the steps that lie ahead of them in virtual time. */
export class World extends PlatformWorld<OtcState, OtcSettings> {
  constructor(
    clock: VirtualClock,
    settings: OtcSettings,
    readonly projectId: string,
    saved: OtcState | undefined,
  ) {
    super(clock, settings, saved);
  }

  protected firstState(): OtcState {
    return firstState();
  }

  protected nextStep(): number {
    return ++this.state.seq;
  }

  /** Tokens stay: they are no objects of the service. */
  override reset(): void {
    const { tokens } = this.state;
    super.reset();
    this.state.tokens = tokens;
  }

  job(id: string): JobRecord | undefined {
    return this.state.jobs.find((job) => job.id === id);
  }

  image(id: string): ImageRecord | undefined {
    return this.state.images.find((image) => image.id === id);
  }

  removeImage(id: string): void {
    this.state.images = this.state.images.filter((image) => image.id !== id);
  }

  owns({ attributes }: ImageRecord): boolean {
    return attributes.owner === this.projectId;
  }

  /** Sets attributes of an image; `undefined` removes one. */
  update(image: ImageRecord, attributes: Record<string, JsonObject[string] | undefined>): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined) image.attributes = without(image.attributes, name);
      else image.attributes[name] = value;
    }
    image.attributes.updated_at = this.timestamp();
  }

  timestamp(): string {
    return `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
  }

  newJobId(): string {
    return randomBytes(16).toString("hex");
  }
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== name));
}
