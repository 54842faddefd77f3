/** A version as the tools of this project print it: "v3.255.0", "3.247.0-alpha.1+dirty". */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: string;
}

const pattern = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Parses a version, or answers undefined for text that is none. */
export function parseVersion(text: string): Version | undefined {
  const match = pattern.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const [, major, minor, patch, prerelease] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch ?? 0),
    prerelease: prerelease ?? "",
  };
}

/** True where `text` is a version that is not older than `minimum`. A pre-release is older than its release. */
export function isAtLeast(text: string, minimum: string): boolean {
  const version = parseVersion(text);
  const floor = parseVersion(minimum);
  return version !== undefined && floor !== undefined && compare(version, floor) >= 0;
}

function compare(a: Version, b: Version): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    // Two different pre-releases of one version are taken for equal: no floor of ours is a pre-release.
    Number(a.prerelease === "") - Number(b.prerelease === "")
  );
}
