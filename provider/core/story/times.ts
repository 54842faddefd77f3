const MINUTE = 60;
const HOUR = 3_600;

/** A length of time in its two largest units. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds / 1_000);
  const whole = Math.round(seconds);
  if (whole < MINUTE) return `${seconds < 10 ? Math.round(seconds * 10) / 10 : whole} s`;
  if (whole < HOUR) return joined(Math.floor(whole / MINUTE), "min", whole % MINUTE, "s");
  return joined(Math.floor(whole / HOUR), "h", Math.floor((whole % HOUR) / MINUTE), "min");
}

function joined(large: number, unit: string, small: number, smaller: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smaller}`;
}

/** A moment to the second, in UTC, or without a zone where that is not known. */
export function momentText(time: number, hasLocalTimes = false): string {
  const text = new Date(time).toISOString().slice(0, 19);
  return hasLocalTimes ? text.replace("T", " ") : `${text}Z`;
}
