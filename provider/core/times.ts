/** A time in milliseconds since the epoch; undefined where there is none: the one way to say that it is not known. */
export function timeOf(text: unknown): number | undefined {
  const time = typeof text === "string" ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
