import { describe, expect, it } from "vitest";
import { MultipartError, readMultipart } from "../../../../../emulator/src/core/requests/multipart";

const TYPE = "multipart/form-data; boundary=X";
const read = (text: string, type = TYPE) => readMultipart(type, Buffer.from(text));

describe("multipart/form-data", () => {
  it("is what fetch sends", async () => {
    const form = new FormData();
    form.append("resource", '{"name":"a"}');
    form.append("archive_content", new Blob(["a: 1\r\n\r\n--b\n"], { type: "text/yaml" }), 'wf "1".yaml');
    const request = new Request("http://localhost", { method: "POST", body: form });
    const body = Buffer.from(await request.arrayBuffer());
    const parts = readMultipart(request.headers.get("content-type") ?? "", body);
    expect(parts.map(({ content, ...part }) => ({ ...part, content: content.toString() }))).toEqual([
      { name: "resource", filename: undefined, contentType: undefined, content: '{"name":"a"}' },
      {
        name: "archive_content",
        filename: 'wf "1".yaml',
        contentType: "text/yaml",
        content: "a: 1\r\n\r\n--b\n",
      },
    ]);
  });

  it("may have a preamble, a quoted boundary and names without quotes", () => {
    const text =
      "preamble\r\n--X Y\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--X Y--\r\nepilogue";
    const [part] = read(text, 'multipart/form-data; boundary="X Y"');
    expect([part?.name, part?.content.toString()]).toEqual(["a", "1"]);
  });

  it("may have no parts", () => {
    expect(read("--X--\r\n")).toEqual([]);
  });

  it.each([
    ["another type", "", "application/json"],
    ["no boundary", "--X--", "multipart/form-data"],
    ["no closing boundary", '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n', TYPE],
    ["no body", "", TYPE],
    ["a part without headers", "--X\r\n1\r\n--X--", TYPE],
    ["a part without a name", "--X\r\nContent-Disposition: form-data\r\n\r\n1\r\n--X--", TYPE],
  ])("is refused with %s", (_name, text, type) => {
    expect(() => read(text, type)).toThrow(MultipartError);
  });
});
