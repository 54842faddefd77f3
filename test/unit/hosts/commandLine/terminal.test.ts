import { afterEach, expect, it, vi } from "vitest";

import { failed } from "../../../../provider/hosts/commandLine/failure";
import { table, terminal } from "../../../../provider/hosts/commandLine/terminal";

afterEach(() => {
  vi.restoreAllMocks();
});

const NAME = "x\u001b[2J\r\nenv-2  left";

it("what platforms have named adds no lines to a command's, and moves no cursor", () => {
  const out = vi.spyOn(console, "log").mockReturnValue();
  const err = vi.spyOn(console, "error").mockReturnValue();
  for (const row of table([["env-1", NAME]])) terminal.out(row);
  terminal.note(`deleted ${NAME}`);
  failed(new Error(NAME));
  terminal.json({ name: NAME });
  expect(out.mock.calls[0]).toEqual(["env-1  x\\u001b[2J\\r\\nenv-2  left"]);
  expect(err.mock.calls).toEqual([
    ["deleted x\\u001b[2J\\r\\nenv-2  left"],
    ["batchflow: x\\u001b[2J\\r\\nenv-2  left"],
  ]);
  const [json] = out.mock.calls[1] as [string];
  expect(json.split("\n")).toHaveLength(3);
  expect(JSON.parse(json)).toEqual({ name: NAME });
});
