import { describe, expect, it } from "vitest";

import { encodeForm } from "../../../../provider/platforms/huawei/api/form";

describe("the form of an upload", () => {
  it("keeps files byte by byte, and says its boundary", async () => {
    const file = "a: 1\r\nb: |\n  基因\n";
    const { contentType, body } = await encodeForm([
      { name: "resource", content: '{"name":"x"}' },
      { name: "archive_content", content: file, fileName: "x.yaml" },
    ]);
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": contentType },
    }).formData();
    expect([...form.keys()]).toEqual(["resource", "archive_content"]);
    expect(form.get("resource")).toBe('{"name":"x"}');
    const archive = form.get("archive_content") as File;
    expect(archive.name).toBe("x.yaml");
    expect(await archive.text()).toBe(file);
  });
});
