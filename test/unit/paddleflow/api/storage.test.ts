import { describe, expect, it } from "vitest";
import type { z } from "zod";

import { isRecord } from "../../../../provider/core/schema/values";
import type { fsStorage } from "../../../../provider/platforms/paddleflow/api/storage/kinds";
import {
  decodeStorage,
  encodeStorage,
  OF_FILE_SYSTEM,
  OF_LINK,
  withoutCredentials,
} from "../../../../provider/platforms/paddleflow/api/storage/wire";
import { decode } from "../../../../provider/platforms/paddleflow/api/wire";
import { fileSystemView } from "../../../../provider/platforms/paddleflow/fileSystem/structures";
import { linkView } from "../../../../provider/platforms/paddleflow/link/structures";
import { answers, examples, items } from "../examples";

describe("file systems as a server answered them", () => {
  const stored = answers("showFS");

  it("are read with the URL with which they were made, and written back as they were", () => {
    const pairs = examples.flatMap(({ operation, status, response }, index) => {
      if (operation !== "showFS" || status !== 200 || !isRecord(response)) return [];
      // What was last asked for under that name.
      const request = examples
        .slice(0, index)
        .filter((each) => ["createFS", "updateFS"].includes(each.operation) && each.status === 201)
        .map((each) => each.request)
        .filter(isRecord)
        .findLast(({ name }) => name === response.name);
      return request === undefined ? [] : [{ request, stored: response }];
    });
    expect(new Set(pairs.map(({ stored: { type } }) => type)).size).toBeGreaterThan(1);
    for (const { request, stored: wire } of pairs) {
      const { storage } = decodeStorage(OF_FILE_SYSTEM, "root/x", wire, undefined);
      const asked = isRecord(request.properties) ? request.properties : {};
      const { password, secretKey } = asked;
      const whole = {
        ...storage,
        ...(password !== undefined && { password }),
        ...(secretKey !== undefined && { secretKey }),
      } as z.output<typeof fsStorage>;
      const written = encodeStorage(OF_FILE_SYSTEM, whole);
      expect(written.url.replace(/\/$/, "")).toBe(String(request.url).replace(/\/$/, ""));
      expect({ region: "", ...written.properties }).toEqual({ region: "", ...asked });
    }
  });

  it("show no credentials", () => {
    const views = stored.map((wire) => decode(fileSystemView, withoutCredentials(wire)));
    expect(views.length).toBeGreaterThan(1);
    for (const { properties } of views) {
      expect(Object.keys(properties)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/password|Key|keytab/) as string]),
      );
    }
    const links = items("listLink", "linkList").map((wire) => decode(linkView, withoutCredentials(wire)));
    expect(links.map(({ type }) => type)).toEqual(expect.arrayContaining(["s3", "local", "sftp"]));
  });

  it("of a link to a local folder has nothing that a program would have to say", () => {
    const local = items("listLink", "linkList").find(({ type }) => type === "local");
    expect(decodeStorage(OF_LINK, "x", local ?? {}, undefined)).toEqual({
      storage: { type: "local", url: "local://mnt/data" },
    });
    expect(encodeStorage(OF_LINK, { type: "local", url: "local://mnt/data" })).toEqual({
      url: "local://mnt/data",
      properties: { debug: "true" },
    });
  });
});
