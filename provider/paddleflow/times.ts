/** A time of the server in milliseconds since the epoch, where it is one. Most have no zone: those are taken for UTC. */
export function timeOf(text: unknown): number | undefined {
  if (typeof text !== "string") return undefined;
  const local = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  const time = Date.parse(local === null ? text : `${local[1]}T${local[2]}Z`);
  return Number.isNaN(time) ? undefined : time;
}
