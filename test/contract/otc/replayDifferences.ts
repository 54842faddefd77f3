/** The exchanges whose answers differ, by their number in the examples file: how, and why. */
export const knownDifferences: Record<number, { differences: string[]; reason: string }> = {
  12: {
    differences: ["$.token.catalog: absent, not a list"],
    reason: "The example leaves the endpoint catalogue out, which the reply also lists.",
  },
  28: {
    differences: [
      "visibility",
      "protected",
      "min_disk",
      "min_ram",
      "disk_format",
      "container_format",
      "owner",
      "__imagetype",
      "__isregistered",
      "__os_type",
      "__os_version",
      "virtual_env_type",
      "hw_firmware_type",
      "enterprise_project_id",
      "created_at",
      "updated_at",
      "tags",
    ].map((name) => `$.${name}: absent`),
    reason: "The example is abridged: the reply is the whole image.",
  },
};
