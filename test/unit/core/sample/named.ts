import type { ResourceDefinition } from "../../../../provider/core/definition";
import { ConflictError } from "../../../../provider/core/errors";
import { sample, type SamplePlatform, type Stored } from "./definition";

/** How objects are found that show by their names alone. */
export function byNameOn(platform: SamplePlatform): ResourceDefinition["spec"]["lookup"] {
  return {
    what: ({ name }) => `the object ${String(name)}`,
    name: "name",
    find({ inputs }) {
      const found = [...platform.objects].filter(([, { name }]) => name === inputs.name);
      return Promise.resolve(found.map(([id, { createTime }]) => ({ id, createTime })));
    },
  };
}

/** What makes of the sample a type whose names are the ids, of which each is there once, and that has no place for a mark. */
export function namedOn(platform: SamplePlatform): Partial<ResourceDefinition["spec"]> {
  return {
    id: { pattern: /^[a-z0-9-]+$/, example: "train" },
    create({ inputs, mark, token }) {
      const { name, size, zone } = inputs as unknown as Stored;
      platform.calls.push("create");
      platform.beforeCreate();
      if (platform.objects.has(name)) throw new ConflictError(`${name} is taken`);
      platform.objects.set(name, { name, size, zone, tags: {}, mark, token, createTime: Date.now() });
      platform.afterCreate();
      return Promise.resolve(name);
    },
    lookup: {
      ...sample.spec.lookup,
      name: "name",
      unique: true,
      token: false,
      find({ inputs: { name } }) {
        const found = platform.objects.get(String(name));
        return Promise.resolve(
          found === undefined ? [] : [{ id: String(name), createTime: found.createTime }],
        );
      },
    },
  };
}
