export type Cell = string | number | undefined;

/** Lines of text in columns: words to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => (cell === undefined ? "–" : String(cell))))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const isText = head.map((_, column) => rows.every((row) => !/^[\d–]/.test(String(row[column] ?? "–"))));
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) =>
        isText[column] || column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [format(head), rule, ...lines.slice(1).map(format)].join("\n");
}

export function fixed(value: number | undefined, digits: number, unit = ""): string | undefined {
  return value === undefined ? undefined : `${value.toFixed(digits)}${unit}`;
}
