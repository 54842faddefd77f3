import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { same } from "../../../../provider/core/schema/compare";
import { fromWire, pascalCase, snakeCase, toWire } from "../../../../provider/core/schema/wire";
import { shape, thing } from "./thing";

describe("the wire", () => {
  it.each([pascalCase, snakeCase])("brings back what was sent", (naming) => {
    fc.assert(
      fc.property(thing, (value) => {
        const back = fromWire(shape, JSON.parse(JSON.stringify(toWire(shape, value, naming))), naming);
        expect(same(shape, value, back)).toBe(true);
      }),
    );
  });

  it("uses the platform's names, converts by the schema, and drops what it does not know", () => {
    expect(toWire(shape, { name: "n", open: true, note: "mine" }, pascalCase)).toEqual({
      Name: "n",
      IsOpen: true,
    });
    expect(fromWire(shape, { Name: 7, Count: "3", IsOpen: "FALSE", Extra: 1 }, pascalCase)).toEqual({
      name: "7",
      count: 3,
      open: false,
    });
  });
});
