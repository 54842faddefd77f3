import { describe, expect, it } from "vitest";

import { type Facts, problemsOf } from "../../../../scripts/release/check";
import { sectionsOf } from "../../../../scripts/release/changelog";

// In the form of the example on keepachangelog.com.
const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- What comes next.

## [1.1.0] - 2026-12-02

### Fixed

- A fault.

## [1.0.0] - 2026-11-30

### Added

- All of it.

[unreleased]: https://example.com/compare/v1.1.0...HEAD
[1.1.0]: https://example.com/compare/v1.0.0...v1.1.0
[1.0.0]: https://example.com/releases/tag/v1.0.0
`;

it("reads the sections of a changelog's versions", () => {
  expect(sectionsOf(CHANGELOG)).toEqual([
    { version: "1.1.0", date: "2026-12-02", text: "### Fixed\n\n- A fault." },
    { version: "1.0.0", date: "2026-11-30", text: "### Added\n\n- All of it." },
  ]);
  expect(sectionsOf("## [0.1.0] - Unreleased\n\nText.\n")).toEqual([{ version: "0.1.0", text: "Text." }]);
});

const FIT: Facts = {
  version: "1.1.0",
  tags: ["v1.1.0"],
  changes: [],
  changelog: CHANGELOG,
  golden: ["1.0.0", "1.1.0"],
};

describe("a commit", () => {
  it("is released where all fits", () => {
    expect(problemsOf(FIT)).toEqual([]);
  });

  it.each([
    ["whose tag is another version's", { tags: ["v1.2.0"] }, "needs the tag v1.1.0"],
    ["without a tag", { tags: [] }, "it has none"],
    ["of a version that is not released so", { version: "1.1.0-rc.1" }, "not of the form 1.2.3"],
    ["whose tree is changed", { changes: [" M README.md"] }, "differs from the commit:\n M README.md"],
    ["without a changelog", { changelog: "" }, "no section for 1.1.0"],
    ["whose section has no date", { changelog: CHANGELOG.replace("2026-12-02", "soon") }, "has no date"],
    ["whose section is empty", { changelog: CHANGELOG.replace("### Fixed\n\n- A fault.", "") }, "is empty"],
    ["without the states of the release before", { golden: ["1.1.0"] }, "No states of 1.0.0"],
    ["without states of its own", { golden: ["1.0.0"] }, "No states of 1.1.0"],
  ] as const)("%s is refused", (_title, change: Partial<Facts>, problem) => {
    expect(problemsOf({ ...FIT, ...change })).toEqual(
      expect.arrayContaining([expect.stringContaining(problem)]),
    );
  });
});
