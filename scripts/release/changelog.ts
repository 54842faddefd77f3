/** The section of one version in a file in the form of Keep a Changelog. */
export interface Section {
  readonly version: string;
  /** Missing while the version is not released. */
  readonly date?: string;
  readonly text: string;
}

const HEADING = /^## \[(\d+\.\d+\.\d+)\](?: - (\d{4}-\d{2}-\d{2}))?.*$/m;

/** The sections of all versions, in the order of the file: the newest comes first. */
export function sectionsOf(changelog: string): Section[] {
  return changelog
    .split(/^(?=## )/m)
    .map((part) => [HEADING.exec(part), part] as const)
    .flatMap(([heading, part]) => {
      const [line, version, date] = heading ?? [];
      if (line === undefined || version === undefined) return [];
      // The links of the headings follow the last section.
      const text = part
        .replace(line, "")
        .replace(/^\[[^\]]+\]: \S+\n?/gm, "")
        .trim();
      return [{ version, ...(date !== undefined && { date }), text }];
    });
}
