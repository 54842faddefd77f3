import type { Json, JsonObject } from "../../core/json";
import { ApiError, malformed } from "../errors";
import { fault } from "../image/imageSources";
import type { Images } from "../image/images";
import type { Jobs } from "../job/jobs";
import type { Effect, ImageRecord, MemberType, ResultRecord, ShareRecord } from "../records";
import { oneOf, readBody, requiredText, texts } from "../rules";
import type { World } from "../world";

/** Who else may use an image. */
export class Sharing {
  constructor(
    private readonly world: World,
    private readonly images: Images,
    private readonly jobs: Jobs,
  ) {}

  add(body: Json | undefined): JsonObject {
    const { imageIds, projectIds, types } = this.readPairs(body);
    for (const id of imageIds) {
      if (this.images.findOwn(id).attributes.status !== "active") throw malformed("The image is not active.");
    }
    const { quotas } = this.world.settings;
    const added = (image: ImageRecord | undefined): number =>
      new Set([...(image?.shares.map(({ projectId }) => projectId) ?? []), ...projectIds]).size;
    if (imageIds.some((id) => added(this.world.image(id)) > quotas.members)) {
      throw malformed("The quota of recipients is used up.");
    }
    return this.submit("imsAddImageMembersJob", { kind: "share", imageIds, projectIds, types });
  }

  remove(body: Json | undefined): JsonObject {
    const { imageIds, projectIds, types } = this.readPairs(body);
    for (const id of imageIds) this.images.findOwn(id);
    return this.submit("imsDelImageMembersJob", { kind: "unshare", imageIds, projectIds, types });
  }

  answer(body: Json | undefined): JsonObject {
    const input = readBody(body);
    const imageIds = texts(input, "images");
    const projectId = requiredText(input, "project_id");
    const status = oneOf(input, "status", ["accepted", "rejected"]);
    if (status === undefined) throw malformed("status is missing.");
    // Only the member itself can answer.
    if (projectId !== this.world.projectId) throw new ApiError("403");
    for (const id of imageIds) this.images.find(id);
    const shared = imageIds.some((id) => this.share(id, projectId) !== undefined);
    return this.submit(
      "imsUpdateImageMembersJob",
      { kind: "answerShare", imageIds, projectId, status: status as "accepted" | "rejected" },
      shared,
    );
  }

  /** GET /v2/images/{image_id}/members. */
  list(imageId: string): JsonObject {
    const image = this.images.find(imageId);
    return {
      members: image.shares.map((share) => this.view(image, share)),
      schema: "/v2/schemas/members",
    };
  }

  /** GET /v2/images/{image_id}/members/{member_id}. */
  get(imageId: string, projectId: string): JsonObject {
    const image = this.images.find(imageId);
    const share = this.share(imageId, projectId);
    if (!share) throw new ApiError("404", "No member was found.");
    return this.view(image, share);
  }

  /** What a job does to shares at its end. */
  perform(effect: Effect): void {
    const now = this.world.now();
    if (effect.kind === "share") {
      for (const { image, projectId } of this.pairs(effect)) {
        if (image && !image.shares.some((share) => share.projectId === projectId)) {
          const memberType = effect.types[projectId];
          const share = { projectId, status: "pending", createdAt: now, updatedAt: now } as const;
          image.shares.push({ ...share, ...(memberType && { memberType }) });
        }
      }
    } else if (effect.kind === "unshare") {
      for (const { image, projectId } of this.pairs(effect)) {
        if (image) image.shares = image.shares.filter((share) => share.projectId !== projectId);
      }
    } else if (effect.kind === "answerShare") {
      for (const id of effect.imageIds) {
        const share = this.share(id, effect.projectId);
        if (share) Object.assign(share, { status: effect.status, updatedAt: now });
      }
    }
  }

  private submit(
    type: string,
    effect: Exclude<Effect, { kind: "none" | "activate" | "export" }>,
    known = true,
  ): JsonObject {
    this.jobs.checkLoad();
    const projectIds = effect.kind === "answerShare" ? [effect.projectId] : effect.projectIds;
    const results = effect.imageIds.flatMap((imageId) =>
      projectIds.map((projectId): ResultRecord => ({ imageId, projectId, status: "success" })),
    );
    const failure = known ? undefined : fault("IMG.0027");
    return { job_id: this.jobs.submit({ type, task: "UpdateMembersTask", effect, results, failure }).id };
  }

  /** Accounts and organizations may stand in the place of projects. */
  private readPairs(body: Json | undefined) {
    const input = readBody(body);
    const listed = (name: string): string[] => (input[name] === undefined ? [] : texts(input, name));
    const [domains, organizations] = [listed("domains"), listed("organizations")];
    const others = [...domains, ...organizations];
    const projects = others.length === 0 ? texts(input, "projects") : listed("projects");
    const types: Record<string, MemberType> = Object.fromEntries([
      ...domains.map((id) => [id, "domain"] as const),
      ...organizations.map((id) => [id, "organization"] as const),
    ]);
    return { imageIds: texts(input, "images"), projectIds: [...projects, ...others], types };
  }

  private pairs({ imageIds, projectIds }: { imageIds: string[]; projectIds: string[] }) {
    return imageIds.flatMap((id) => {
      const image = this.world.image(id);
      return projectIds.map((projectId) => ({ image, projectId }));
    });
  }

  private share(imageId: string, projectId: string): ShareRecord | undefined {
    return this.world.image(imageId)?.shares.find((share) => share.projectId === projectId);
  }

  private view(image: ImageRecord, share: ShareRecord): JsonObject {
    const { projectId, memberType, status, createdAt, updatedAt } = share;
    return {
      ...(memberType !== undefined && { member_type: memberType }),
      ...(memberType === "organization" && { urn: projectId }),
      image_id: image.id,
      member_id: projectId,
      status,
      created_at: stamp(createdAt),
      updated_at: stamp(updatedAt),
      schema: "/v2/schemas/member",
    };
  }
}

function stamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
