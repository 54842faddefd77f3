/** A path as the engine writes it, such as `spec.tasks[0]["a.b"]`. What is not of that form ends it. */
export function parsePath(text: string): PropertyKey[] {
  const part = /\.?([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y;
  const path: PropertyKey[] = [];
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    const [, name, index, quoted] = match;
    path.push(index === undefined ? (name ?? (quoted ?? "").replace(/\\(.)/g, "$1")) : Number(index));
  }
  return path;
}
