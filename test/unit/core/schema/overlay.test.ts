import { describe, expect, it } from "vitest";
import { z } from "zod";

import { overlay } from "../../../../provider/core/schema/respell";
import { field, structure } from "../../../../provider/core/schema/field";
import { shapeOf } from "../../../../provider/core/schema/shape";

describe("overlay", () => {
  const docker = structure("Docker", "A container.", {
    image: field(z.string(), "Image."),
    user: field(z.string().optional(), "User."),
  });
  const app = shapeOf(
    structure("App", "An application.", {
      command: field(z.string(), "Command."),
      docker: docker.optional(),
      labels: field(z.record(z.string(), z.string()).optional(), "Labels."),
    }),
  );
  const base = { command: "a", docker: { image: "i", user: "u" }, labels: { mine: "1", others: "2" } };

  it("changes the given paths, and leaves the rest as it is", () => {
    const other = { command: "b", docker: { image: "j" }, labels: { mine: "3" } };
    expect(
      overlay(app, base, other, [
        ["docker", "image"],
        ["labels", "mine"],
      ]),
    ).toEqual({
      command: "a",
      docker: { image: "j", user: "u" },
      labels: { mine: "3", others: "2" },
    });
  });

  it("changes the given paths of a union where its variant stays, and takes another variant over whole", () => {
    const ftp = structure("Ftp", "On a server.", {
      kind: field(z.literal("ftp"), "Kind."),
      url: field(z.string(), "Address."),
      user: field(z.string().optional(), "User."),
    });
    const local = structure("Local", "On the machine.", { kind: field(z.literal("local"), "Kind.") });
    const job = shapeOf(structure("Job", "A job.", { from: z.discriminatedUnion("kind", [ftp, local]) }));
    const from = { kind: "ftp", url: "a", user: "others" };
    expect(
      overlay(job, { from }, { from: { kind: "ftp", url: "b", user: "mine" } }, [["from", "url"]]),
    ).toEqual({
      from: { ...from, url: "b" },
    });
    expect(overlay(job, { from }, { from: { kind: "local" } }, [["from"]])).toEqual({
      from: { kind: "local" },
    });
  });

  it("takes an object away as a whole, and of a map only the given keys", () => {
    expect(
      overlay(app, base, { command: "a" }, [
        ["docker", "image"],
        ["labels", "mine"],
      ]),
    ).toEqual({
      command: "a",
      labels: { others: "2" },
    });
  });
});
