import { minVersion } from "semver";

type Versions = Readonly<Record<string, string>>;

/** What of a package.json says which other packages are installed. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly peerDependencies?: Versions;
}

/** The lowest version of each package that the ranges of a package admit, its peers included. */
export function lowestVersions({ dependencies, peerDependencies }: Manifest): Versions {
  const ranges = Object.entries({ ...dependencies, ...peerDependencies });
  return Object.fromEntries(
    ranges.map(([name, range]) => {
      const lowest = minVersion(range)?.version;
      if (lowest === undefined) throw new Error(`${name}: no version is in ${range}`);
      return [name, lowest];
    }),
  );
}

/** The package.json with which the lowest versions are installed: peers are among the packages for development. */
export function withLowest(manifest: Manifest): Manifest {
  const lowest = lowestVersions(manifest);
  const { dependencies = {}, devDependencies = {} } = manifest;
  const pinned = (ranges: Versions) => ({
    ...ranges,
    ...Object.fromEntries(Object.entries(lowest).filter(([name]) => Object.hasOwn(ranges, name))),
  });
  return { ...manifest, dependencies: pinned(dependencies), devDependencies: pinned(devDependencies) };
}
