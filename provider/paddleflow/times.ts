/** A time of the server in milliseconds since the epoch. Most have no zone: those are taken for UTC. */
export function timeOf(text: unknown): number {
  if (typeof text !== "string") return Date.now();
  const local = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  const time = Date.parse(local === null ? text : `${local[1]}T${local[2]}Z`);
  return Number.isNaN(time) ? Date.now() : time;
}
